import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MOST_CHARACTERS } from '../../src/site/review/comment-table.ts';
import { COMMENT_MARKER } from '../../src/site/review/review-markdown.ts';
import { tempFolder } from '../../src/testing/temp-store.ts';
import { type Case, type Comment, comment, FORK, find, MARKER, OWN, type Pull, SHA } from './run-script.ts';

const bot = { login: 'github-actions[bot]', type: 'Bot' };
const ours = (body: string): Comment => ({ id: 42, user: bot, body: `${MARKER}\n${body}` });
const fromFork: Partial<Pull> = { head: { sha: SHA, repo: FORK } };

/** What is written of a review: the whole, and what stands below the line that says where it is from. */
async function written(text: string, pull: Partial<Pull> = {}) {
  const { calls, failures } = await comment({ files: { 'review.md': `${MARKER}\n${text}` }, pull });
  expect(failures).toEqual([]);
  const body = String(calls[0]?.[1]['body']);
  return { body, said: body.split('\n').slice(3).join('\n') };
}

describe('what a review has left', () => {
  it('is looked for in the run that has ended', async () => {
    expect(await find([30_000])).toMatchObject({
      asked: { owner: 'me', repo: 'project', run_id: 99, name: 'runfolio-review' },
      outputs: { found: 'true' },
      failures: [],
    });
  });

  it('may be nothing, and is not taken when it is too large', async () => {
    expect(await find([])).toMatchObject({ outputs: {}, failures: [] });
    const { outputs, failures } = await find([500_001]);
    expect({ outputs, count: failures.length }).toEqual({ outputs: {}, count: 1 });
  });
});

describe('the comment of a review', () => {
  it('is found by what reviews begin with', () => {
    expect(MARKER).toBe(COMMENT_MARKER);
  });

  it('is written once, and edited from then on', async () => {
    const origin = '<sub>[Made](https://github.com/me/project/actions/runs/99) of 0123456789.</sub>';
    const body = `${MARKER}\n${origin}\n\n### Passes.\n`;
    expect(await comment()).toMatchObject({
      failures: [],
      asked: [{ owner: 'me', repo: 'project', pull_number: 7 }],
      calls: [['create', { owner: 'me', repo: 'project', issue_number: 7, body }]],
    });
    const { calls } = await comment({ comments: [ours('### Fails 1 check.')] });
    expect(calls).toEqual([['update', { owner: 'me', repo: 'project', comment_id: 42, body }]]);
    expect((await comment({ comments: [{ id: 42, user: bot, body }] })).calls).toEqual([]);
  });

  it('is never one that somebody else wrote, or that does not begin as ours', async () => {
    const comments = [
      { id: 1, user: { login: 'mallory', type: 'User' }, body: `${MARKER}\nmine` },
      { id: 2, user: { login: 'other[bot]', type: 'Bot' }, body: `${MARKER}\nmine` },
      { id: 3, user: { ...bot, type: 'User' }, body: `${MARKER}\nmine` },
      { id: 4, user: bot, body: `Quoted: ${MARKER}` },
      { id: 5, user: null, body: MARKER },
    ];
    expect((await comment({ comments })).calls.map(([what]) => what)).toEqual(['create']);
  });

  it('is not begun where nothing changed, and says so where it has been', async () => {
    const files = { 'review.md': '' };
    expect(await comment({ files })).toMatchObject({ calls: [], failures: [] });
    const { calls } = await comment({ files, comments: [ours('### Passes.')] });
    expect(calls).toMatchObject([['update', { comment_id: 42 }]]);
    expect(calls[0]?.[1]['body']).toMatch(
      /^<!-- runfolio-review -->\n<sub>.*\n\n### Nothing differs any more\.\n$/,
    );
  });

  it('says that code of a fork made it', async () => {
    expect((await written('### Passes.', fromFork)).body).toContain(
      'of 0123456789, by code of a fork.</sub>\n',
    );
  });

  it.each<[string, Case]>([
    ['another commit', { pull: { head: { sha: 'f'.repeat(40), repo: OWN } } }],
    ['another repository', { pull: fromFork, headRepository: OWN }],
    ['a repository that is gone', { pull: { head: { sha: SHA, repo: null } }, headRepository: FORK }],
    ['a pull request that is closed', { pull: { state: 'closed' } }],
  ])('is not written where the number is of %s', async (_what, given) => {
    const { calls, notices, failures } = await comment(given);
    expect({ calls, failures }).toEqual({ calls: [], failures: [] });
    expect(notices).toEqual(['Pull request 7 is closed, or has another commit than that run.']);
  });

  it.each(['', '0', '-7', '7.0', '1e3', '7\n8', '07', ' 7', '7; rm', '../7', '1'.repeat(15), '7'.padEnd(99)])(
    'takes %j for no number',
    async (text) => {
      const { calls, asked, failures } = await comment({ files: { 'pull-request.txt': text } });
      expect({ calls, asked }).toEqual({ calls: [], asked: [] });
      expect(failures).toEqual(['That run did not say which pull request it is for.']);
    },
  );

  it.each<[string, string]>([
    ['begins otherwise', '### Passes.'],
    ['begins later', ` ${MARKER}`],
    ['is too long', `${MARKER}${'a'.repeat(4 * MOST_CHARACTERS)}`],
  ])('is left as it is by a review that %s', async (_what, text) => {
    const { calls, failures } = await comment({
      files: { 'review.md': text },
      comments: [ours('### Passes.')],
    });
    expect({ calls, count: failures.length }).toEqual({ calls: [], count: 1 });
  });

  it('shows no file of the machine that a link leads to', async () => {
    const file = join(tempFolder(), 'secret');
    writeFileSync(file, `${MARKER}\nsecret`);
    const { calls, failures } = await comment({ links: { 'review.md': file } });
    expect({ calls, count: failures.length }).toEqual({ calls: [], count: 1 });
  });
});

