const TOKEN = /"(?:[^"\\]|\\.)*"?|\[[^[\]{}"]*\]|[{}[\],:]|[^\s"{}[\],:]+/g;
const DEEPEST = 100;

/**
 * Breaks JSON that stands on one line into indented lines; lists of numbers stay on one. Works on tokens, not
 * values: numbers keep their digits (`1.0`, 20-digit integers), and what Python writes beyond JSON (`NaN`) stays.
 */
export function indentJson(text: string): string {
  let out = '';
  let depth = 0;
  let before = '';
  const newLine = () => `\n${'  '.repeat(Math.min(depth, DEEPEST))}`;
  for (const [token] of text.matchAll(TOKEN)) {
    const opensEmpty = before === '{' && token === '}';
    if (token === '}' || token === ']') {
      depth = Math.max(0, depth - 1);
      out += opensEmpty ? token : newLine() + token;
    } else if (token === ',' || token === ':') {
      out += token === ':' ? ': ' : token;
    } else {
      out += before === '{' || before === '[' || before === ',' ? newLine() + token : token;
      if (token === '{' || token === '[') depth += 1;
    }
    before = token;
  }
  return out;
}
