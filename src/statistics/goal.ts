/** Which direction of a metric is better. */
export type Goal = 'maximize' | 'minimize';

/** 1 where greater is better, −1 where smaller is: times this, greater is always better. */
export function signOf(goal: Goal): 1 | -1 {
  return goal === 'maximize' ? 1 : -1;
}
