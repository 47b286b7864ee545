import type { CodeSource } from '../entities/run.ts';

const SHA = /^[0-9a-f]{7,64}$/i;

/** The page of a commit at GitHub, GitLab, Bitbucket or alike; undefined when commit or repository is not known. */
export function commitHref(source: CodeSource, repository: string | undefined): string | undefined {
  const repo = repository ?? webUrl(source.repoUrl);
  if (!repo || !source.commit || !SHA.test(source.commit)) return undefined;
  const base = repo.replace(/\/+$/, '').replace(/\.git$/, '');
  const path = new URL(base).hostname.includes('bitbucket') ? 'commits' : 'commit';
  return `${base}/${path}/${source.commit}`;
}

/** `git@host:owner/name.git` and http(s) URLs without credentials; anything else gives no link. */
function webUrl(repoUrl: string | undefined): string | undefined {
  if (!repoUrl) return undefined;
  const ssh = /^(?:ssh:\/\/)?git@([\w.-]+)[:/]([\w./-]+)$/.exec(repoUrl);
  const candidate = ssh ? `https://${ssh[1]}/${ssh[2]}` : repoUrl;
  if (!URL.canParse(candidate)) return undefined;
  const url = new URL(candidate);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return undefined;
  return url.origin + url.pathname;
}
