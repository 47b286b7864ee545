import type { Difference } from './compare-facts.ts';
import { type Facts, valueAt } from './facts.ts';

/** Both readings whole, for rules that need more than the difference itself. */
export type Readings = {
  readonly files: Facts;
  readonly database: Facts;
  /** When the migrator began and ended. */
  readonly migratedMs: readonly [from: number, to: number];
};

/** Something that MLflow's migrator is known to do; `covers` is true of nothing else. */
export type Rule = {
  readonly name: string;
  readonly says: string;
  covers(difference: Difference, readings: Readings): boolean;
};

/** Differences between a file store and what MLflow's migrator made of it that are no fault of a reader. */
export const MIGRATOR_RULES: readonly Rule[] = [
  {
    name: 'point-once',
    says: 'a database holds a point once, however often a file repeats it',
    covers: ({ collection, id, path, expected, found }, { files, database }) => {
      const [field, metric = '', part] = path;
      if (collection !== 'runs' || field !== 'metrics' || part !== 'points') return false;
      const history = (facts: Facts, name: string) =>
        valueAt(facts.get('runs')?.get(id), 'histories', metric, name);
      return (
        Number(expected) > Number(found) &&
        found === history(files, 'different') &&
        history(files, 'digest') === history(database, 'digest')
      );
    },
  },
  {
    name: 'point-without-dataset',
    says: 'the table of metric points has no column for the dataset of a point',
    covers: ({ collection, path: [field, , part], expected, found }) =>
      collection === 'runs' &&
      field === 'metrics' &&
      part === 'dataset' &&
      expected !== undefined &&
      found === undefined,
  },
  {
    name: 'time-of-migration',
    says: 'an experiment of an old MLflow has no times, and gets those of its migration',
    covers: ({ collection, path: [field, ...rest], expected, found }, { migratedMs: [from, to] }) =>
      collection === 'experiments' &&
      (field === 'creationTimeMs' || field === 'lastUpdateTimeMs') &&
      rest.length === 0 &&
      expected === undefined &&
      Number(found) >= from &&
      Number(found) <= to,
  },
  {
    name: 'trash-active',
    says: 'the migrator believes the meta.yaml of an experiment in .trash that still says active; MLflow’s file store and Runfolio go by the place',
    covers: ({ collection, path: [field], expected, found }) =>
      collection === 'experiments' &&
      field === 'lifecycleStage' &&
      expected === 'deleted' &&
      found === 'active',
  },
  {
    name: 'trash-artifacts',
    says: 'artifacts of a deleted experiment lie in .trash, where neither the URI in the database leads nor MLflow looks',
    covers: ({ collection, id, path: [field], found }, { files }) => {
      if (collection !== 'runs') return false;
      const experiment = valueAt(files.get('runs')?.get(id), 'experimentId') ?? '';
      const isDeleted = valueAt(files.get('experiments')?.get(experiment), 'lifecycleStage') === 'deleted';
      return (
        isDeleted && ((field === 'artifacts' && found === '0') || (field === 'files' && found === undefined))
      );
    },
  },
];
