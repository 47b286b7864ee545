import { command, EXIT, main } from './cli/command.ts';
import { runGates } from './cli/gates.ts';

await main(async () => {
  command('check', 'Check types, lint, format and dead code. Exits with 1 when any of them fails.').parse();
  const { passed, failed } = await runGates();
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 ? EXIT.findings : EXIT.done;
});
