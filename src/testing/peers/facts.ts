import { builtinChanges } from '../../theme/builtin-changes.js';
import type { Theme } from '../../theme/types.js';

/** What an explanation may look at besides the difference itself. Lines are trimmed. */
export interface Facts {
  readonly columns: number;
  readonly theme: Theme;
  /** Lines within fences, and lines indented as code. */
  readonly code: ReadonlySet<string>;
  /** Those of fences without a language that hold a drawing. */
  readonly drawn: ReadonlySet<string>;
  /** Texts of table cells, without markdown's marks and in lower case. */
  readonly cells: ReadonlySet<string>;
  readonly inlineCode: readonly string[];
  /** Texts between inline tags. */
  readonly tagged: readonly string[];
  /** Addresses of pictures. */
  readonly pictures: readonly string[];
  /** Lines of HTML blocks. */
  readonly html: ReadonlySet<string>;
  /** Names of the commands that the deck has run before it is shown. */
  readonly commands: readonly string[];
  readonly codeColours: CodeColours;
  /** Either program needs more rows than there are. */
  readonly tall: boolean;
}

/** Colours for code, as cells have them. */
export interface CodeColours {
  /** Of code that is nothing particular. */
  readonly plain: string;
  /** Every one that code may have. */
  readonly all: readonly string[];
  /** Those, and what they were in glamour. */
  readonly glamours: readonly string[];
  /** Of its background; `default`: none. */
  readonly box: string;
}

/** The facts of a slide's markdown. */
export function sourceFacts(
  markdown: string,
): Pick<Facts, 'code' | 'drawn' | 'cells' | 'html' | 'inlineCode' | 'tagged' | 'pictures'> {
  const code = new Set<string>();
  const drawn = new Set<string>();
  const cells = new Set<string>();
  const html = new Set<string>();
  let inHtml = false;
  let fence: { readonly mark: string; readonly bare: boolean; readonly lines: string[] } | undefined;
  for (const line of markdown.split('\n')) {
    inHtml = line.trim() !== '' && (inHtml || /^<[a-z]+>$/.test(line));
    if (inHtml) html.add(line.trim());
    const [, mark, info] = /^\s*(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (fence && mark?.startsWith(fence.mark) && info?.trim() === '') {
      if (fence.bare && fence.lines.some(isDrawn)) for (const row of fence.lines) drawn.add(row);
      fence = undefined;
    } else if (fence) {
      const row = line.replaceAll('\t', '    ').trim();
      fence.lines.push(row);
      code.add(row);
    } else if (mark !== undefined) fence = { mark, bare: info?.trim() === '', lines: [] };
    else if (/^ {4}/.test(line)) code.add(line.trim());
    else if (line.trim().startsWith('|'))
      for (const cell of line.split('|'))
        cells.add(
          cell
            .replace(/[*`~]|\[|\]\(.*?\)/g, '')
            .trim()
            .toLowerCase(),
        );
  }
  if (fence?.bare && fence.lines.some(isDrawn)) for (const row of fence.lines) drawn.add(row);
  const all = (pattern: RegExp): readonly string[] =>
    [...markdown.matchAll(pattern)].map((match) => match[1]?.trim() ?? '');
  const inlineCode = all(/`([^`\n]+)`/g);
  const tagged = all(/<[a-z]+>([^<\n]+)<\/[a-z]+>/g);
  const pictures = all(/!\[[^\]]*\]\(([^)\s]+)/g);
  return { code, drawn, cells, html, inlineCode, tagged, pictures };
}

/** Box drawing or blocks. */
function isDrawn(row: string): boolean {
  return /[\u2500-\u259f]/.test(row);
}

/** The names of the commands of a deck file. */
export function commandsOf(deck: string): readonly string[] {
  return [...deck.matchAll(/^~~~(\S+)/gm)].map((match) => match[1] ?? '');
}

/** The colours that a theme has for code. */
export function codeColours({ elements, name }: Theme): CodeColours {
  const { color, background, chroma = {} } = elements.code_block;
  const all = [color, elements.document.color, ...Object.values(chroma).map((style) => style.color)].flatMap((one) =>
    one === undefined ? [] : [String(one)],
  );
  const changes = builtinChanges.filter(({ theme, property }) => theme === name && property.startsWith('code_block'));
  return {
    plain: String(chroma.text?.color ?? color),
    all,
    glamours: [...all, ...changes.map(({ glamour }) => String(glamour))],
    box: String(chroma.background?.background ?? background ?? 'default'),
  };
}
