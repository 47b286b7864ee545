/** `scheme://user:password@host`, or `scheme://token@host` where only a token stands. */
const CREDENTIALS = /([a-z][a-z0-9+.-]*:\/\/)([^\s/?#"'<>`\\]+)@(?=[^\s/?#@])/gi;
/** A quick look, so that lines without any are left alone; JSON may write a slash as `\/`. */
const MAY_HAVE = /:\/\/[^\s/]*@/;
/** A user of this name has no secret: `git` of hosts, an e-mail's sender, an account or container of a cloud. */
const IS_TOKEN = /^(gh[pousr]_|github_pat_|glpat-|hf_|x-access-token|oauth2|dapi)|[\w-]{32,}/i;

/**
 * A text without the passwords and tokens that addresses in it hold: `https://ada:secret@host/` becomes
 * `https://ada:…@host/`. A user without a password stays, unless it is a token itself.
 */
export function withoutCredentials(text: string): string {
  return text.replace(CREDENTIALS, (whole, scheme: string, user: string) => {
    const colon = user.indexOf(':');
    if (colon >= 0) return `${scheme}${IS_TOKEN.test(user.slice(0, colon)) ? '' : user.slice(0, colon)}:…@`;
    return IS_TOKEN.test(user) ? `${scheme}…@` : whole;
  });
}

/** A line of JSON without credentials in any of its texts; the same line when there are none. */
export function lineWithoutCredentials(json: string): string {
  if (!MAY_HAVE.test(json)) return json;
  const value: unknown = JSON.parse(json);
  const cleaned = JSON.stringify(clean(value));
  return cleaned === JSON.stringify(value) ? json : cleaned;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return withoutCredentials(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, clean(entry)]));
}
