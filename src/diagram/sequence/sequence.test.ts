import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawDiagram } from '../draw.js';

function rowsOf(lines: readonly string[], width = 1000): readonly string[] {
  const diagram = drawDiagram(['sequenceDiagram', ...lines].join('\n'), { width, ascii: false });
  if (diagram.kind === 'problem') throw new Error(diagram.message);
  return diagram.rows.map((row) => row.map(({ text }) => text).join(''));
}

interface Said {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

type Step =
  | { readonly kind: 'said'; readonly from: number; readonly to: number }
  | { readonly kind: 'frame'; readonly word: string; readonly steps: readonly Step[] };

const { steps } = fc.letrec<{ step: Step; steps: Step[] }>((tie) => ({
  step: fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('said' as const), from: fc.nat(4), to: fc.nat(4) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('frame' as const),
        word: fc.constantFrom('loop', 'opt', 'par'),
        steps: tie('steps'),
      }),
    },
  ),
  steps: fc.array(tie('step'), { minLength: 1, maxLength: 5, depthIdentifier: 'steps' }),
}));

/** The diagram's lines, and what is said in it, in order. */
function written(all: readonly Step[]): { readonly lines: readonly string[]; readonly said: readonly Said[] } {
  const said: Said[] = [];
  const write = (some: readonly Step[]): readonly string[] =>
    some.flatMap((step) => {
      if (step.kind === 'frame') return [`${step.word} frame`, ...write(step.steps), 'end'];
      const label = `message${said.length}x`;
      said.push({ from: step.from, to: step.to, label });
      return [`P${step.from}->>P${step.to}: ${label}`];
    });
  const participants = Array.from({ length: 5 }, (_, index) => `participant P${index}`);
  return { lines: [...participants, ...write(all)], said };
}

describe('sequences', () => {
  it('show each message whole, in order, over an arrow from its sender to its receiver', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { lines, said } = written(all);
        const rows = rowsOf(lines);
        const [, heads = '', feet = ''] = rows;
        const columns = [...feet].flatMap((sign, x) => (sign === '┬' ? [x] : []));
        expect(columns).toHaveLength(5);
        for (const [index, column] of columns.entries())
          expect(heads.slice(column - 2, column + 3)).toContain(`P${index}`);
        let last = 2;
        for (const { from, to, label } of said) {
          const at = rows.findIndex((row) => row.includes(label));
          expect(at).toBeGreaterThan(last);
          last = at;
          const [start = 0, end = 0] = [columns[from], columns[to]];
          if (from === to) {
            expect(rows[at]?.slice(start, start + 4)).toBe('├──┐');
            expect(rows[at + 1]?.slice(start, start + 4)).toBe('│◄─┘');
            last += 1;
            continue;
          }
          const row = rows[at + 1] ?? '';
          const arrow = row.slice(Math.min(start, end), Math.max(start, end) + 1);
          expect(arrow).toMatch(start < end ? /^├─+►│$/ : /^│◄─+┤$/);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('have frames that hold all that is in them', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { lines } = written(all);
        const rows = rowsOf(lines);
        const count = (sign: string) => rows.join('').split(sign).length - 1;
        const frames = lines.filter((line) => line === 'end').length;
        expect([count('╭'), count('╮'), count('╰'), count('╯')]).toEqual([frames, frames, frames, frames]);
        expect(rows.filter((row) => row.includes('[frame]'))).toHaveLength(frames);
      }),
      { numRuns: 100 },
    );
  });

  it('number their messages, from where and how they are told to', () => {
    const rows = rowsOf([
      'autonumber 10 5',
      'A->>B: a',
      'B->>A: b',
      'autonumber off',
      'A->>B: c',
      'autonumber',
      'A->>B: d',
    ]);
    const labels = rows.flatMap((row) => /[\w. ]*\b[abcd]\b/.exec(row)?.[0].trim() ?? []);
    expect(labels).toEqual(['10. a', '15. b', 'c', '1. d']);
  });

  it('show who is active, from one message to another', () => {
    const rows = rowsOf(['A->>+B: a', 'A->>B: b', 'B-->>-A: c', 'activate A', 'A->>B: d', 'deactivate A', 'A->>B: e']);
    const column = [...(rows[2] ?? '')].lastIndexOf('┬');
    // After a message, so that each label's row and its arrow's are told together.
    const of = (at: number) =>
      rows
        .slice(3, 13)
        .map((row) => (/[┃┠┨]/.test(row[at] ?? '') ? '#' : '|'))
        .join('');
    expect(of(column)).toBe('|#####||||');
    expect(of((rows[2] ?? '').indexOf('┬'))).toBe('|||||###||');
  });

  it('let participants come and go', () => {
    const rows = rowsOf([
      'A->>B: hello',
      'create participant C as New one',
      'B->>C: begin',
      'destroy C',
      'C-xB: end',
      'B->>A: bye',
    ]);
    const head = rows.findIndex((row) => row.includes('New one'));
    expect(rows[head]).toMatch(/├─+►│ New one │/);
    expect(rows[head - 1]).toMatch(/begin +┌─+┐/);
    const end = rows.findIndex((row) => row.includes('end'));
    expect(rows[end + 1]).toMatch(/│×─+×$/);
    expect(rows.slice(end + 2).join('\n')).not.toMatch(/│.*│.*│/);
  });

  it('have notes beside and over lifelines, which go on behind them', () => {
    const rows = rowsOf([
      'A->>B: x',
      'Note left of A: before',
      'Note right of B: after',
      'Note over A,B: both<br>of them',
      'Note over A: one',
    ]);
    const text = rows.join('\n');
    expect(text).toMatch(/│ before │ │/);
    expect(text).toMatch(/│ │ after │/);
    expect(text).toMatch(/│ +both +│\n.*│ +of them +│/);
    expect(rows.at(-1)).toMatch(/^\s*│\s+│$/);
  });
});
