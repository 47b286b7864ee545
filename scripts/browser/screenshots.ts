import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { command, EXIT, main } from '../cli/command.ts';
import { launchBrowser } from './launch.ts';
import { serveSite } from './serve.ts';

await main(async () => {
  const program = command('screenshots', 'Photograph pages of the built site at two widths, light and dark.')
    .argument('<paths...>', 'paths of pages, e.g. "" or runs/…/')
    .option('--site <folder>', 'the built site', 'dist')
    .option('--out <folder>', 'where the pictures go', '.runfolio/screenshots')
    .parse();
  const { site, out } = program.opts<{ site: string; out: string }>();
  mkdirSync(out, { recursive: true });
  const server = await serveSite(site, '/');
  const browser = await launchBrowser();
  try {
    for (const width of [1440, 390]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
        for (const path of program.args) {
          await page.goto(server.url + path);
          const name = path.replace(/\W+/g, '-') || 'home';
          await page.screenshot({ path: join(out, `${name}-${width}-${colorScheme}.png`), fullPage: true });
        }
        await page.close();
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
  return EXIT.done;
});
