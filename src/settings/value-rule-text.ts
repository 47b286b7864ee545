/**
 * How the value of a run on a leaderboard is written: `last`, `best`, `mean-of-last:5` or `at-best:<metric>`. The groups
 * are a plain word, a number of points, and a metric.
 */
export const VALUE_RULE = /^(?:(last|best)|mean-of-last:([1-9]\d{0,5})|at-best:(.+))$/s;
