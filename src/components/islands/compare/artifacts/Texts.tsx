import { countOf } from '../../../../site/format.ts';
import { Check } from '../CurveTools.tsx';
import { AlignedTable } from './AlignedTable.tsx';
import type { OpenProps } from './artifact-props.ts';
import { type ContentGroup, type ContentGroups, contentGroups } from './content-groups.ts';
import { LayoutSelect } from './LayoutSelect.tsx';
import { layoutOf } from './layout.ts';
import { type LoadedText, loadText } from './load-text.ts';
import { MoreButton } from './MoreButton.tsx';
import { orderedFormat } from './normal-form.ts';
import { FileLink } from './OtherFiles.tsx';
import { PlainText } from './PlainText.tsx';
import { RunNames } from './RunNames.tsx';
import { readTables } from './read-table.ts';
import { TextDiff } from './TextDiff.tsx';
import { useResult } from './use-result.ts';

const MOST_AT_ONCE = 5;

/** Texts of the same path: tables row by row, all others as differences to the baseline's. */
export function Texts(props: OpenProps) {
  const groups = contentGroups(props.item.files, props.baseline);
  return groups ? <TextGroups {...props} groups={groups} /> : null;
}

function TextGroups(props: OpenProps & { readonly groups: ContentGroups }) {
  const { item, runs, view, change, groups } = props;
  const { base, isStandIn, others, missing } = groups;
  const shown = others.slice(0, MOST_AT_ONCE * (1 + view.more));
  const files = [base, ...shown].map(({ file }) => file);
  const loaded = useResult(files.map(({ url }) => url).join(' '), async () => {
    const texts = await Promise.all(files.map(loadText));
    return { texts, tables: await readTables(texts, item.path) };
  });
  if (loaded.kind === 'loading') return <p className="note">Reading {countOf(files.length, 'file')}.</p>;
  if (loaded.kind === 'failed')
    return (
      <p className="note" role="alert">
        The files could not be read: {loaded.message}.
      </p>
    );
  const { texts, tables } = loaded.value;
  const isTable = tables !== undefined && !view.plain;
  const layout = layoutOf(view);
  return (
    <>
      {!isTable && <TextTools {...props} hasTables={tables !== undefined} layout={layout} />}
      {isStandIn && (
        <p className="note">
          The baseline has no such file; the others are compared with{' '}
          <RunNames runs={runs} places={base.runs} />
        </p>
      )}
      {isTable ? (
        <AlignedTable {...props} groups={[base, ...shown]} tables={tables} />
      ) : (
        <Differences {...props} shown={shown} texts={texts} layout={layout} />
      )}
      {missing.length > 0 && (
        <p className="note">
          <RunNames runs={runs} places={missing} /> without such a file
        </p>
      )}
      <MoreButton left={others.length - shown.length} noun="other content" view={view} change={change} />
    </>
  );
}

type TextToolsProps = OpenProps & { readonly hasTables: boolean; readonly layout: 'split' | 'unified' };

function TextTools({ item, view, change, hasTables, layout }: TextToolsProps) {
  return (
    <search className="tools cmp-tools" aria-label={`Text of ${item.path}`}>
      <LayoutSelect layout={layout} change={change} />
      {orderedFormat(item.path) && (
        <Check label="keys in order" checked={view.sorted} onChange={(sorted) => change({ sorted })} />
      )}
      {hasTables && <Check label="as text" checked={view.plain} onChange={(plain) => change({ plain })} />}
    </search>
  );
}

type DifferencesProps = OpenProps & {
  readonly groups: ContentGroups;
  readonly shown: readonly ContentGroup[];
  readonly texts: readonly LoadedText[];
  readonly layout: 'split' | 'unified';
};

function Differences({ item, runs, view, groups: { base }, shown, texts, layout }: DifferencesProps) {
  const [before, ...after] = texts;
  if (!before) return null;
  if (shown.length === 0)
    return (
      <>
        <p className="note">
          The same in <RunNames runs={runs} places={base.runs} />
        </p>
        <PlainText loaded={before} file={base.file} />
      </>
    );
  return shown.map(({ file, runs: places }, index) => {
    const other = after[index];
    return other ? (
      <TextDiff
        key={places.join()}
        path={item.path}
        label={`${item.path} of ${runs[places[0] ?? 0]?.label} beside the baseline’s`}
        before={{
          loaded: before,
          names: <RunNames runs={runs} places={base.runs} />,
          link: <FileLink file={base.file} />,
        }}
        after={{
          loaded: other,
          names: <RunNames runs={runs} places={places} />,
          link: <FileLink file={file} />,
        }}
        isSorted={view.sorted}
        layout={layout}
      />
    ) : null;
  });
}
