import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkActiveFiles } from './check-active-files.ts';
import { checkFrames, checkInlineCode, checkScripts } from './check-code.ts';
import { checkDocument } from './check-document.ts';
import { checkFrameDocuments, isFrameDocument } from './check-frame-documents.ts';
import { checkIds, idsOf } from './check-ids.ts';
import { type AnchorLink, checkLinks } from './check-links.ts';
import { checkMarkup } from './check-markup.ts';
import { checkNames } from './check-names.ts';
import { checkPolicy } from './check-policy.ts';
import { socialImageCheck } from './check-social-image.ts';
import { checkStyleSheet } from './check-styles.ts';
import type { Finding } from './finding.ts';
import { type FirstView, firstView } from './first-view.ts';
import { pageKind } from './page-kind.ts';
import { scanPage } from './scan-page.ts';
import { listSite, type SiteListing } from './site-files.ts';

export type SiteCheckOptions = {
  readonly folder: string;
  /** The URL path the site is served below. */
  readonly base: string;
  /** HTML of a run page without its artifacts. */
  readonly runPageBytes: number;
  /** Sites of more pages than this are validated by a sample; all other checks see every page. */
  readonly validateAll: number;
  readonly onProgress: (done: number, total: number) => void;
};

export type SiteCheck = {
  readonly findings: readonly Finding[];
  readonly files: number;
  readonly pages: number;
  readonly bytes: number;
  /** How many pages were validated thoroughly. */
  readonly validated: number;
  /** By kind of page, the heaviest first view, in bytes with gzip. */
  readonly heaviest: ReadonlyMap<string, Weight>;
  /** The run page with most HTML before its artifacts. */
  readonly largestRunPage: Weight | undefined;
};
type Weight = { readonly file: string; readonly bytes: number };

const FIRST_VIEW_BYTES = 150_000;
const SITE_BYTES = 1_000_000_000;
const SAMPLE_OF_KIND = 20;

/** Checks a built site. Pages are read one at a time, so that its size does not matter for the memory. */
export function checkSite(options: SiteCheckOptions): SiteCheck {
  const site = listSite(options.folder, options.base);
  const pages = site.sorted.filter((file) => file.endsWith('.html') && !isFrameDocument(file));
  const reader = new PageReader(options, site, pages.length);
  pages.forEach((file, index) => {
    reader.read(file);
    options.onProgress(index + 1, pages.length);
  });
  const findings = [
    ...reader.findings,
    ...brokenAnchors(reader.anchors, options.folder),
    ...orphans(pages, reader.linked),
    ...checkNames(site.sorted),
    ...checkActiveFiles(site.sorted.filter((file) => !isFrameDocument(file))),
    ...checkFrameDocuments(site.sorted, options.folder),
    ...site.sorted
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) => checkStyleSheet(file, readFileSync(join(options.folder, file), 'utf8'), site)),
  ];
  if (site.bytes > SITE_BYTES)
    findings.push({ rule: 'site-size', file: '.', what: `${site.bytes} bytes of ${SITE_BYTES}` });
  return {
    findings,
    files: site.sorted.length,
    pages: pages.length,
    bytes: site.bytes,
    validated: reader.validated,
    heaviest: reader.heaviest(),
    largestRunPage: reader.largestRunPage,
  };
}

/** Reads the pages of a site one after the other and keeps what must be known of all of them. */
class PageReader {
  readonly findings: Finding[] = [];
  readonly anchors: AnchorLink[] = [];
  readonly linked = new Set<string>();
  validated = 0;
  largestRunPage: Weight | undefined;
  /** By kind, the page whose first view is largest without gzip. */
  private readonly bulkiest = new Map<string, Weight & { readonly eager: ReadonlySet<string> }>();
  private readonly validatedOfKind = new Map<string, number>();
  private readonly view: FirstView;
  private readonly checkSocialImage: ReturnType<typeof socialImageCheck>;
  private readonly options: SiteCheckOptions;
  private readonly site: SiteListing;
  private readonly isSmall: boolean;

