import type { MetricHistory } from '../entities/metric.ts';
import { compareText } from './order.ts';

const SPLIT = /(^|[_/.\s-])(train|training|val|valid|validation|test|eval|dev)([_/.\s-]|$)/i;

/** Names of one figure: `train_loss` and `val_loss` belong together. */
function family(key: string): string {
  return key.replace(SPLIT, '$1$3').replace(/^[_/.\s-]+|[_/.\s-]+$/g, '') || key;
}

/**
 * Groups histories into figures: metrics that differ only by the part of the data they were measured on share one.
 * Metrics with fewer than two points have no curve.
 */
export function groupCurves(
  histories: readonly MetricHistory[],
): readonly { readonly name: string; readonly histories: readonly MetricHistory[] }[] {
  const groups = new Map<string, MetricHistory[]>();
  for (const history of histories) {
    if (history.values.length < 2) continue;
    const name = family(history.key);
    groups.set(name, [...(groups.get(name) ?? []), history]);
  }
  return [...groups]
    .map(([name, members]) => ({
      name: members.length === 1 ? (members[0]?.key ?? name) : name,
      histories: members,
    }))
    .sort((a, b) => compareText(a.name, b.name));
}
