import { keyOf, quoteKey } from './quote.ts';
import type { TokenReader } from './token-reader.ts';
import type { Token } from './tokenize.ts';
import type { Entity } from './vocabulary.ts';

/** Reads a key: a quoted text, or plain words with dots between them. */
export function parseKey(reader: TokenReader, entity: Entity, dot: Token): string {
  const parts: string[] = [];
  let end = dot.to;
  for (;;) {
    reader.expect({ kind: 'other', phrase: `a key of ${entity}` });
    const part = reader.peek();
    const isQuoted = part.kind === 'quoted' && parts.length === 0;
    const isPlain = part.kind === 'word';
    if (part.from !== end || !(isQuoted || isPlain)) return reader.fail(keyHint(reader, entity, dot), part);
    const key = isQuoted ? keyOf(part.text) : part.text;
    if (key === '') reader.fail();
    reader.next();
    end = part.to;
    parts.push(key);
    const following = reader.peek();
    if (following.from !== end) break;
    if (following.text === '.' && !isQuoted) end = reader.next().to;
    else if (endsKey(following) || (isQuoted && following.kind === 'word')) break;
    else {
      reader.expect({ kind: 'other', phrase: 'an operator' });
      reader.fail(keyHint(reader, entity, dot));
    }
  }
  return parts.join('.');
}

/** Whether a token right after a key is none of its characters. */
function endsKey({ kind, text }: Token): boolean {
  return kind === 'end' || kind === 'operator' || kind === 'quoted' || text === ')' || text === ',';
}

/** How to quote what was meant as a key. */
function keyHint(reader: TokenReader, entity: Entity, dot: Token): string | undefined {
  const [meant = ''] = /^[^\s<>=!~(),'"`]*/.exec(reader.text.slice(dot.to)) ?? [];
  const quoted = quoteKey(meant);
  return quoted && quoted !== meant ? `Quote such a key: ${entity}.${quoted}` : undefined;
}
