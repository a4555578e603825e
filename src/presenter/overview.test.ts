import { describe, expect, it } from 'vitest';
import { frame } from './frame.js';
import { frameLines } from './region.js';
import { deckOf, stateOf, textOf } from './testing.js';

const hundred = deckOf(...Array.from({ length: 100 }, (_, index) => `# Number ${index + 1}`), '```\ncode\n```');
const rows = (chosen: number, slide = 0, columns = 40): readonly string[] =>
  textOf(frameLines(frame(stateOf(hundred, { columns, rows: 12, slide, mode: { kind: 'overview', chosen } })))).split(
    '\n',
  );

describe('the list of slides', () => {
  it('fills the screen, with the chosen one in sight and marked', () => {
    expect(rows(0)).toHaveLength(12);
    expect(rows(0)[1]).toBe(' ▸   1  Number 1');
    expect(rows(50)).toContain(' ▸  51  Number 51');
    expect(rows(100)[9]).toBe(' ▸ 101  (no title)');
    expect(rows(3).join('\n')).toContain('enter shows the slide');
  });

  it('is never wider than the terminal', () => {
    for (const row of rows(40, 40, 20)) expect(row.length).toBeLessThanOrEqual(20);
  });
});
