import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import type { RunLook } from '../../charts/run-look.ts';

const { sample } = inject('sites');

type SeenRun = { readonly segment: string; readonly experiment: string; readonly look: RunLook };

const runs: readonly SeenRun[] = readdirSync(join(sample, 'runs')).map((segment) => {
  const { run, look } = JSON.parse(readFileSync(join(sample, 'runs', segment, 'run.json'), 'utf8')) as {
    run: { experimentKey: string };
    look: RunLook;
  };
  return { segment, experiment: run.experimentKey, look };
});
const experiments = readdirSync(join(sample, 'experiments'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** By run, the classes and the symbol of the mark that stands before its link. */
function marksOf(path: string): ReadonlyMap<string, string> {
  const html = readFileSync(join(sample, path), 'utf8');
  const mark =
    /<svg class="mk (c\d+)"[^>]*><use href="(#m\d+)"[^>]*><\/use><\/svg><a href="\/runs\/([^/"]+)\//g;
  return new Map(
    [...html.matchAll(mark)].map(([, colour, symbol, segment]) => [segment ?? '', `${colour} ${symbol}`]),
  );
}

describe('a run looks the same', () => {
  it.each(experiments)('in the tables of experiment %s and where runs are compared', (experiment) => {
    const looks = new Map(runs.map(({ segment, look }) => [segment, `c${look.colour} #m${look.marker}`]));
    const pages = ['index.html', 'compare/index.html'].flatMap((page) => {
      try {
        return [marksOf(join('experiments', experiment, page))];
      } catch {
        return [];
      }
    });
    for (const marks of pages)
      for (const [segment, mark] of marks)
        expect(`${segment} ${mark}`).toBe(`${segment} ${looks.get(segment)}`);
  });

  it('in figures of curves, where its label has its colour and its line its dash too', () => {
    const named = new Map<string, readonly RunLook[]>();
    for (const { segment, look } of runs) {
      const { run } = JSON.parse(readFileSync(join(sample, 'runs', segment, 'run.json'), 'utf8')) as {
        run: { name: string };
      };
      named.set(run.name, [...(named.get(run.name) ?? []), look]);
    }
    let seen = 0;
    for (const experiment of experiments) {
      const html = readFileSync(join(sample, 'experiments', experiment, 'index.html'), 'utf8');
      for (const figure of html.match(/<figure[^>]*id="curves[\s\S]*?<\/figure>/g) ?? []) {
        for (const [, colour = '', name = ''] of figure.matchAll(
          /<text[^>]*fill="var\(--(c[\d-]+)\)"[^>]*>([^<]+)</g,
        )) {
          const colours = (named.get(name) ?? []).map(
            ({ colour: own, shade }) => `c${own}${shade > 1 ? `-${shade}` : ''}`,
          );
          if (colours.length === 0) continue;
          seen += 1;
          expect(colours, name).toContain(colour);
        }
      }
    }
    expect(seen).toBeGreaterThan(3);
  });

  it('and differs from the others of its series among the first fifteen', () => {
    for (const group of Map.groupBy(
      runs,
      ({ experiment, look }) => `${experiment} ${look.colour} ${look.marker}`,
    ).values()) {
      const looks = new Set(group.map(({ look }) => JSON.stringify(look)));
      expect(looks.size).toBe(Math.min(15, group.length));
    }
  });
});
