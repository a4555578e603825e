import { describe, expect, it } from 'vitest';
import { cellWidth } from './cells.js';
import { loadFiglet } from './figlet.js';

const figlet = await loadFiglet();
const drawn = (text: string, font: string, width = 80): readonly string[] => {
  const drawing = figlet(text, font, width);
  if (drawing.kind === 'problem') throw new Error(drawing.message);
  return drawing.text.split('\n');
};

describe('figlet', () => {
  it('draws with any font of the package, without blank edges', () => {
    expect(drawn('Go', 'Calvin S')).toEqual(['╔═╗┌─┐', '║ ╦│ │', '╚═╝└─┘']);
    expect(drawn('Go', 'calvin s')).toEqual(drawn('Go', 'Calvin S'));
    for (const font of ['ANSI Shadow', 'Small Block', 'Pagga', 'Future', 'Tmplr', 'Standard'])
      expect(drawn('Durable', font).join('')).not.toBe('');
    expect(drawn('Go', '')).toEqual(drawn('Go', 'Standard'));
  });

  it('breaks between words to stay in the room', () => {
    const rows = drawn('Durable Execution', 'ANSI Shadow', 80);
    expect(rows.length).toBeGreaterThan(6);
    for (const row of rows) expect(cellWidth(row)).toBeLessThanOrEqual(80);
  });

  it('names the nearest font', () => {
    expect(figlet('Go', 'ANSI Shadwo', 80)).toEqual({
      kind: 'problem',
      message: 'There is no figlet font "ANSI Shadwo": did you mean "ANSI Shadow"?',
    });
    expect(figlet('Go', '../../../etc/passwd', 80)).toMatchObject({ kind: 'problem' });
  });

  it('refuses a text that nobody can read', () => {
    expect(figlet('words '.repeat(51), '', 80)).toMatchObject({ kind: 'problem' });
    expect(figlet('x'.repeat(41), '', 80)).toEqual({
      kind: 'problem',
      message: 'Big letters are for words of at most 40 characters; put a blank or a line feed between them.',
    });
    expect(figlet('x'.repeat(40), '', 20)).toMatchObject({ kind: 'ok' });
  });

  it('gives nothing for letters that the font does not have', () => {
    expect(figlet('日本', 'Calvin S', 80)).toMatchObject({ kind: 'ok' });
    expect(figlet('', 'Calvin S', 80)).toEqual({ kind: 'ok', text: '' });
  });
});
