/** The beginning of an address. Bounded, so that a long text without one is read once and not from each letter on. */
const SCHEME = '[a-z][a-z0-9+.-]{0,30}://';
/** `scheme://user:password@host`, or `scheme://token@host` where only a token stands. */
const CREDENTIALS = new RegExp(`(${SCHEME})([^\\s/?#"'<>\`\\\\]+)@(?=[^\\s/?#@])`, 'gi');
const ADDRESS = new RegExp(`${SCHEME}[^\\s"'<>\`\\\\]+`, 'gi');
/** What signs an address: a shared access signature of Azure, a presigned one of S3 or Google, a token of an API. */
const SIGNATURE =
  /([?&](?:sig|signature|x-(?:amz|goog)-(?:signature|credential|security-token)|(?:access_|auth_)?token|api_?key)=)[^&#)]+/gi;
/** A quick look, so that lines without any are left alone. */
const MAY_HAVE = /:\/\/[^\s/]*@|[?&][\w-]*(?:sig|signature|credential|token|key)=/i;
/** Users that are secrets themselves. Others are not: `git` of hosts, an account or container of a cloud. */
const IS_TOKEN = /^(gh[pousr]_|github_pat_|glpat-|hf_|x-access-token|oauth2|dapi)|[\w-]{32,}/i;

/**
 * A text without the passwords, tokens and signatures that addresses in it hold: `https://ada:secret@host/?sig=a`
 * becomes `https://ada:…@host/?sig=…`. A user without a password stays, unless it is a token itself.
 */
export function withoutCredentials(text: string): string {
  return text
    .replace(CREDENTIALS, (whole, scheme: string, user: string) => {
      const colon = user.indexOf(':');
      if (colon >= 0) return `${scheme}${IS_TOKEN.test(user.slice(0, colon)) ? '' : user.slice(0, colon)}:…@`;
      return IS_TOKEN.test(user) ? `${scheme}…@` : whole;
    })
    .replace(ADDRESS, (address) => address.replace(SIGNATURE, '$1…'));
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
