import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** What `cancelled()` and `success()` say, for conditions of steps. */
const FUNCTIONS = ['success', 'cancelled'].map((name) => ({ name, minArgs: 0, maxArgs: 0 }));

/**
 * What GitHub makes of a text with expressions, by GitHub's own evaluator. A text without is an expression itself, as
 * the conditions of jobs and steps are.
 */
export function evaluate(
  text: string | undefined,
  contexts: Readonly<Record<string, unknown>>,
  { isCancelled = false } = {},
): string {
  const call = (name: string) => new data.BooleanData(name === 'cancelled' ? isCancelled : !isCancelled);
  const functions = new Map(FUNCTIONS.map((info) => [info.name, { ...info, call: () => call(info.name) }]));
  const context = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  const textOf = (expression: string) => {
    const parser = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), FUNCTIONS);
    return new Evaluator(parser.parse(), context, functions).evaluate().coerceString();
  };
  if (text === undefined) throw new Error('there is no such text');
  if (!text.includes('${{')) return textOf(text);
  return text.replace(/\$\{\{([\s\S]*?)\}\}/g, (_, expression: string) => textOf(expression));
}
