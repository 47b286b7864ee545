import process from 'node:process';
import { InvalidArgumentError, Option } from 'commander';
import { choiceDigest } from '../src/publish/choose-runs.ts';
import { readSettings } from '../src/settings/read-settings.ts';
import { verdictText, verdictTitle } from '../src/site/review/verdict-text.ts';
import { command, EXIT, main } from './cli/command.ts';
import { COMMANDS } from './cli/commands.ts';
import { addPresetOption, collect, type PresetOptions, withPresets } from './cli/options.ts';
import { type SideQuery, withPublishedReview } from './cli/review/review-sides.ts';
import { writeReview } from './cli/review/write-review.ts';

type Options = SideQuery &
  PresetOptions & {
    readonly base: string;
    readonly out: string;
    readonly title?: string;
    readonly pageUrl?: string;
    readonly quietWhenUnchanged: boolean;
  };

await main(async () => {
  const program = addPresetOption(command('review', COMMANDS.review))
    .requiredOption('--base <what>', 'what head is compared with: a git ref, a run store or a snapshot')
    .option('--head <what>', 'likewise; the run stores as they are when absent')
    .option(
      '--store <path>',
      'where run stores are in a commit, and in the working directory; may be repeated (default: those of the settings)',
      collect,
      [],
    )
    .option(
      '--config <file>',
      'settings file (default: runfolio.yaml, if there)',
      process.env['RUNFOLIO_CONFIG'],
    )
    .option('--out <folder>', 'where review.json, review.md and files of artifacts go', '.runfolio/review')
    .option('--title <text>', 'what the review is called, e.g. the title of the pull request')
    .addOption(
      new Option(
        '--page-url <url>',
        'a page to link to from review.md, such as a preview of the report',
      ).argParser(webAddress),
    )
    .option('--quiet-when-unchanged', 'an empty review.md when nothing changed', false)
    .parse();
  const options = program.opts<Options>();
  const settings = withPresets(readSettings(options.config), options);
  await withPublishedReview(options, settings, (sides) => {
    const review = writeReview(sides, { ...options, choice: choiceDigest(settings.publish) });
    console.log(`${verdictTitle(review)} ${verdictText(review)}`);
    console.log(
      `Written to ${options.out}: review.md for a comment, review.json, and files of artifacts that differ.
Make a page of it with: report --review ${options.out}`,
    );
  });
  return EXIT.done;
});

function webAddress(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('It must be a web address, such as https://user.github.io/repo/.');
}
