import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  importCycles,
  readSourceGraph,
  type SourceImport,
  sourceText,
  wayTo,
} from './testing/source-graph.ts';

/**
 * Which folder may import what, of ours and of others: data flows one way, from the store to the pages. A path with
 * a dot is a single file. Tests may also import `testing`, and what they need from anywhere.
 */
type Rule = { readonly folders: readonly string[]; readonly packages: readonly string[] };

const VEGA = ['vega', 'vega-lite'];
/** Where a chart becomes interactive: expressions are interpreted, as the policy of our pages allows no other way. */
const VEGA_IN_BROWSER = [...VEGA, 'vega-embed'];
const DISTRIBUTIONS = [
  '@stdlib/stats-base-dists-binomial-cdf',
  '@stdlib/stats-base-dists-normal-cdf',
  '@stdlib/stats-base-dists-normal-quantile',
  '@stdlib/stats-base-dists-t-cdf',
  '@stdlib/stats-base-dists-t-quantile',
];
const RULES: Readonly<Record<string, Rule>> = {
  entities: { folders: [], packages: ['zod'] },
  statistics: { folders: [], packages: DISTRIBUTIONS },
  settings: { folders: [], packages: ['zod', 'yaml', 'leven', 'node:'] },
  store: { folders: ['entities'], packages: ['node:', 'yaml', 'fast-glob'] },
  snapshot: { folders: ['entities'], packages: ['node:', 'zod'] },
  // Which part of a snapshot becomes a site: before the build, so that no page has to know of it.
  publish: { folders: ['entities', 'settings', 'search', 'analysis', 'snapshot'], packages: ['node:'] },
  ingest: { folders: ['store', 'entities', 'snapshot'], packages: ['node:', 'zod'] },
  // Runs laid out by column, for what the browser shows; zod is only in the schemas, which the browser does not load.
  columns: { folders: ['entities'], packages: ['zod'] },
  search: { folders: ['entities'], packages: [] },
  analysis: { folders: ['entities', 'statistics', 'search', 'settings'], packages: [] },
  // Settings that a store suggests: what a report would find out by itself, written down. Settings may not know it.
  suggest: {
    folders: ['entities', 'settings', 'statistics', 'analysis', 'site/format.ts'],
    packages: ['yaml'],
  },
  charts: { folders: ['analysis', 'entities', 'statistics'], packages: VEGA },
  previews: {
    folders: ['entities', 'site/format.ts', 'site/visible-text.ts'],
    packages: [
      'node:',
      'csv-parse',
      'highlight.js',
      'hyparquet',
      'hyparquet-compressors',
      'image-size',
      'rehype-raw',
      'rehype-sanitize',
      'rehype-stringify',
      'remark-gfm',
      'remark-parse',
      'remark-rehype',
      'unified',
      'yaml',
    ],
  },
  loaders: { folders: ['snapshot', 'entities'], packages: ['node:', 'astro', 'zod'] },
  'content.config.ts': { folders: ['loaders', 'site/environment.ts'], packages: ['astro:content'] },
  site: {
    folders: [
      'entities',
      'settings',
      'snapshot',
      'columns',
      'analysis',
      'charts',
      'statistics',
      'search',
      'previews',
      'publish',
    ],
    packages: [
      'node:',
      'zod',
      'astro',
      'astro:content',
      '@astrojs/react',
      '@astrojs/sitemap',
      'badge-maker',
      'csv-stringify',
      'fontkitten',
      '@resvg/resvg-wasm',
    ],
  },
  styles: { folders: [], packages: [] },
  layouts: { folders: ['components', 'site', 'styles'], packages: [] },
  'components/islands': {
    folders: [
      'entities',
      'columns',
      'settings',
      'analysis',
      'search',
      'statistics',
      'charts',
      'snapshot/history-codec.ts',
      'previews/decode-text.ts',
      'previews/delimiter.ts',
      'previews/preview-kind.ts',
      'site/format.ts',
      'site/labels.ts',
      'site/visible-text.ts',
      // What the cells of a leaderboard say: the same on the page and where a script makes the board anew.
      'site/metric-display.ts',
      'site/page-data/leaderboard-axis.ts',
      'site/page-data/leaderboard-beside.ts',
      'site/page-data/leaderboard-cells.ts',
      'site/page-data/leaderboard-footnotes.ts',
      'site/page-data/leaderboard-params.ts',
      'site/page-data/leaderboard-row.ts',
      'site/page-data/leaderboard-runs.ts',
      'site/page-data/leaderboard-secondary.ts',
      'site/page-data/leaderboard-table.ts',
      'site/page-data/leaderboard-ties.ts',
      'site/page-data/leaderboard-view.ts',
      'site/page-data/table-width.ts',
    ],
    packages: [
      'react',
      'react-dom',
      'react-dom/client',
      '@tanstack/react-virtual',
      ...VEGA_IN_BROWSER,
      // Loaded when artifacts are compared.
      'csv-parse',
      'diff',
      'yaml',
    ],
  },
  components: {
    folders: [
      'components/islands',
      'layouts',
      'site',
      'charts',
      'analysis',
      'previews',
      'settings',
      'entities',
    ],
    packages: ['astro'],
  },
  pages: {
    folders: ['layouts', 'components', 'site', 'charts', 'analysis', 'previews', 'entities'],
    packages: ['astro'],
  },
};

/** Runs in the browser, or is kept pure so that it could. */
const BROWSER_SAFE = ['entities', 'statistics', 'columns', 'search', 'analysis', 'components/islands'];

