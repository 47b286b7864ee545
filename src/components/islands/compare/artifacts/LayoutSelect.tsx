import type { ChangeArtifacts } from './artifact-props.ts';

type Props = { readonly layout: 'split' | 'unified'; readonly change: ChangeArtifacts };

/** Chooses how the two sides of differences are laid out. */
export function LayoutSelect({ layout, change }: Props) {
  return (
    <label>
      Lines
      <select
        value={layout}
        onChange={({ target }) => change({ layout: target.value === 'split' ? 'split' : 'unified' })}
      >
        <option value="split">side by side</option>
        <option value="unified">below each other</option>
      </select>
    </label>
  );
}
