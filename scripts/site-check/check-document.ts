import type { Finding } from './finding.ts';
import { attribute, type PageScan, type Tag } from './scan-page.ts';

/** What every page must have: language, character set, viewport, title, description, one heading and one main part. */
export function checkDocument(file: string, { tags, title }: PageScan): Finding[] {
  const findings: Finding[] = [];
  const need = (isMet: boolean, what: string) => {
    if (!isMet) findings.push({ rule: 'document', file, what });
  };
  const count = (name: string) => tags.filter((tag) => tag.name === name).length;
  need(
    Boolean(tags.find(({ name }) => name === 'html' && attributeOf(name, tags, 'lang'))),
    'no <html lang>',
  );
  need(
    tags.some((tag) => tag.name === 'meta' && attribute(tag, 'charset')?.toLowerCase() === 'utf-8'),
    'no <meta charset="utf-8">',
  );
  need(Boolean(metaContent(tags, 'viewport')), 'no <meta name="viewport">');
  need(Boolean(metaContent(tags, 'description')), 'no description');
  need(title !== '', 'no title');
  need(count('h1') === 1, `${count('h1')} <h1> instead of one`);
  need(count('main') === 1, `${count('main')} <main> instead of one`);
  return findings;
}

function attributeOf(name: string, tags: readonly Tag[], wanted: string): string | undefined {
  const tag = tags.find((candidate) => candidate.name === name);
  return tag && attribute(tag, wanted);
}

function metaContent(tags: readonly Tag[], name: string): string | undefined {
  const meta = tags.find((tag) => tag.name === 'meta' && attribute(tag, 'name') === name);
  return meta && attribute(meta, 'content')?.trim();
}
