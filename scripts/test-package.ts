import process from 'node:process';
import { command, EXIT, main } from './cli/command.ts';
import { collect } from './cli/options.ts';
import { runVitest } from './cli/run-vitest.ts';

await main(async () => {
  const { store } = command(
    'test-package',
    'Pack the package, install it into an empty folder and run its commands there. The last line counts what passed and failed.',
  )
    .option('--store <archive>', 'a store as .tar.gz, to report on as well; may be repeated', collect, [])
    .parse()
    .opts<{ store: readonly string[] }>();
  process.env['RUNFOLIO_TEST_ARCHIVES'] = JSON.stringify(store);
  const { passed, failed } = await runVitest('scripts/package/vitest.config.ts');
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 ? EXIT.findings : EXIT.done;
});
