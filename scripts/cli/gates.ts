import { runProgram } from './run-program.ts';

/** What the sources themselves must pass, each by one program. Types of collections come with a snapshot. */
const GATES: readonly (readonly [name: string, ...command: string[]])[] = [
  ['sample store', 'node', 'scripts/ingest.ts'],
  ['types', 'astro', 'check'],
  ['lint and format', 'biome', 'check', '--error-on-warnings', '.'],
  ['dead code', 'knip'],
];

export type Counts = { readonly passed: number; readonly failed: number };

/** Runs every gate, also after one has failed. */
export async function runGates(): Promise<Counts> {
  let passed = 0;
  for (const [name, ...command] of GATES) {
    console.log(`\n== ${name}`);
    const isPassed = (await runProgram(command)) === 0;
    if (isPassed) passed += 1;
    console.log(`${name}: ${isPassed ? 'ok' : 'FAILED'}`);
  }
  return { passed, failed: GATES.length - passed };
}
