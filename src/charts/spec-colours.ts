import type { TopLevelSpec } from 'vega-lite';
import { CONFIG } from './theme.ts';

/** The style sheet's colours on paper, by the name of their custom property: what a chart has outside of a page. */
export const LIGHT = {
  paper: '#fff',
  sunk: '#e6eaec',
  ink: '#15191d',
  ink2: '#434a52',
  ink3: '#5c646d',
  rule: '#d9dee2',
  edge: '#7f8890',
  link: '#0b5570',
  c1: '#1247a4',
  c2: '#8c3504',
  c3: '#2e8e6d',
  c4: '#5e264f',
  c5: '#7762a1',
  c6: '#966800',
  c7: '#1597c5',
  c8: '#989014',
  c9: '#76121d',
  c10: '#575d64',
  'c1-2': '#002467',
  'c1-3': '#3a70d1',
  'c2-2': '#531d02',
  'c2-3': '#b85d35',
  'c3-2': '#053d2b',
  'c3-3': '#07654a',
  'c4-2': '#874c76',
  'c4-3': '#b0719d',
  'c5-2': '#301952',
  'c5-3': '#523d78',
  'c6-2': '#3b2701',
  'c6-3': '#674601',
  'c7-2': '#08465d',
  'c7-3': '#066d90',
  'c8-2': '#494403',
  'c8-3': '#6f6904',
  'c9-2': '#420008',
  'c9-3': '#a13d40',
  'c10-2': '#33393f',
  'c10-3': '#7d848b',
  q1: '#bfd2f3',
  q2: '#91b2eb',
  q3: '#628cd5',
  q4: '#3260b2',
  q5: '#0f3375',
} as const;

const BY_NAME = new Map<string, string>(Object.entries(LIGHT).map(([name, hex]) => [`var(--${name})`, hex]));
const BY_HEX = new Map([...BY_NAME].map(([name, hex]) => [hex, name]));
/** They hold what runs logged, where a text may look like a colour. */
const DATA = new Set(['values', 'datasets', 'domain']);
const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';

function replaceColours(part: unknown, colours: ReadonlyMap<string, string>): unknown {
  if (typeof part === 'string') return colours.get(part) ?? part;
  if (Array.isArray(part)) return part.map((entry: unknown) => replaceColours(entry, colours));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, DATA.has(key) ? value : replaceColours(value, colours)]),
  );
}

export type ChartSpec = TopLevelSpec;

/** A specification that stands alone: with its look, its schema and colours that need no style sheet. */
export function standaloneSpec(spec: TopLevelSpec, title: string): TopLevelSpec {
  const config = { ...CONFIG, background: LIGHT.paper, font: 'sans-serif' };
  return replaceColours({ $schema: SCHEMA, description: title, config, ...spec }, BY_NAME) as TopLevelSpec;
}

/** The same for a page, whose style sheet gives the colours. */
export function pageSpec(spec: TopLevelSpec): TopLevelSpec {
  const { config: _, ...rest } = replaceColours(spec, BY_HEX) as TopLevelSpec & { config?: unknown };
  return rest as TopLevelSpec;
}
