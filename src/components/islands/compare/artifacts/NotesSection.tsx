import { baselineIndex } from '../comparison-rows.ts';
import type { ArtifactsProps } from './artifact-props.ts';
import { LayoutSelect } from './LayoutSelect.tsx';
import { layoutOf } from './layout.ts';
import { MoreButton } from './MoreButton.tsx';
import { noteGroups } from './note-groups.ts';
import { PlainText } from './PlainText.tsx';
import { RunNames } from './RunNames.tsx';
import { TextDiff } from './TextDiff.tsx';

const MOST_AT_ONCE = 5;

const textOf = (text: string) => ({ kind: 'text', isCut: false, encoding: 'utf-8', text }) as const;

/** The notes of the runs as the Markdown they are, each beside the baseline's. */
export default function NotesSection({ comparison, view, change }: ArtifactsProps) {
  const { runs } = comparison;
  const groups = noteGroups(
    runs.map(({ run }) => run.note),
    baselineIndex(runs, view.baseline),
  );
  if (!groups) return null;
  const { base, others, missing } = groups;
  const changeArtifacts = (part: Partial<typeof view.artifacts>) =>
    change({ artifacts: { ...view.artifacts, ...part } });
  const layout = layoutOf(view.artifacts);
  const shown = others.slice(0, MOST_AT_ONCE * (1 + view.artifacts.more));
  return (
    <div className="art-notes">
      {others.length === 0 ? (
        <>
          <p className="note">
            The note of <RunNames runs={runs} places={base.runs} />
          </p>
          <PlainText loaded={textOf(base.note)} />
        </>
      ) : (
        <search className="tools cmp-tools" aria-label="Notes">
          <LayoutSelect layout={layout} change={changeArtifacts} />
        </search>
      )}
      {shown.map(({ note, runs: places }) => (
        <TextDiff
          key={places.join()}
          path="notes"
          label={`Note of ${runs[places[0] ?? 0]?.label} beside the baseline’s`}
          before={{ loaded: textOf(base.note), names: <RunNames runs={runs} places={base.runs} /> }}
          after={{ loaded: textOf(note), names: <RunNames runs={runs} places={places} /> }}
          isSorted={false}
          layout={layout}
        />
      ))}
      {missing.length > 0 && (
        <p className="note">
          <RunNames runs={runs} places={missing} /> without a note
        </p>
      )}
      <MoreButton
        left={others.length - shown.length}
        noun="other note"
        view={view.artifacts}
        change={changeArtifacts}
      />
    </div>
  );
}
