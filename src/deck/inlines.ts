import type { MarkedToken, Token, Tokens } from 'marked';
import { untabbed } from './art.js';
import { uncomment } from './comments.js';
import { cssColor } from './css-color.js';
import { withEmoji } from './emoji.js';
import { decodeEntities } from './entities.js';
import { attribute, type Tag, tagOf } from './html-tags.js';
import type { Inline } from './types.js';

/** marked-footnote's mark of a footnote. */
export interface FootnoteToken {
  readonly type: 'footnoteRef';
  readonly raw: string;
  /** Its number, from 1, as text. */
  readonly id: string;
}

/**
 * marked's inline tokens as ours. Line feeds of the source become blanks, entities and emoji names their characters.
 * HTML comments vanish (`onComment` gets what stands in them); tags that mean something in a terminal do what they
 * say, other tags of HTML vanish, and what only looks like one stays as written.
 */
export function inlinesOf(tokens: readonly Token[], onComment: (comment: string) => void): Inline[] {
  const writer = new Writer(onComment);
  for (const token of tokens) writer.token(token as MarkedToken | FootnoteToken);
  return writer.end();
}

/** The words of inlines, without their looks. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'break') return ' ';
      if (inline.kind === 'footnote') return '';
      if (inline.kind === 'image') return inline.alt;
      return inline.kind === 'text' || inline.kind === 'code' ? inline.text : plainText(inline.inlines);
    })
    .join('');
}

/** What is deeper has no look: those who walk inlines recurse. */
const maxOpen = 16;

/** An element that was opened and not yet closed, and what stands in it so far. */
interface Open {
  readonly tag: Tag;
  readonly inlines: Inline[];
}

class Writer {
  readonly #onComment: (comment: string) => void;
  readonly #bottom: Inline[] = [];
  readonly #open: Open[] = [];
  /** Whether a comment stood here: text on both sides of it is not to be a blank further apart than it reads. */
  #gap = false;

  constructor(onComment: (comment: string) => void) {
    this.#onComment = onComment;
  }

  token(token: MarkedToken | FootnoteToken): void {
    if (token.type === 'html') this.#html(token.raw);
    else for (const inline of this.#inlineOf(token)) this.#push(inline);
  }

  end(): Inline[] {
    while (this.#open.length > 0) this.#close();
    const last = this.#bottom.at(-1);
    if (this.#gap && last?.kind === 'text') this.#bottom[this.#bottom.length - 1] = text(last.text.trimEnd());
    return this.#bottom;
  }

  get #here(): Inline[] {
    return this.#open.at(-1)?.inlines ?? this.#bottom;
  }

  #push(inline: Inline): void {
    const here = this.#here;
    const last = here.at(-1);
    if (inline.kind !== 'text' || last?.kind !== 'text') here.push(inline);
    else {
      const apart = this.#gap && last.text.endsWith(' ');
      here[here.length - 1] = text(last.text + (apart ? inline.text.trimStart() : inline.text));
    }
    this.#gap = false;
  }

  #html(html: string): void {
    if (html.startsWith('<!--')) {
      for (const comment of uncomment(html).comments) this.#onComment(comment);
      this.#gap = true;
      return;
    }
    const tag = tagOf(html);
    if (tag === undefined) for (const inline of textOf(html)) this.#push(inline);
    else if (tag.kind === 'open') {
      if (this.#open.length < maxOpen) this.#open.push({ tag, inlines: [] });
    } else if (tag.kind === 'close') this.#closeAll(tag.name);
    else if (tag.name === 'br') this.#push({ kind: 'break' });
    else if (tag.name === 'img') {
      this.#push({ kind: 'image', url: attribute(tag, 'src') ?? '', alt: attribute(tag, 'alt') ?? '' });
    }
  }

  /** Closes the element of this name and those that were left open inside it; nothing if none is open. */
  #closeAll(name: string): void {
    if (!this.#open.some(({ tag }) => tag.name === name)) return;
    for (;;) if (this.#close() === name) return;
  }

  #close(): string | undefined {
    const open = this.#open.pop();
    if (open === undefined) return undefined;
    for (const inline of styled(open)) this.#push(inline);
    return open.tag.name;
  }

  #inlineOf(token: MarkedToken | FootnoteToken): Inline[] {
    const inside = (tokens: readonly Token[]): Inline[] => inlinesOf(tokens, this.#onComment);
    switch (token.type) {
      case 'text':
        return token.tokens === undefined ? textOf(withEmoji(decodeEntities(token.text))) : inside(token.tokens);
      case 'escape':
        return textOf(token.text);
      case 'codespan':
        return [{ kind: 'code', text: untabbed(token.text) }];
      case 'strong':
        return [{ kind: 'strong', inlines: inside(token.tokens) }];
      case 'em':
        return [{ kind: 'emphasis', inlines: inside(token.tokens) }];
      case 'del':
        return [{ kind: 'strikethrough', inlines: inside(token.tokens) }];
      case 'br':
        return [{ kind: 'break' }];
      case 'link':
        return [linkOf(token, inside)];
      case 'image':
        return [{ kind: 'image', url: decodeEntities(token.href), alt: plainText(inside(token.tokens)) }];
      case 'footnoteRef':
        return [{ kind: 'footnote', number: Number(token.id) }];
      case 'checkbox':
        return [];
      default:
        return textOf(token.raw);
    }
  }
}

function linkOf(token: Tokens.Link, inside: (tokens: readonly Token[]) => Inline[]): Inline {
  if (token.autolink) return { kind: 'link', url: token.href, inlines: textOf(token.text) };
  return { kind: 'link', url: decodeEntities(token.href), inlines: inside(token.tokens) };
}

/** What an element of HTML does to what stands in it. */
function styled({ tag, inlines }: Open): readonly Inline[] {
  switch (tag.name) {
    case 'b':
    case 'strong':
      return [{ kind: 'strong', inlines }];
    case 'i':
    case 'em':
    case 'cite':
    case 'dfn':
    case 'var':
      return [{ kind: 'emphasis', inlines }];
    case 'del':
    case 's':
    case 'strike':
      return [{ kind: 'strikethrough', inlines }];
    case 'code':
    case 'kbd':
    case 'samp':
    case 'tt':
      return [{ kind: 'code', text: plainText(inlines) }];
    case 'a': {
      const url = attribute(tag, 'href');
      return url === undefined ? inlines : [{ kind: 'link', url, inlines }];
    }
    case 'span':
    case 'font':
      return colored(tag, inlines);
    default:
      return inlines;
  }
}

/** As in presenterm: of a style, `color` and `background-color`. */
function colored(tag: Tag, inlines: readonly Inline[]): readonly Inline[] {
  const style = attribute(tag, 'style') ?? '';
  const find = (name: string): string | undefined => new RegExp(`(?:^|;)\\s*${name}\\s*:([^;]*)`, 'i').exec(style)?.[1];
  const color = cssColor(find('color') ?? attribute(tag, 'color') ?? '');
  const background = cssColor(find('background-color') ?? '');
  if (color === undefined && background === undefined) return inlines;
  return [
    {
      kind: 'colored',
      ...(color === undefined ? {} : { color }),
      ...(background === undefined ? {} : { background }),
      inlines,
    },
  ];
}

function textOf(written: string): Inline[] {
  return written === '' ? [] : [text(untabbed(written).replace(/(?<! ) *\n */g, ' '))];
}

function text(value: string): Extract<Inline, { kind: 'text' }> {
  return { kind: 'text', text: value };
}
