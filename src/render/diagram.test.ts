import { describe, expect, it } from 'vitest';
import { drawDiagram } from '../diagram/draw.js';
import { builtinTheme } from '../theme/builtin.js';
import type { Theme } from '../theme/types.js';
import { lineWidth } from './cells.js';
import { diagram } from './diagram.js';
import type { Diagram } from './diagram-types.js';
import type { Line } from './line.js';
import { noTools } from './tools.js';

function themeNamed(name: string): Theme {
  const theme = builtinTheme(name);
  if (!theme) throw new Error(`no theme ${name}`);
  return theme;
}

const roomOf = (name: string) => ({ theme: themeNamed(name), width: 60, style: {}, tools: noTools, step: 0, lists: 0 });
const block = { text: 'flowchart LR\na -- yes --> b', source: { file: 'talk.md', line: 7 } };
const drawing = drawDiagram(block.text, { width: 60, ascii: false });
const textOf = (lines: readonly Line[]) => lines.map((line) => line.map(({ text }) => text).join('')).join('\n');

describe('diagrams on a slide', () => {
  it.each(['dark', 'light', 'dracula', 'pink', 'tokyo-night'])('have the colours of %s', (name) => {
    const { theme, ...rest } = roomOf(name);
    const spans = diagram(block, drawing, { ...rest, theme }).flat();
    const styleOf = (text: string) => spans.find((span) => span.text.includes(text))?.style;
    expect(styleOf('┌')?.color).toBe(theme.accent.color);
    expect(spans.find(({ text }) => text.trim() === '──')?.style.color).toBe(theme.elements.hr.color);
    expect(styleOf('►')?.color).toBeUndefined();
    expect(styleOf('yes')?.italic).toBe(theme.elements.emph.italic);
    // The same styles each time: they are encoded by identity.
    const again = diagram(block, drawing, { ...rest, theme }).flat();
    expect(again.every((span, index) => span.style === spans[index]?.style)).toBe(true);
  });

  it.each(['ascii', 'notty'])('have none in %s', (name) => {
    const colors = diagram(block, drawing, roomOf(name))
      .flat()
      .map(({ style }) => style.color ?? style.background);
    expect(colors.every((color) => color === undefined)).toBe(true);
  });

  it('are their source below the reason where they can not be drawn, with the line that it is about', () => {
    const wrong = { ...block, text: 'flowchart LR\na --> b\nb => c' };
    const rows = diagram(wrong, drawDiagram(wrong.text, { width: 60, ascii: false }), roomOf('dark'));
    expect(textOf(rows)).toContain('Warning in talk.md:10');
    expect(textOf(rows)).toContain('"=> c" can\'t be understood here');
    expect(textOf(rows)).toContain('b => c');
    for (const row of rows) expect(lineWidth(row)).toBeLessThanOrEqual(60);
  });

  it('keep their place while they are drawn', () => {
    expect(textOf(diagram(block, { kind: 'pending' }, roomOf('dark')))).toBe('…');
    expect(textOf(diagram(block, { kind: 'pending' }, roomOf('ascii')))).toBe('...');
  });

  it('let nothing through to the terminal', () => {
    const bad: Diagram = { kind: 'ok', rows: [[{ text: 'a\x1b[2Jb', role: 'text' }]] };
    expect(textOf(diagram(block, bad, roomOf('dark')))).toBe('a␛[2Jb');
  });
});
