import { isArt, untabbed } from './art.js';
import { demoBlock } from './demo-fence.js';
import type { Block, Place } from './types.js';

/**
 * What a fence shows. Its info string's first word decides: `figlet`, `demo`, else it is code in that language. A
 * fence without info string that is mostly drawn is block art. `source` is where the fence opens.
 */
export function fenceBlock(info: string, body: string, source: Place): Block {
  // marked leaves the last line feed on when the last line is blank.
  const text = body.endsWith('\n') ? body.slice(0, -1) : body;
  const { language, words, attributes } = readInfo(info);
  if (language === 'demo') return demoBlock(words, text, source);
  if (language === 'figlet')
    return { kind: 'figlet', font: attributes.get('font') ?? 'Standard', text: untabbed(text), source };
  if (info.trim() === '' && isArt(text)) return { kind: 'art', text: untabbed(text) };
  return { kind: 'code', language, text: untabbed(text) };
}

interface Info {
  readonly language: string;
  /** What follows the language, without `{...}` and `+attribute`. */
  readonly words: readonly string[];
  /** `key=value` and `key="value"` in the braces. */
  readonly attributes: ReadonlyMap<string, string>;
}

function readInfo(info: string): Info {
  const attributes = new Map<string, string>();
  const outside = info.replace(/\{([^}]*)\}?/g, (_, inside: string) => {
    for (const [, key, double, single, bare] of inside.matchAll(attribute)) {
      if (key !== undefined) attributes.set(key, double ?? single ?? bare?.trim() ?? '');
    }
    return ' ';
  });
  const [language = '', ...words] = outside.split(/\s+/).filter((word) => word !== '' && !word.startsWith('+'));
  return { language, words, attributes };
}

/** A bare value goes on to the next key, so that `font=ANSI Shadow` is understood too. */
const attribute = /([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^"'=][^=]*?)(?=\s+[\w-]+=|\s*$))/g;
