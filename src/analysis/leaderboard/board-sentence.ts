import type { RankMode } from '../../statistics/rank-texts.ts';
import type { BoardConfiguration, BoardMetric, BoardRow, TextPart } from './board-types.ts';

const NUMBER_WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** More names than this are not read, but counted. */
const MOST_NAMES = 3;

/** What the sentence is about. */
export type SentenceFacts = {
  readonly metric: BoardMetric;
  readonly rows: readonly BoardRow[];
  readonly unranked: number;
  readonly mode: RankMode;
  readonly unit: BoardConfiguration['unit'];
  readonly decimals: number | undefined;
  /** Whether numbers are said to be means, as the board shows something else. */
  readonly isOfMeans: boolean;
};

const text = (words: string): TextPart => ({ kind: 'text', text: words });
const strong = (words: string): TextPart => ({ kind: 'strong', text: words });
const name = (words: string): TextPart => ({ kind: 'name', text: words });

/** Writes a value with so many decimals; by its size when undefined. */
export type FormatValue = (value: number, decimals: number | undefined) => string;

/** A sentence as plain text. */
export function plainText(parts: readonly TextPart[], format: FormatValue): string {
  return parts
    .map((part) => (part.kind === 'value' ? format(part.value, part.decimals) : part.text))
    .join('');
}

/** The result with its doubt: who is first, with which mean, over how many repeats, and whether the data tell it apart. */
export function boardSentence(facts: SentenceFacts): readonly TextPart[] {
  const { metric, rows, unranked } = facts;
  const [leader] = rows;
  if (!leader) return nothingRanked(metric, unranked);
  if (rows.length === 1) return onlyOne(leader, facts);
  const first = rows.filter(({ isFirst }) => isFirst);
  if (facts.mode !== 'tested' || first.length === 0) return untested(leader, facts);
  return [
    ...(first.length === 1 ? alone(first, facts) : shared(first, facts)),
    ...higherSingle(leader, facts),
  ];
}

function nothingRanked({ key, goal }: BoardMetric, unranked: number): readonly TextPart[] {
  if (unranked === 0)
    return [strong('Nothing to rank.'), text(' No run that counts has '), name(key), text('.')];
  if (goal.goal)
    return [
      strong('Nothing is ranked.'),
      text(' No configuration has only finite values of '),
      name(key),
      text('.'),
    ];
  return goal.origin === 'none'
    ? [strong('Not ranked.'), text(' '), name(key), text(' does not say how good a run is.')]
    : [strong('Not ranked.'), text(' Whether more or less of '), name(key), text(' is better is not known.')];
}

function onlyOne(row: BoardRow, facts: SentenceFacts): readonly TextPart[] {
  return [
    strong('One configuration has a place.'),
    text(' '),
    name(row.name),
    text(reaches(row, facts)),
    meanOf(row, facts),
    text(' on '),
    name(facts.metric.key),
    text(`${over([row], facts)}; there is nothing to compare it with.`),
  ];
}

function untested(leader: BoardRow, facts: SentenceFacts): readonly TextPart[] {
  const { rows, metric, mode } = facts;
  const equal = rows.filter(({ summary }) => summary.mean === leader.summary.mean);
  const count = mode === 'single' ? ` of ${rows.length} single runs` : '';
  const doubt = mode === 'single' ? 'the order was not tested.' : 'no two of them could be tested.';
  const value = facts.isOfMeans ? 'mean' : 'value';
  if (equal.length > 1) {
    return [
      strong(`${capital(counted(equal.length))} share the best ${value}${count}.`),
      text(' '),
      ...listed(equal.slice(0, MOST_NAMES), equal.length),
      text(' reach '),
      meanOf(leader, facts),
      text(' on '),
      name(metric.key),
      text(`; ${doubt}`),
    ];
  }
  return [
    name(leader.name),
    text(` has the best ${value}`),
    text(`${count}, `),
    meanOf(leader, facts),
    text(' on '),
    name(metric.key),
    text(`; ${doubt}`),
  ];
}

function alone([leader]: readonly BoardRow[], facts: SentenceFacts): readonly TextPart[] {
  if (!leader) return [];
  const others = facts.rows.filter(({ place }) => place.kind === 'interval').length - 1;
  const isOnly = leader.place.kind === 'interval' && leader.place.high === 1;
  const doubt = isOnly
    ? `the data separate it from ${others === 1 ? 'the other' : others === 2 ? 'both others' : `all ${counted(others)} others`}.`
    : 'nothing is separated from it as better.';
  return [
    strong('One configuration is first.'),
    text(' '),
    name(leader.name),
    text(reaches(leader, facts)),
    meanOf(leader, facts),
    text(' on '),
    name(facts.metric.key),
    text(`${over([leader], facts)}; ${doubt}`),
  ];
}

function shared(first: readonly BoardRow[], facts: SentenceFacts): readonly TextPart[] {
  const named = first.slice(0, MOST_NAMES);
  const isAll = named.length === first.length;
  return [
    strong(isAll ? 'The first place is shared.' : `The first place is shared by ${counted(first.length)}.`),
    text(' '),
    ...listed(named, named.length),
    text(`${isAll ? ' reach' : ' lead with'} ${facts.isOfMeans ? 'means of ' : ''}`),
    ...joined(named.map((row) => [meanOf(row, facts)])),
    text(' on '),
    name(facts.metric.key),
    text(
      `${over(first, facts)}; the data do not separate ${isAll ? 'them' : `the ${counted(first.length)}`}.`,
    ),
  ];
}

/** A single run above all that could be ranked is not passed over. */
function higherSingle(leader: BoardRow, facts: SentenceFacts): readonly TextPart[] {
  if (leader.place.kind !== 'single run') return [];
  return [
    text(' A single run, '),
    name(leader.name),
    text(', has '),
    meanOf(leader, facts),
    text(', and no rank.'),
  ];
}

function reaches({ n }: BoardRow, { isOfMeans }: SentenceFacts): string {
  return isOfMeans && n > 1 ? ' reaches a mean of ' : ' reaches ';
}

function meanOf({ summary }: BoardRow, { decimals }: SentenceFacts): TextPart {
  return { kind: 'value', value: summary.mean, decimals };
}

function over(rows: readonly BoardRow[], { unit }: SentenceFacts): string {
  const counts = rows.map(({ n }) => n);
  const least = counts.reduce((a, b) => Math.min(a, b));
  const most = counts.reduce((a, b) => Math.max(a, b));
  const units = new Set(rows.map((row) => row.unit));
  const word = units.size === 1 ? rows[0]?.unit : unit;
  const shown = least === most ? counted(most) : `${counted(least)} to ${counted(most)}`;
  return most === 1 ? ' in a single run' : ` over ${shown} ${word}s`;
}

function listed(rows: readonly BoardRow[], count: number): readonly TextPart[] {
  const parts = rows.map((row) => [name(row.name)]);
  const more = count - rows.length;
  return joined(more > 0 ? [...parts, [text(`${counted(more)} more`)]] : parts);
}

function joined(items: readonly (readonly TextPart[])[]): readonly TextPart[] {
  return items.flatMap((item, index) => {
    if (index === 0) return item;
    return [text(index === items.length - 1 ? ' and ' : ', '), ...item];
  });
}

function counted(number: number): string {
  return NUMBER_WORDS[number] ?? String(number);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
