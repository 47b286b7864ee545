import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { attributeOf, parsePage } from './parse-page.ts';
import { filesOf } from './site-folder.ts';

const { sample, based } = inject('sites');

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
