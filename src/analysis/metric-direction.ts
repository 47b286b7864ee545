import type { Goal as StatisticsGoal } from '../statistics/goal.ts';
import {
  maxPhrases,
  maxTokens,
  minPhrases,
  minTokens,
  nonePhrases,
  nonePrefixes,
  noneTokens,
} from './metric-names.ts';
import { snakeCase } from './snake-case.ts';

export type Goal = StatisticsGoal;

/** What a metric's name says: a goal, `none` (not a quality, e.g. `lr`), or `unknown`. */
export type InferredDirection = Goal | 'none' | 'unknown';

const SPREAD_WORDS = new Set(['loss', 'std', 'stdev', 'stddev', 'stderr', 'se', 'sem']);

/**
 * Infers a direction from a metric's key. The first rule that fires decides; a guess is always shown as
 * "assumed". `score` and own names stay unknown on purpose: a wrong guess would crown the worst run.
 */
export function inferDirection(key: string): InferredDirection {
  if (nonePrefixes.some((prefix) => key.startsWith(prefix))) return 'none';
  const name = snakeCase(key.slice(key.lastIndexOf('/') + 1));
  const tokens = name.split('_');
  const padded = `_${name}_`;
  const holds = (phrase: string) => padded.includes(`_${phrase}_`);
  const first = tokens[0] ?? '';
  const last = tokens.at(-1) ?? '';
  const negated = first === 'neg';

  if (nonePhrases.some(holds)) return 'none';
  if (minPhrases.some(holds)) return negated && !holds('neg_log_likelihood') ? 'maximize' : 'minimize';
  if (maxPhrases.some(holds) && !SPREAD_WORDS.has(last)) return 'maximize';
  if ((last === 'loss' || last === 'losses') && !negated) return 'minimize';
  if (tokens.some((token) => noneTokens.includes(token))) return 'none';

  const max = tokens.some((token) => maxTokens.includes(token));
  const min = tokens.some((token) => minTokens.includes(token));
  if (min && (negated || first === 'negative')) return 'maximize';
  if (max === min) return 'unknown';
  return max ? 'maximize' : 'minimize';
}
