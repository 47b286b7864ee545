import { type ReactNode, useMemo } from 'react';
import { countOf, formatBytes } from '../../../../site/format.ts';
import { DiffTable } from './DiffTable.tsx';
import { diffLines } from './diff-lines.ts';
import { type LoadedText, MOST_TEXT_BYTES } from './load-text.ts';
import { normalForm, orderedFormat } from './normal-form.ts';
import { useResult } from './use-result.ts';

type Side = {
  readonly loaded: LoadedText;
  readonly names: ReactNode;
  /** Where the whole text is. */
  readonly link?: ReactNode;
};

type Props = {
  readonly path: string;
  /** What tells this difference from the others of the path. */
  readonly label: string;
  readonly before: Side;
  readonly after: Side;
  readonly isSorted: boolean;
  readonly layout: 'split' | 'unified';
};

/**
 * How the text of some runs differs from that of the baseline.
 *
 * @param path of the file, by which its format is known; a name for texts that are no files.
 */
export function TextDiff({ path, label, before, after, isSorted, layout }: Props) {
  return (
    <section className="art-part">
      <p className="art-sides">
        <span>
          <span aria-hidden="true">−</span> {before.names} {before.link}
        </span>
        <span>
          <span aria-hidden="true">+</span> {after.names} {after.link}
        </span>
      </p>
      {before.loaded.kind === 'text' && after.loaded.kind === 'text' ? (
        <Compared
          path={path}
          label={label}
          before={before.loaded}
          after={after.loaded}
          isSorted={isSorted}
          layout={layout}
        />
      ) : (
        <p className="note">{[before, after].flatMap(whyNoText).join(' ')}</p>
      )}
    </section>
  );
}

function whyNoText({ loaded }: Side, index: number): string | readonly [] {
  if (loaded.kind === 'text') return [];
  const which = index === 0 ? 'The first' : 'The second';
  return loaded.kind === 'binary' ? `${which} is no text.` : `${which} is not on the site: ${loaded.reason}.`;
}

type Text = Extract<LoadedText, { readonly kind: 'text' }>;
type ComparedProps = Omit<Props, 'before' | 'after'> & { readonly before: Text; readonly after: Text };

function Compared({ path, label, before, after, isSorted, layout }: ComparedProps) {
  const format = before.isCut || after.isCut ? undefined : orderedFormat(path);
  const normal = useResult(`${format} ${path} ${before.text.length} ${after.text}`, async () =>
    format ? Promise.all([before.text, after.text].map((text) => normalForm(text, format))) : [],
  );
  const [left, right] = normal.kind === 'loaded' ? normal.value : [];
  const isReadable = left !== undefined && right !== undefined;
  const [from, to] = isSorted && isReadable ? [left, right] : [before.text, after.text];
  const diff = useMemo(() => diffLines(from, to), [from, to]);
  const notes = [
    ...(isReadable && left === right && before.text !== after.text
      ? ['Only the order of keys and the layout differ.']
      : []),
    ...(isSorted && format && normal.kind === 'loaded' && !isReadable
      ? [`One of them is no valid ${format.toUpperCase()}: the keys stay as they are.`]
      : []),
    ...(before.isCut || after.isCut
      ? [`Only the first ${formatBytes(MOST_TEXT_BYTES)} are compared; the rest is in the files.`]
      : []),
    ...([before, after].some(({ encoding }) => encoding === 'windows-1252')
      ? ['Not valid UTF-8: read as windows-1252.']
      : []),
    ...(diff.removed + diff.added === 0 ? [nothingText(from, to, before.isCut || after.isCut)] : []),
    ...(diff.most === undefined
      ? []
      : [`So many lines stand elsewhere that only the first ${diff.most} of each are compared.`]),
  ];
  return (
    <>
      {notes.map((note) => (
        <p className="note" key={note}>
          {note}
        </p>
      ))}
      {diff.removed + diff.added > 0 && (
        <>
          <p className="tcap" role="status">
            {countOf(diff.removed, 'line')} removed, {diff.added} added
          </p>
          <DiffTable diff={diff} layout={layout} label={label} />
        </>
      )}
    </>
  );
}

function nothingText(from: string, to: string, isCut: boolean): string {
  if (from !== to) return 'The lines are the same; only how they end differs.';
  return isCut ? 'These parts are the same.' : 'The texts are the same.';
}
