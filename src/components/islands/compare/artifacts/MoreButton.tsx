import { countOf } from '../../../../site/format.ts';
import type { ChangeArtifacts } from './artifact-props.ts';
import type { ArtifactView } from './artifact-view.ts';

type Props = {
  readonly left: number;
  readonly noun: string;
  readonly view: ArtifactView;
  readonly change: ChangeArtifacts;
};

/** Shows more of what is left, when there is any. */
export function MoreButton({ left, noun, view, change }: Props) {
  if (left <= 0) return null;
  return (
    <p className="art-more">
      <button type="button" className="btn" onClick={() => change({ more: view.more + 1 })}>
        Show more
      </button>{' '}
      <span className="mut">{countOf(left, noun)} left</span>
    </p>
  );
}