describe('a review that anybody may have written', () => {
  const harmless = [
    '### Fails 1 check.',
    'Base `main` at `0123456789`, 5 runs · head `me/branch`, 6 runs',
    '| ❌ fail | `loss must not rise` | `a` in `b` | `−0.1000 (0.9578 → 0.8578)`<br>not tested |',
    '| --- | --: |',
    '<details><summary>Other metrics: 2 rows</summary>',
    '</details>',
    '| <code>a|b</code> | *not set* | ▁▂█ | −10.4 % | val/acc |',
  ].join('\n\n');

  it('stands as it is where it is one that Runfolio writes', async () => {
    expect((await written(harmless, fromFork)).said).toBe(harmless);
  });

  it.each([
    ['calls somebody', '@octocat and @me/team, `@x`, \\@octocat, a@b.example', /@[\w-]/],
    ['calls somebody by entities', '&#64;octocat &#x40;octocat &commat;octocat', /&[#\w]+;\w/],
    ['refers to an issue', '#12, me/project#12, GH-12, closes #3', /#\d|GH-\d/],
    ['links', '[a](https://evil.example) [b][c] [c]: //evil.example', /\]\(|\]\[|\]:/],
    [
      'has addresses',
      'https://evil.example http://evil.example ftp://x www.evil.example WWW.x.y',
      /:\/\/|www\.\w/i,
    ],
    ['shows an image', '![a](//evil.example/a.png) <img src=//evil.example>', /!\[a\]\(|<img/],
    ['has tags', '<a href=x> <IMG> <script> </td> <details open> <!-- x --> <?x> <br/>', /<[a-z/!?]/i],
    ['draws', '```mermaid\ngraph TD\n```\n~~~ geojson\n{}\n~~~\n> ```math\n', /mermaid|geojson|math/],
    ['hides', 'a\u202eb\u2066c\u0000d\u001be\ufefff', /(?!\n)\p{C}/u],
  ])('does not work where it %s', async (_what, text, working) => {
    expect(text).toMatch(working);
    const { said } = await written(text, fromFork);
    expect(said).not.toMatch(working);
    // It is not hidden either: what is taken out or broken shows as it was.
    if (!/```|\u202e/.test(text)) expect(said.replaceAll('\u200b', '')).toBe(text);
  });

  it('has lines that end as others do', async () => {
    expect((await written('a\r\nb\rc\n')).said).toBe('a\nb\nc\n');
  });

  it('may link to a preview only from a branch of the repository itself', async () => {
    const link = '[Report](<https://me.github.io/project/pr/7/>)';
    expect((await written(`### Passes.\n\n${link}`)).said).toContain(link);
    const { said } = await written(link, fromFork);
    expect(said).not.toContain('](');
    expect(said).not.toContain('://');
    const { said: second } = await written(`${link} [Report](<https://me.github.io/?a=<b>>) [a](b)`);
    expect(second.split('](').length).toBe(2);
  });

  it('is cut at a line, with a word on it, and its own first lines are never cut', async () => {
    const line = `| ${'a@'.repeat(25)}a |\n`;
    const { body } = await written(line.repeat(1150));
    expect(body.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(body.length).toBeGreaterThan(MOST_CHARACTERS - 500);
    expect(body).toMatch(/\|\n\nThe rest is left out: a comment has no room for it\.\n$/);
    const { body: long } = await written('@a'.repeat(32_000));
    expect(long.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(long).toMatch(/^<!-- runfolio-review -->\n<sub>.*<\/sub>\n\n/);
  });
});
