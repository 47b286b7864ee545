import { numericParam } from './param-space.ts';

/**
 * A text as a spreadsheet may get it: one that it would run as a formula gets an apostrophe before it, which keeps it
 * a text. Texts that are numbers stay as they are.
 */
export function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && numericParam(text) === undefined ? `'${text}` : text;
}
