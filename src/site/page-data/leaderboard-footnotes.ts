import type { BoardConfiguration } from '../../analysis/leaderboard/board-types.ts';
import { countOf } from '../format.ts';

/** Footnotes of a board: their texts, and the number of that of each configuration. */
export type Footnotes = { readonly texts: readonly string[]; readonly numbers: ReadonlyMap<string, number> };

const MOST_NOTES = 12;

/** What must be known of a configuration besides its numbers; configurations of which the same is to be said share it. */
export function footnotes(configurations: readonly BoardConfiguration[]): Footnotes {
  const texts: string[] = [];
  const numbers = new Map<string, number>();
  for (const configuration of configurations) {
    const text = noteOf(configuration);
    if (text === undefined) continue;
    const place = texts.indexOf(text);
    if (place < 0 && texts.length >= MOST_NOTES) continue;
    if (place < 0) texts.push(text);
    numbers.set(configuration.id, place < 0 ? texts.length : place + 1);
  }
  return { texts, numbers };
}

function noteOf({ leftOut, commits, interval }: BoardConfiguration): string | undefined {
  const parts: string[] = [];
  if (leftOut.length > 0) parts.push(`${countOf(leftOut.length, 'run')} left out: ${reasonsText(leftOut)}`);
  if (commits.length > 1) parts.push(`runs of ${commits.length} commits`);
  if (interval.shown && interval.method === 't' && interval.clipped.length > 0)
    parts.push(interval.text.split(', ').slice(1).join(', '));
  if (interval.shown && interval.method === 'wilson') parts.push(interval.text);
  if (!interval.shown && interval.reason === 'no spread over repeats') parts.push(interval.reason);
  return parts.length > 0 ? sentence(parts.join('; ')) : undefined;
}

/** A text of a board as a sentence of its own. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;
}

/** `status FAILED (2), parent run (1)`, the most frequent first. */
export function reasonsText(leftOut: readonly { readonly reason: string }[]): string {
  const counts = new Map<string, number>();
  for (const { reason } of leftOut) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  if (sorted.length === 1) return sorted[0]?.[0] ?? '';
  return sorted.map(([reason, count]) => `${reason} (${count})`).join(', ');
}
