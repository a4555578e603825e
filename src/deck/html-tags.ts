import { decodeEntities } from './entities.js';

/**
 * HTML's elements. What else stands in angle brackets (`Vec<T>`, `<name>`) is no HTML but something the author wants
 * to be read.
 */
const elements: ReadonlySet<string> = new Set(
  (
    'a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption ' +
    'center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset ' +
    'figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins ' +
    'kbd label legend li link main map mark menu menuitem meta meter nav noframes noscript object ol optgroup option ' +
    'output p param picture pre progress q rp rt ruby s samp script search section select slot small source span ' +
    'strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt ' +
    'u ul var video wbr'
  ).split(' '),
);

export interface Tag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  /** As they are written, between the name and the closing bracket. */
  readonly attributes: string;
}

/** The tag that a text is, from its first to its last character; undefined if it is none, or of no element of HTML. */
export function tagOf(html: string): Tag | undefined {
  const [, slash, name = '', rest = ''] = /^<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s[\s\S]*|\/)?)>$/.exec(html) ?? [];
  const known = name.toLowerCase();
  const unquoted = rest.replace(/"[^"]*"|'[^']*'/g, '');
  if (!elements.has(known) || unquoted.includes('>')) return undefined;
  const written = rest.trimEnd();
  const ends = written.endsWith('/');
  const empty = ends || known === 'br' || known === 'img' || known === 'hr' || known === 'wbr';
  return {
    name: known,
    kind: slash === '/' ? 'close' : empty ? 'empty' : 'open',
    attributes: (ends ? written.slice(0, -1) : written).trimEnd(),
  };
}

export function attribute({ attributes }: Tag, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? undefined : decodeEntities(value);
}

/**
 * What a reader sees of HTML: its text. Tags go, scripts and styles with all they hold; a line break and the end of
 * a block end the line.
 */
export function htmlText(html: string): string {
  const visible = html
    .replace(/<(script|style|template)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<\?[\s\S]*?(?:\?>|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<![^>]*>/g, '')
    .replace(/<\/?[A-Za-z](?:[^<>"']|"[^<"]*"|'[^<']*')*>|<\/?[A-Za-z][^<>]*>/g, (tag) => replacement(tag));
  return decodeEntities(visible)
    .replace(/(?<![ \t])[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd();
}

const blocks = new Set(
  'address article aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header li main nav ol p pre section summary table td th tr ul'.split(
    ' ',
  ),
);

function replacement(written: string): string {
  const tag = tagOf(written);
  if (tag === undefined) return written;
  if (tag.name === 'br' || tag.name === 'hr') return '\n';
  if (tag.name === 'img') return attribute(tag, 'alt') ?? '';
  return tag.kind === 'close' && blocks.has(tag.name) ? '\n' : '';
}
