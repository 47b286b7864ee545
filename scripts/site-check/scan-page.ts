import { type ParserError, type Token, Tokenizer, TokenizerMode } from 'parse5';
import type { Place } from './finding.ts';

/** A start tag as the browser's tokenizer sees it; names are in lower case. */
export type Tag = {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly place: Place;
};

/** What one pass over the HTML of a page finds. */
export type PageScan = {
  readonly tags: readonly Tag[];
  /** The text of the page's `<title>`. */
  readonly title: string;
  /** Scripts and styles that stand in the page, with the text in them. */
  readonly inlineTexts: readonly { readonly tag: Tag; readonly text: string }[];
  readonly errors: readonly { readonly code: string; readonly place: Place }[];
  readonly bytes: number;
  /** Of `bytes`, those of the elements with `data-section="artifacts"`. */
  readonly artifactBytes: number;
};

/** How the text in an element is read, which the standard leaves to the tree builder. */
const TEXT_MODES: Readonly<Record<string, number>> = {
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  style: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  script: TokenizerMode.SCRIPT_DATA,
};

/** The value of an attribute; undefined when the tag has none. */
export function attribute(tag: Tag, name: string): string | undefined {
  return tag.attributes.find((candidate) => candidate.name === name)?.value;
}

/**
 * Reads a page with a browser's tokenizer, without building a tree: three to four times as fast, and enough for
 * every check that looks at tags one by one.
 */
export function scanPage(html: string): PageScan {
  const scanner = new Scanner(html);
  scanner.tokenizer.write(html, true);
  return {
    tags: scanner.tags,
    title: scanner.title.trim(),
    inlineTexts: scanner.inlineTexts,
    errors: scanner.errors,
    bytes: Buffer.byteLength(html),
    artifactBytes: scanner.artifactBytes,
  };
}

class Scanner {
  readonly tokenizer: Tokenizer;
  readonly tags: Tag[] = [];
  readonly inlineTexts: { tag: Tag; text: string }[] = [];
  readonly errors: { code: string; place: Place }[] = [];
  title = '';
  artifactBytes = 0;
  private readonly html: string;
  private svgDepth = 0;
  private collecting: 'title' | 'inline' | undefined;
  /** The open artifacts section: its element, where it began, how many elements of its name are open in it. */
  private section: { name: string; start: number; depth: number } | undefined;

  constructor(html: string) {
    this.html = html;
    this.tokenizer = new Tokenizer(
      { sourceCodeLocationInfo: true },
      {
        onStartTag: (token) => this.startTag(token),
        onEndTag: (token) => this.endTag(token),
        onCharacter: ({ chars }) => this.text(chars),
        onWhitespaceCharacter: ({ chars }) => this.text(chars),
        onNullCharacter: ({ chars }) => this.text(chars),
        onParseError: (error) => this.error(error),
        onComment() {},
        onDoctype() {},
        onEof() {},
      },
    );
  }

  private startTag(token: Token.TagToken): void {
    const { location } = token;
    if (!location) throw new Error('the tokenizer gave no location');
    const tag = {
      name: token.tagName,
      attributes: token.attrs,
      place: { line: location.startLine, column: location.startCol },
    };
    this.tags.push(tag);
    const isSvg = this.svgDepth > 0;
    if (tag.name === 'svg' && !token.selfClosing) this.svgDepth += 1;
    if (attribute(tag, 'data-section') === 'artifacts' && !this.section)
      this.section = { name: tag.name, start: location.startOffset, depth: 0 };
    if (tag.name === this.section?.name) this.section.depth += 1;
    this.readTextOf(tag, isSvg);
  }

  private readTextOf(tag: Tag, isSvg: boolean): void {
    const { name } = tag;
    this.collecting = undefined;
    if (name === 'title' && !isSvg) this.collecting = 'title';
    if ((name === 'style' || name === 'script') && attribute(tag, 'src') === undefined) {
      this.collecting = 'inline';
      this.inlineTexts.push({ tag, text: '' });
    }
    const mode = TEXT_MODES[name];
    if (mode === undefined || (isSvg && name !== 'script')) return;
    this.tokenizer.lastStartTagName = name;
    this.tokenizer.state = mode;
  }

  private endTag(token: Token.TagToken): void {
    this.collecting = undefined;
    if (token.tagName === 'svg' && this.svgDepth > 0) this.svgDepth -= 1;
    if (token.tagName !== this.section?.name) return;
    this.section.depth -= 1;
    if (this.section.depth > 0) return;
    const end = token.location?.endOffset ?? this.html.length;
    this.artifactBytes += Buffer.byteLength(this.html.slice(this.section.start, end));
    this.section = undefined;
  }

  private text(characters: string): void {
    if (this.collecting === 'title') this.title += characters;
    const inline = this.inlineTexts.at(-1);
    if (this.collecting === 'inline' && inline) inline.text += characters;
  }

  private error({ code, startLine, startCol }: ParserError): void {
    this.errors.push({ code, place: { line: startLine, column: startCol } });
  }
}
