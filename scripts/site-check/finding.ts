/** What a built site must not have. The text heads the group of findings in the terminal. */
export const RULES = {
  'broken-link': 'a link or resource leads to a file that the site does not have',
  'broken-anchor': 'a link leads to an anchor that its page does not have',
  'broken-reference': 'an attribute refers to an id that the page does not have',
  'outside-base': 'a link leads out of the base path of the site',
  'missing-slash': 'a link to a page lacks its last slash and costs a redirect',
  'link-scheme': 'a link has a scheme other than http, https or mailto',
  'external-resource': 'a browser would load something from elsewhere',
  'duplicate-id': 'an id is used twice on a page',
  'inline-code': 'a script or style stands in the page itself',
  'content-policy': 'the content security policy is missing or too weak',
  'active-file': 'a file of a run would run as a page of the site',
  'open-frame': 'a frame is not sandboxed, or may reach the page around it',
  'unneeded-script': 'a page without interactive parts loads a script',
  'foreign-script': 'a script is not one that was bundled with the site',
  'social-image': 'the picture that a page names for links to it is missing or not as the page says',
  document: 'a page lacks what every page must have',
  'parse-error': 'the HTML has an error that browsers repair',
  markup: 'the HTML breaks a rule of the standard',
  'orphan-page': 'no page leads to this one',
  'file-name': 'a file name does not work on every system',
  'run-page-size': 'a run page is larger than its budget',
  'first-view-size': 'the first view of a page is larger than its budget',
  'site-size': 'the site is larger than its budget',
} as const;
export type Rule = keyof typeof RULES;

/** Where something begins in a file; both count from one. */
export type Place = { readonly line: number; readonly column: number };

/** One thing that is wrong with the site. `file` is relative to the site, with slashes. */
export type Finding = {
  readonly rule: Rule;
  readonly file: string;
  readonly place?: Place | undefined;
  readonly what: string;
};
