import { numericParam } from '../analysis/param-space.ts';
import type { RunLook } from './run-look.ts';

/** A run as charts draw it; `id` is what they name it by. */
export type ChartRun = { readonly id: string; readonly name: string; readonly look: RunLook };

/** A param or metric of some runs, one entry a run. */
export type RunColumn = {
  readonly name: string;
  /** What is read; undefined where the run has none. */
  readonly texts: readonly (string | undefined)[];
  /** Finite numbers; all undefined for texts. */
  readonly numbers: readonly (number | undefined)[];
  /** Whether all that is there are numbers, so that it has a scale; else it has levels. */
  readonly isNumeric: boolean;
};

/** A column without the runs that are not drawn, which then count for no scale. */
export function maskColumn(column: RunColumn, isDrawn: (index: number) => boolean): RunColumn {
  return {
    ...column,
    texts: column.texts.map((text, index) => (isDrawn(index) ? text : undefined)),
    numbers: column.numbers.map((value, index) => (isDrawn(index) ? value : undefined)),
  };
}

/** Whether a run has a place on the axis of a column. */
export function hasPlace({ isNumeric, numbers, texts }: RunColumn, index: number): boolean {
  return (isNumeric ? numbers[index] : texts[index]) !== undefined;
}

/** A column of params: numbers when each that is there reads as one. */
export function paramColumn(name: string, texts: readonly (string | undefined)[]): RunColumn {
  const numbers = texts.map(numericParam);
  const isNumeric = texts.every((text, index) => text === undefined || numbers[index] !== undefined);
  const finite = (value: number | undefined) =>
    isNumeric && value !== undefined && Number.isFinite(value) ? value : undefined;
  return { name, texts, numbers: numbers.map(finite), isNumeric };
}

/**
 * A column of metrics. NaN and the infinities have a text and no place on a scale.
 *
 * @param write how a value is read.
 */
export function metricColumn(
  name: string,
  values: readonly (number | undefined)[],
  write: (value: number) => string,
): RunColumn {
  return {
    name,
    texts: values.map((value) => (value === undefined ? undefined : write(value))),
    numbers: values.map((value) => (Number.isFinite(value) ? value : undefined)),
    isNumeric: true,
  };
}
