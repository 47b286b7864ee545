import { command, EXIT, main } from './cli/command.ts';
import { runGates } from './cli/gates.ts';
import { runVitest } from './cli/run-vitest.ts';

await main(async () => {
  command(
    'test',
    'Run everything that must stay green: types, lint, format, dead code, unit tests, whole-site tests, browser tests. The last line counts what passed and failed; exits with 1 when anything failed.',
  ).parse();
  const gates = await runGates();
  console.log('\n== tests');
  const tests = await runVitest('scripts/vitest.config.ts');
  const failed = gates.failed + tests.failed;
  console.log(`\n${gates.passed + tests.passed} passed, ${failed} failed`);
  return failed > 0 ? EXIT.findings : EXIT.done;
});
