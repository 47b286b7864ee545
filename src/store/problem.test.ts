import { describe, expect, it } from 'vitest';
import { addProblems, type Problem } from './problem.ts';

describe('addProblems', () => {
  it('adds more than a call takes arguments, in their order', () => {
    const problem = (index: number): Problem => ({ code: 'unclaimed-file', path: `f${index}` });
    const problems = [problem(-1)];
    addProblems(
      problems,
      Array.from({ length: 300_000 }, (_, index) => problem(index)),
    );
    expect(problems).toHaveLength(300_001);
    expect(problems.at(-1)).toEqual(problem(299_999));
  });
});
