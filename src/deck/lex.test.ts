import fc from 'fast-check';
import { Marked } from 'marked';
import { describe, expect, it, vi } from 'vitest';
import { definitionsExtension } from './definitions.js';
import { artExtension, lex } from './lex.js';

const piece = fc.constantFrom(
  ...[
    '# ',
    '===',
    '---',
    '----',
    '- ',
    '* ',
    '1. ',
    '2) ',
    '> ',
    '| a ',
    '|',
    ':-:',
    '|---|',
    '***',
    '___',
    '```',
    '~~~js',
  ],
  ...[
    '<div>',
    '</div>',
    '<!-- a',
    '-->',
    '<br>',
    '\n',
    '\n',
    '\n',
    '\n\n',
    ' ',
    '  ',
    '    ',
    '\t',
    '\u00a0',
    '\u2028',
  ],
  ...[
    '*',
    '**',
    '_',
    '~',
    '~~',
    '`',
    '[',
    ']',
    '(',
    ')',
    '!',
    '[r]',
    '[r]: /r',
    '\\',
    'http://x.y',
    'a@b.cc',
    'www.x.y',
  ],
  ...['a', 'word', 'two words', '.', '1', '=', '-', ':', '🌿', '日'],
);
const markdown = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('lex', () => {
  it('gives what marked itself gives', () => {
    const plain = new Marked({ gfm: true });
    plain.use({ extensions: [artExtension, definitionsExtension] });
    fc.assert(
      fc.property(markdown, (text) => {
        expect(lex(text)).toEqual(plain.lexer(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives up emphasis in what reads like links and is none, where there is too much of it', () => {
    const marks = (count: number) => lex(`[a]("b${' _c_'.repeat(count)})\n${'_c_ '.repeat(count)}`);
    const emphasised = (count: number) => JSON.stringify(marks(count)).split('"type":"em"').length - 1;
    expect(emphasised(10)).toBe(10);
    expect(emphasised(1000)).toBe(1000);
    const calls = vi.spyOn(RegExp.prototype, 'exec');
    const work = (count: number) => {
      calls.mockClear();
      marks(count);
      return calls.mock.calls.length;
    };
    expect(work(1000)).toBeLessThan(20 * work(100));
    calls.mockRestore();
  });

  it('counts lines: the raw texts have the line feeds of the markdown', () => {
    const drawn = fc.array(fc.oneof({ weight: 4, arbitrary: piece }, fc.constantFrom('██', '\n▀▀\n', '\n___\n')));
    const feeds = (text: string) => text.split('\n').length - 1;
    fc.assert(
      fc.property(drawn, (pieces) => {
        const text = pieces.join('');
        const tokens = lex(`${text}\n\n# END`);
        const last = tokens.at(-1);
        fc.pre(last?.raw === '# END');
        const raw = tokens.map((token) => token.raw).join('');
        expect(feeds(raw)).toBe(feeds(text) + 2);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not take art for the text of a heading', () => {
    expect(lex('text\n██\n----').map((token) => token.type)).toEqual(['paragraph', 'art']);
  });
});