const SINGLE_IMPORTERS: Readonly<Record<string, readonly string[]>> = {
  'astro:content': ['src/content.config.ts', 'src/site/collections.ts'],
  vega: [
    'src/charts/render-svg.ts',
    'src/components/islands/charts/vega-view.ts',
    'src/components/islands/charts/chart-targets.ts',
  ],
  'vega-embed': ['src/components/islands/charts/vega-view.ts'],
  ...Object.fromEntries(DISTRIBUTIONS.map((name) => [name, ['src/statistics/distributions.ts']])),
};

const graph = readSourceGraph();
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.startsWith('src/testing/');
const shipped = [...graph].filter(([file]) => file.startsWith('src/') && !isTest(file));

/** The part of `src` that a file belongs to. */
function folderOf(file: string): string {
  const path = file.replace(/^src\//, '');
  return Object.keys(RULES).find((folder) => path === folder || path.startsWith(`${folder}/`)) ?? path;
}

function isAllowed(rule: Rule, own: string, { kind, name }: SourceImport): boolean {
  if (kind === 'package') return rule.packages.includes(name);
  if (name === 'package.json') return own === 'site';
  const path = name.replace(/^src\//, '');
  return [own, ...rule.folders].some((allowed) => path === allowed || folderOf(name) === allowed);
}

describe('the architecture', () => {
  it('has a rule for every folder', () => {
    const unknown = shipped.map(([file]) => file).filter((file) => RULES[folderOf(file)] === undefined);
    expect(unknown, 'Add the folder to RULES, with what it may import and why.').toEqual([]);
  });

  it('lets each folder import only what lies before it', () => {
    const violations = shipped.flatMap(([file, imports]) => {
      const own = folderOf(file);
      const rule = RULES[own];
      return imports
        .filter((entry) => rule && !isAllowed(rule, own, entry))
        .map(({ name }) => `${file} imports ${name}; ${own} may import ${describeRule(rule)}`);
    });
    const advice =
      'Move what both need to a folder that both may import, or hand it in as an argument. A package belongs ' +
      'behind a module of the folder that may import it. Only when the picture itself is wrong, change RULES.';
    expect(violations, advice).toEqual([]);
  });

  it('has no import cycle, type-only imports included', () => {
    const cycles = importCycles(graph).map((files) => files.join(' → '));
    expect(cycles, 'Move what both files need into a third file that imports neither.').toEqual([]);
  });

  it('keeps what the browser runs free of Node', () => {
    const ways = shipped
      .filter(([file]) => BROWSER_SAFE.includes(folderOf(file)))
      .flatMap(([file]) => wayTo(graph, file, 'node:')?.join(' → ') ?? []);
    expect(ways, 'Read files in ingest or in site/page-data, and hand over what was read.').toEqual([]);
  });

  it('lets only the modules made for it import a package that has one', () => {
    const violations = shipped.flatMap(([file, imports]) =>
      imports
        .filter(({ name }) => SINGLE_IMPORTERS[name]?.includes(file) === false)
        .map(({ name }) => `${file} imports ${name}; use ${SINGLE_IMPORTERS[name]?.join(' or ')}`),
    );
    expect(violations).toEqual([]);
  });

  it('keeps SQL behind the store', () => {
    const violations = shipped
      .map(([file]) => file)
      .filter((file) => !file.startsWith('src/store/') && sourceText(file).includes('node:sqlite'));
    expect(violations, 'Read the rows in src/store/sqlite-store, and hand on raw records.').toEqual([]);
  });

  it('leaves no test helper in what is shipped', () => {
    const violations = shipped.filter(([, imports]) =>
      imports.some(({ name }) => name.startsWith('src/testing/')),
    );
    expect(
      violations.map(([file]) => file),
      'Move the helper out of src/testing, or do without it.',
    ).toEqual([]);
  });

  it('keeps pages and components out of the command lines', () => {
    const violations = [...graph].flatMap(([file, imports]) =>
      file.startsWith('scripts/')
        ? imports
            .filter(({ name }) => /^(src\/(pages|components|layouts)\/|astro:)/.test(name))
            .map(() => file)
        : [],
    );
    expect(violations, 'A script calls ingest, store, snapshot or site; pages are Astro’s.').toEqual([]);
  });

  it('makes every address in routes.ts', () => {
    const written = /\bhref=(["'`])\/|\bhref=\{(["'`])\/|BASE_URL/;
    // The second keeps a variable of that name out of the build.
    const allowed = ['src/site/routes.ts', 'src/site/astro-config.ts'];
    const violations = shipped
      .map(([file]) => file)
      .filter((file) => !allowed.includes(file) && written.test(readFileSync(file, 'utf8')));
    const advice =
      'Use href(paths.…) of src/site/routes.ts: an address without the base breaks below a folder.';
    expect(violations, advice).toEqual([]);
  });

  it('has no barrel: a file that only hands on what others export', () => {
    const handsOn = /^export\s+(type\s+)?(\*|\{[^}]*\})\s+from\b/m;
    const violations = shipped.map(([file]) => file).filter((file) => handsOn.test(sourceText(file)));
    expect(violations, 'Import from the file that defines it.').toEqual([]);
  });
});

function describeRule(rule: Rule | undefined): string {
  const names = [...(rule?.folders ?? []), ...(rule?.packages ?? [])];
  return names.length > 0 ? `only ${names.join(', ')}` : 'nothing but itself';
}
