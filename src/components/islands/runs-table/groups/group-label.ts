import { numberOf } from '../../../../search/number-text.ts';
import { cut } from '../../../../site/format.ts';
import { visibleText } from '../../../../site/visible-text.ts';
import type { Group } from './group.ts';
import type { GroupKey } from './group-key.ts';

/** One text of a group, and what it is a text of. */
export type LabelPart = {
  readonly key: string;
  /** Whether the text says enough without its key. */
  readonly isPlain: boolean;
  readonly text: string;
  readonly missing: boolean;
};

const LONGEST = 60;
/** Words that mean nothing without what they are said of. */
const BARE = /^(true|false|yes|no|on|off|none|null|auto|default|empty)$/i;

/** What the runs of a group have in common. Of many keys, those that it does not have are left out. */
export function labelParts(
  { values }: Pick<Group, 'values'>,
  keys: readonly GroupKey[],
): readonly LabelPart[] {
  const parts = keys.flatMap(({ label, show, isOneOfMany = false }, index): LabelPart[] => {
    const value = values[index];
    if (value === undefined && isOneOfMany) return [];
    const text = value === undefined ? 'not logged' : visibleText(show ? show(value) : value) || 'empty';
    const isWord = numberOf(text) === undefined && !BARE.test(text);
    return [
      {
        key: cut(visibleText(label), LONGEST),
        isPlain: keys.length === 1 || (isOneOfMany && isWord),
        text: cut(text, LONGEST),
        missing: value === undefined,
      },
    ];
  });
  return parts.length > 0 ? parts : [{ key: 'params', isPlain: false, text: 'not logged', missing: true }];
}

/** The same as one text. */
export function groupLabel(group: Pick<Group, 'values'>, keys: readonly GroupKey[]): string {
  return labelParts(group, keys)
    .map(({ key, text }) => `${key} ${text}`)
    .join(', ');
}
