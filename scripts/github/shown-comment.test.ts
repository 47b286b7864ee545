import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { expect, it } from 'vitest';
import { githubComment } from '../../src/testing/browser/github-comment.ts';
import { makeHostileReview } from '../../src/testing/make-hostile-review.ts';
import { tempFolder } from '../../src/testing/temp-store.ts';
import { comment, FORK, MARKER, SHA } from './run-script.ts';

type Node = DefaultTreeAdapterMap['node'];

/** Elements of a comment as GitHub would show it, and its text outside of code, where mentions and references count. */
function shown(markdown: string) {
  const names = new Set<string>();
  const texts: string[] = [];
  const visit = (node: Node, isCode: boolean): void => {
    if ('value' in node && !isCode) texts.push(node.value);
    if ('tagName' in node) names.add(node.tagName);
    const isBelowCode = isCode || ['code', 'style', 'title'].includes(node.nodeName);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, isBelowCode);
  };
  visit(parse(githubComment(markdown)), false);
  return { names: [...names], text: texts.join('') };
}

/** What GitHub makes links, mentions and references of. */
const WORKING = /@[\w-]|#\d|GH-\d|:\/\/|www\.\w/i;

async function bodyOf(review: string): Promise<string> {
  const pull = { head: { sha: SHA, repo: FORK } };
  const { calls, failures } = await comment({ files: { 'review.md': review }, pull });
  expect(failures).toEqual([]);
  return String(calls[0]?.[1]['body']);
}

it('a review of runs of any name is written as it is, row by row', { timeout: 60_000 }, async () => {
  const folder = tempFolder();
  const [base, head] = [join(folder, 'base'), join(folder, 'head')];
  makeHostileReview(base, head);
  const script = fileURLToPath(new URL('../review.ts', import.meta.url));
  const args = ['--base', base, '--head', head, '--out', 'review', '--preset', 'no-regression'];
  expect(spawnSync(process.execPath, [script, ...args], { cwd: folder }).status).toBe(0);
  const review = readFileSync(join(folder, 'review', 'review.md'), 'utf8');
  expect(review.length).toBeGreaterThan(50_000);

  const body = await bodyOf(review);
  const plain = (text: string) => text.replace(/(?!\n)\p{C}/gu, '');
  const [start = '', ...lines] = body.split('\n');
  const [, origin, , ...rows] = [start, ...lines];
  expect(origin).toContain('by code of a fork');
  const cut = rows.findIndex((row) => row.startsWith('The rest is left out'));
  const kept = rows.slice(0, cut < 0 ? undefined : cut - 1).join('\n');
  expect(kept.length).toBeGreaterThan(50_000);
  expect(plain(review.slice(MARKER.length + 1)).startsWith(plain(kept))).toBe(true);
  const { names, text } = shown(rows.join('\n'));
  expect(names).not.toContain('a');
  expect(text).not.toMatch(WORKING);
});

it('a review that anybody wrote shows no link, image or mention in any way that Markdown has for them', async () => {
  const texts = [
    '[a](https://evil.example) ![b](https://evil.example/b.png) <https://evil.example> <a@evil.example>',
    '[c][d] [d] ![d]\n\n[d]: https://evil.example',
    '[e](\n//evil.example) [f] (x)\n[f]:\n//evil.example',
    '<a href="//evil.example">x</a><img src="//evil.example/x.png"><picture><source srcset="//evil.example/x.png"></picture>',
    '@octocat &#64;octocat &#x40;octocat &commat;octocat \\@octocat @<!-- -->octocat **@**octocat',
    'https://evil.example http&colon;//evil.example https:&#47;&#47;evil.example www.evil.example www&period;evil.example',
    '#12 &#35;12 &num;12 GH-12 me/project#12',
    'text[^1]\n\n[^1]: https://evil.example',
    '<details><summary>[x](//evil.example) @octocat</summary>\n\n[x](//evil.example)\n\n</details>',
    '```\n</code>@octocat\n```\n\n`` ` `` @octocat',
  ];
  for (const text of texts) {
    const before = shown(text);
    expect(/\b(?:a|img|source)\b/.test(before.names.join(' ')) || WORKING.test(before.text), text).toBe(true);
    const body = await bodyOf(`${MARKER}\n${text}\n`);
    const after = shown(body.split('\n').slice(3).join('\n'));
    expect(
      after.names.filter((name) => ['a', 'img', 'picture', 'source', 'sup'].includes(name)),
      text,
    ).toEqual([]);
    expect(after.text, text).not.toMatch(WORKING);
  }
});
