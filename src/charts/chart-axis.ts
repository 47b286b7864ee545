import { constantText } from './constant-text.ts';
import type { ValueScale } from './value-scale.ts';

/** Axis and scale of a channel whose ticks and labels are chosen before. */
export function chartAxis(scale: ValueScale, title: string | undefined) {
  const labels = JSON.stringify(scale.ticks.map(({ label }) => label));
  const values = JSON.stringify(scale.ticks.map(({ value }) => value));
  return {
    scale: {
      domain: [...scale.domain],
      nice: false,
      ...(scale.isLog ? { type: 'log' as const } : { zero: false }),
    },
    axis: {
      values: scale.ticks.map(({ value }) => value),
      labelExpr: `${labels}[indexof(${values}, datum.value)]`,
      // An expression is compiled here as anywhere, though the types know only of texts.
      ...(title === undefined ? {} : { title: constantText(title) as unknown as string }),
    },
  };
}
