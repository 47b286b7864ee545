/** `user@host:path`, as git and ssh have it; the user is optional. A host has a dot, a name of ~/.ssh/config need not. */
const SCP = /^(?:[\w.-]+@)?([\w-]+(?:\.[\w-]+)+):(?!\/\/)\/?(.+)$/;
const PROTOCOLS = new Set(['http:', 'https:', 'ssh:', 'git:', 'git+ssh:', 'git+https:', 'ssh+git:']);
/** `git@ssh.dev.azure.com:v3/organisation/project/repository` */
const AZURE = /^\/v3\/([^/]+)\/([^/]+)\/([^/]+)$/;

/**
 * The page of a repository on the web from the address of a git remote, in any of its forms: without user, password,
 * token, query and `.git`. Undefined for folders and for what names no host of the internet.
 */
export function repositoryUrl(remote: string): string | undefined {
  const scp = SCP.exec(remote.trim());
  const text = scp ? `ssh://${scp[1]}/${scp[2]}` : remote.trim();
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!PROTOCOLS.has(url.protocol) || !/^[\w-]+(\.[\w-]+)+$/.test(url.hostname)) return undefined;
  const azure = url.hostname === 'ssh.dev.azure.com' ? AZURE.exec(url.pathname) : undefined;
  if (azure) return `https://dev.azure.com/${azure[1]}/${azure[2]}/_git/${azure[3]}`;
  const path = url.pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  if (path === '') return undefined;
  // A port belongs to its protocol: that of ssh is none of the web.
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return `${isWeb ? url.protocol : 'https:'}//${isWeb ? url.host : url.hostname}${path}`;
}

/** Where GitHub and GitLab publish the pages of a repository: site and base; undefined for other hosts. */
export function pagesAddress(
  repository: string | undefined,
): { readonly site: string; readonly base: string } | undefined {
  const match = /^https:\/\/(github|gitlab)\.com\/([\w-]+)\/([\w~-][\w.~-]*)$/.exec(repository ?? '');
  const [, host, owner = '', name = ''] = match ?? [];
  if (!match) return undefined;
  const domain = `${owner.toLowerCase()}.${host}.io`;
  return { site: `https://${domain}`, base: name.toLowerCase() === domain ? '/' : `/${name}/` };
}
