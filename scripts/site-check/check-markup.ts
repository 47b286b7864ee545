import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { Finding } from './finding.ts';

/**
 * The standard's own rules, and those on accessibility that can be told from markup alone. What is left out, and
 * why: rules of taste (quotes, case, void elements: Astro writes them); `prefer-native-element`, for a focusable
 * scroll region is a `div` with a role on purpose; `require-sri`, as every file comes from the site itself;
 * `long-title`, as run names are long. Duplicate ids and broken references are looked for on every page elsewhere.
 */
const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:standard'],
    rules: {
      'no-dup-id': 'off',
      'no-multiple-main': 'off',
      'aria-hidden-body': 'error',
      'empty-heading': 'error',
      'empty-title': 'error',
      'heading-level': 'error',
      'hidden-focusable': 'error',
      'input-missing-label': 'error',
      'meta-refresh': 'error',
      'no-autoplay': 'error',
      'no-implicit-button-type': 'error',
      'no-implicit-close': 'error',
      'no-redundant-for': 'error',
      'no-redundant-role': 'error',
      'no-utf8-bom': 'error',
      'text-content': 'error',
      'unique-landmark': 'error',
      'wcag/h30': 'error',
      'wcag/h36': 'error',
      'wcag/h37': 'error',
      'wcag/h63': 'error',
      'wcag/h67': 'error',
      'wcag/h71': 'error',
    },
  }),
);

/** Validates one page: some twenty milliseconds, too much for each of many thousands of pages. */
export function checkMarkup(file: string, html: string): Finding[] {
  return validator.validateStringSync(html, file).results.flatMap(({ messages }) =>
    messages.map(({ line, column, message, ruleId }) => ({
      rule: 'markup' as const,
      file,
      place: { line, column },
      what: `${message} (${ruleId})`,
    })),
  );
}