  constructor(options: SiteCheckOptions, site: SiteListing, pages: number) {
    this.options = options;
    this.site = site;
    this.isSmall = pages <= options.validateAll;
    this.view = firstView(options.folder);
    this.checkSocialImage = socialImageCheck(options.folder, site);
  }

  read(file: string): void {
    const html = readFileSync(join(this.options.folder, file), 'utf8');
    const page = scanPage(html);
    const ids = idsOf(page);
    const links = checkLinks(file, page, ids, this.site);
    this.findings.push(
      ...checkDocument(file, page),
      ...checkPolicy(file, page),
      ...checkInlineCode(file, page),
      ...checkScripts(file, page),
      ...checkFrames(file, page),
      ...checkIds(file, page, ids),
      ...this.checkSocialImage(file, page),
      ...page.errors.map(({ code, place }) => ({ rule: 'parse-error' as const, file, place, what: code })),
      ...links.findings,
    );
    this.anchors.push(...links.anchors);
    for (const target of links.linked) this.linked.add(target);
    this.weigh(file, html, page.bytes, links.eager);
    if (pageKind(file) === 'runs/*') this.weighRun(file, page.bytes - page.artifactBytes);
    if (this.isSampled(file)) this.findings.push(...checkMarkup(file, html));
  }

  heaviest(): ReadonlyMap<string, Weight> {
    return new Map(
      [...this.bulkiest].map(([kind, { file, eager }]) => [
        kind,
        { file, bytes: this.view.weigh(readFileSync(join(this.options.folder, file), 'utf8'), eager) },
      ]),
    );
  }

  private weigh(file: string, html: string, htmlBytes: number, eager: ReadonlySet<string>): void {
    const bound = this.view.bound(htmlBytes, eager);
    const kind = pageKind(file);
    if (bound > (this.bulkiest.get(kind)?.bytes ?? 0)) this.bulkiest.set(kind, { file, bytes: bound, eager });
    if (bound <= FIRST_VIEW_BYTES) return;
    const bytes = this.view.weigh(html, eager);
    if (bytes > FIRST_VIEW_BYTES)
      this.findings.push({ rule: 'first-view-size', file, what: `${bytes} bytes of ${FIRST_VIEW_BYTES}` });
  }

  private weighRun(file: string, bytes: number): void {
    const { runPageBytes } = this.options;
    if (bytes > (this.largestRunPage?.bytes ?? 0)) this.largestRunPage = { file, bytes };
    if (bytes > runPageBytes)
      this.findings.push({
        rule: 'run-page-size',
        file,
        what: `${bytes} bytes without artifacts, of ${runPageBytes}`,
      });
  }

  private isSampled(file: string): boolean {
    const kind = pageKind(file);
    const already = this.validatedOfKind.get(kind) ?? 0;
    if (!this.isSmall && already >= SAMPLE_OF_KIND) return false;
    this.validatedOfKind.set(kind, already + 1);
    this.validated += 1;
    return true;
  }
}

/** Looks up anchors on other pages; each page that is pointed at is read once more. */
function brokenAnchors(links: readonly AnchorLink[], folder: string): Finding[] {
  const byTarget = Map.groupBy(links, ({ target }) => target);
  return [...byTarget].flatMap(([target, group]) => {
    const ids = idsOf(scanPage(readFileSync(join(folder, target), 'utf8')));
    return group
      .filter(({ anchor }) => !ids.has(anchor))
      .map(({ rule, file, place, what }) => ({ rule, file, place, what }));
  });
}

/** The lists of models and datasets keep their address also when they are empty and nothing leads there. */
const UNLINKED = new Set(['index.html', '404.html', 'models/index.html', 'datasets/index.html']);

function orphans(pages: readonly string[], linked: ReadonlySet<string>): Finding[] {
  return pages
    .filter((file) => !UNLINKED.has(file) && !linked.has(file))
    .map((file) => ({ rule: 'orphan-page', file, what: 'no link leads here' }));
}
