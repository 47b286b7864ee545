import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding.ts';
import { resolveUrl, type SiteFiles } from './resolve-url.ts';
import { attribute, type PageScan } from './scan-page.ts';

/** What is wrong with a picture; undefined when it is one of the size that its page says. */
type Judge = (file: string, width: string | undefined, height: string | undefined) => string | undefined;

/** Checks the picture that a page names for links to it; pages may name none. Each file is read once. */
export function socialImageCheck(
  folder: string,
  site: SiteFiles,
): (file: string, page: PageScan) => readonly Finding[] {
  const judge = pngJudge(folder);
  return (file, page) => {
    const [image, width, height, alt] = ['image', 'image:width', 'image:height', 'image:alt'].map((name) =>
      property(page, `og:${name}`),
    );
    if (image === undefined) return [];
    const finding = (what: string): Finding[] => [{ rule: 'social-image', file, what: `${what}: ${image}` }];
    const url = URL.parse(image);
    if (!url) return finding('not a whole address');
    const target = resolveUrl(url.pathname, site.base, site);
    if (target.kind !== 'file') return finding('the site has no such file');
    if (!alt?.trim()) return finding('says not what it shows');
    const wrong = judge(target.file, width, height);
    return wrong === undefined ? [] : finding(wrong);
  };
}

function property({ tags }: PageScan, name: string): string | undefined {
  const meta = tags.find((tag) => tag.name === 'meta' && attribute(tag, 'property') === name);
  return meta && attribute(meta, 'content');
}

const SIGNATURE = '89504e470d0a1a0a';

function pngJudge(folder: string): Judge {
  const sizes = new Map<string, string | undefined>();
  return (file, width, height) => {
    if (!sizes.has(file)) sizes.set(file, sizeOfPng(readFileSync(join(folder, file))));
    const size = sizes.get(file);
    if (size === undefined) return 'not a PNG';
    return size === `${width} × ${height}` ? undefined : `${size}, where the page says ${width} × ${height}`;
  };
}

function sizeOfPng(bytes: Buffer): string | undefined {
  if (bytes.length < 24 || bytes.toString('hex', 0, 8) !== SIGNATURE) return undefined;
  return `${bytes.readUInt32BE(16)} × ${bytes.readUInt32BE(20)}`;
}
