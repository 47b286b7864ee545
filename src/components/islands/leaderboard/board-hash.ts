import { VALUE_RULE } from '../../../settings/value-rule-text.ts';
import { decodePart, escapePart, hashFields, hashItems, hashList } from '../hash-fields.ts';
import type { HashCodec } from '../use-hash-state.ts';
import { type BoardChoice, LEVELS, STATISTICS } from './board-choice.ts';

/** Begins with the id of the section, so that links of pages without the script still lead to the board. */
const PREFIX = 'ranking?';
const VERSION = '1';
/** A list that is empty, and is not so as published. */
const EMPTY = '*';

/** How a choice is written into the address: nothing for what is as published. */
export const BOARD_HASH: HashCodec<BoardChoice> = {
  holds: (hash) => hash.replace(/^#/, '').startsWith(`${PREFIX}v${VERSION}`),
  write: ({ metric = '', rule = '', goal, level, statistic = '', groupBy, ignore, repeat, filter }) => {
    const fields: readonly (readonly [name: string, value: string])[] = [
      ['m', metric],
      ['v', rule],
      ['d', goal === undefined ? '' : goal === 'maximize' ? 'max' : 'min'],
      ['l', level === undefined ? '' : String(level)],
      ['t', statistic],
      ['g', writeList(groupBy)],
      ['i', writeList(ignore)],
      ['s', writeList(repeat)],
      ['q', filter],
    ];
    const given = fields.filter(([, value]) => value !== '');
    if (given.length === 0) return '';
    return `${PREFIX}v${VERSION}${given.map(([name, value]) => `&${name}=${escapePart(value)}`).join('')}`;
  },
  read: (hash) => {
    const fields = hashFields(hash.replace(/^#/, '').slice(PREFIX.length));
    const get = (name: string) => decodePart(fields.get(name) ?? '') || undefined;
    const rule = get('v');
    return {
      metric: get('m'),
      rule: rule !== undefined && VALUE_RULE.test(rule) ? rule : undefined,
      goal: ({ max: 'maximize', min: 'minimize' } as const)[get('d') ?? ''],
      level: LEVELS.find((level) => String(level) === get('l')),
      statistic: STATISTICS.find((statistic) => statistic === get('t')),
      groupBy: readList(get('g')),
      ignore: readList(get('i')),
      repeat: readList(get('s')),
      filter: get('q') ?? '',
    };
  },
};

function writeList(keys: readonly string[] | undefined): string {
  if (!keys) return '';
  return keys.length === 0 ? EMPTY : hashList(keys);
}

function readList(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  return text === EMPTY ? [] : hashItems(text);
}
