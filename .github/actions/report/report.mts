import { join, resolve } from 'node:path';
import process from 'node:process';
import { options, required, run, setOutput, sizeOf, step, storeOptions, told } from './step.mts';

/** What GitHub Pages takes. */
const MOST_BYTES = 1_000_000_000;

/** Builds the site, with a page of the review where there is one. */
step(() => {
  const out = resolve(told('OUT') || join(required('RUNNER_TEMP'), 'runfolio', 'site'));
  const ended = build(out);
  if (ended !== 0) throw new Error(`The site was not built: runfolio report ended with code ${ended}.`);
  const bytes = sizeOf(out);
  if (bytes > MOST_BYTES)
    console.log(
      `::warning::The site has ${bytes} bytes; GitHub Pages takes ${MOST_BYTES}. The log of this step says what it takes, and what to leave out.`,
    );
  setOutput('site', out);
});

function build(out: string): number {
  const args = [
    ...storeOptions(),
    '--sizes',
    ...options({
      '--config': told('CONFIG'),
      '--out': out,
      '--base': told('BASE_PATH'),
      '--site': told('SITE'),
      '--robots': told('ROBOTS'),
      '--review': told('REVIEW'),
    }),
  ];
  return run(process.execPath, [required('PROGRAM'), 'report', ...args]).code;
}
