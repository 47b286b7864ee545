import packageJson from '../../package.json' with { type: 'json' };

/** The version of Runfolio, as pages and files state it. */
export const VERSION: string = packageJson.version;
