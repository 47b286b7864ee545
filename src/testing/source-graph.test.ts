import { describe, expect, it } from 'vitest';
import { importCycles, readSourceGraph, type SourceGraph, wayTo } from './source-graph.ts';

function graphOf(edges: Readonly<Record<string, readonly string[]>>): SourceGraph {
  return new Map(
    Object.entries(edges).map(([file, names]) => [
      file,
      names.map((name) => ({
        kind: name.startsWith('node:') ? ('package' as const) : ('file' as const),
        name,
      })),
    ]),
  );
}

describe('readSourceGraph', () => {
  const graph = readSourceGraph();

  it('sees type-only imports, packages and the frontmatter of components', () => {
    expect(graph.get('src/testing/make-run.ts')).toEqual([{ kind: 'file', name: 'src/entities/run.ts' }]);
    expect(graph.get('src/analysis/order.ts')).toEqual([
      { kind: 'file', name: 'src/analysis/metric-direction.ts' },
    ]);
    expect(graph.get('src/testing/source-graph.ts')).toContainEqual({ kind: 'package', name: 'typescript' });
    expect(graph.get('src/layouts/ReportLayout.astro')).toContainEqual({
      kind: 'file',
      name: 'src/site/page.ts',
    });
  });
});

describe('importCycles', () => {
  it('finds a cycle and names its files', () => {
    expect(importCycles(graphOf({ a: ['b'], b: ['c'], c: ['b', 'd'], d: [] }))).toEqual([['b', 'c', 'b']]);
  });

  it('finds a file that imports itself', () => {
    expect(importCycles(graphOf({ a: ['a'] }))).toEqual([['a', 'a']]);
  });

  it('finds none where ways only meet', () => {
    expect(importCycles(graphOf({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toEqual([]);
  });
});

describe('wayTo', () => {
  it('names the files on the way', () => {
    const graph = graphOf({ a: ['b', 'c'], b: ['a'], c: ['node:'] });
    expect(wayTo(graph, 'a', 'node:')).toEqual(['a', 'c', 'node:']);
    expect(wayTo(graph, 'a', 'react')).toBeUndefined();
  });
});
