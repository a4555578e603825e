import fc from 'fast-check';
import { anyText } from '../render/testing.js';
import { anyMarkdown } from './markdown.js';

/** What markdown is made of, and what breaks it. */
export const debris: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...[
      '#',
      '*',
      '_',
      '**',
      '`',
      '```',
      '~~~',
      '~~',
      '- ',
      '1. ',
      '> ',
      '|',
      '\n',
      '\n\n',
      '  ',
      '    ',
      '\t',
      '[',
      '](',
    ],
    ...[
      ')',
      '!',
      '<',
      '>',
      '<!--',
      '-->',
      '<br>',
      '</div>',
      '<details>',
      '```demo',
      '```figlet',
      '██',
      '----',
      '====',
      '&#',
    ],
    ...[
      '\\',
      '[x] ',
      '[^',
      '[^1]: ',
      ': ',
      '{',
      '}',
      '\r\n',
      '\u0000',
      '\u2028',
      '🌿',
      '\ud800',
      '<!-- pause -->',
      '|-|',
    ],
    ...['<!-- column: 1 -->', '<!-- column_layout: [1, 1] -->', '![](', '<script>', '<a href="', '$$', '[!NOTE]'],
  ),
  anyText,
);

/** Markdown that somebody broke: with pieces put in anywhere, and cut off anywhere. */
export const brokenMarkdown: fc.Arbitrary<string> = fc
  .tuple(
    anyMarkdown,
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), debris), { maxLength: 6 }),
    fc.boolean(),
  )
  .map(([{ markdown }, pieces, cut]) => {
    let text = markdown;
    for (const [share, piece] of pieces) {
      const at = Math.floor(share * text.length);
      text = text.slice(0, at) + piece + text.slice(at);
    }
    const last = pieces[0]?.[0] ?? 1;
    return cut ? text.slice(0, Math.ceil(last * text.length)) : text;
  });
