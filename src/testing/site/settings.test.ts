import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { buildReport, runCommand } from '../build-report.ts';
import { makeSmallStore } from '../make-small-store.ts';
import { attributeOf, parsePage } from './parse-page.ts';
import { filesOf } from './site-folder.ts';

const { folder, sample, based } = inject('sites');

function links(site: string): string[] {
  return filesOf(site)
    .filter((file) => file.endsWith('.html'))
    .flatMap((file) => parsePage(join(site, file)).elements)
    .flatMap((element) => attributeOf(element, 'href') ?? attributeOf(element, 'src') ?? []);
}

describe('runfolio.yaml', () => {
  it('puts every link below its base path', () => {
    const local = links(based).filter((link) => link.startsWith('/'));
    expect(local.length).toBeGreaterThan(1000);
    expect(local.filter((link) => !link.startsWith('/repo/'))).toEqual([]);
  });

  it('links commits to the pages of its repository', () => {
    const commits = links(based).filter((link) => link.startsWith('https://git.example/'));
    expect(new Set(commits.map((link) => link.replace(/[0-9a-f]{40}$/, '*')))).toEqual(
      new Set(['https://git.example/ada/iris/commit/*']),
    );
    expect(links(sample).filter((link) => link.includes('/commit/'))).toEqual([]);
  });

  it('gives the report its title', () => {
    expect(parsePage(join(based, 'index.html')).text).toContain('Below a path');
  });
});

describe('settings that name nothing', () => {
  it('are told where they stand: in the terminal, on the page of diagnostics and in its file', () => {
    const store = join(folder, 'named', 'mlruns');
    makeSmallStore(store);
    const config = join(folder, 'named.yaml');
    const pivot = '  - { rows: params.lr, metric: loss, experiment: flower }';
    writeFileSync(config, `title: Named\nbaselines: [nobody]\npivots:\n${pivot}\n`);
    const { site, output } = buildReport({
      store,
      folder: join(folder, 'named', 'out'),
      args: ['--config', config],
    });
    expect(output).toContain(
      'named.yaml:4: A pivot names the experiment "flower", which the report does not',
    );
    expect(output).toContain('named.yaml:2: The baseline "nobody" is no run of the report');
    expect(output).not.toContain(`${folder}/named.yaml:`);
    const page = parsePage(join(site, 'diagnostics', 'index.html')).text;
    expect(page).toContain('setting-experiment-unknown');
    expect(page).toContain('named.yaml:4');
    const diagnostics = JSON.parse(readFileSync(join(site, 'diagnostics.json'), 'utf8')) as unknown[];
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: 'setting-baseline-unknown', path: 'named.yaml', line: 2 }),
    );
    expect(runCommand('check-site', ['--site', site]).output).toContain('Nothing found');
  });
});
