import { useMemo } from 'react';
import { baselineIndex } from '../comparison-rows.ts';
import { ArtifactList } from './ArtifactList.tsx';
import { artifactItems } from './artifact-items.ts';
import type { ArtifactsProps, ChangeArtifacts } from './artifact-props.ts';
import { OpenArtifact } from './OpenArtifact.tsx';

/** The artifacts of the runs by path; those that are open lie side by side below their list. */
export default function ArtifactSection({ comparison, view, change, base }: ArtifactsProps) {
  const { runs } = comparison;
  const items = useMemo(() => artifactItems(runs, base), [runs, base]);
  const { artifacts } = view;
  const changeArtifacts: ChangeArtifacts = (part) => change({ artifacts: { ...artifacts, ...part } });
  const open = artifacts.open.flatMap((path) => items.find((item) => item.path === path) ?? []);
  const gone = artifacts.open.filter((path) => !items.some((item) => item.path === path));
  return (
    <>
      <ArtifactList
        items={items}
        runs={runs.length}
        all={view.all}
        changeAll={(all) => change({ all })}
        view={artifacts}
        change={changeArtifacts}
      />
      {gone.length > 0 && (
        <p className="note" role="alert">
          None of these runs has {gone.join(', ')}.
        </p>
      )}
      {open.map((item) => (
        <OpenArtifact
          key={item.path}
          item={item}
          runs={runs}
          base={base}
          baseline={baselineIndex(runs, view.baseline)}
          all={view.all}
          view={artifacts}
          change={changeArtifacts}
        />
      ))}
    </>
  );
}
