import { describe, expect, it } from 'vitest';
import type { Finding } from './finding.js';
import { sorted } from './finding.js';
import { report } from './report.js';
import { readSize } from './size.js';

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
];
const finding = (level: Finding['level'], file: string, line: number, message: string): Finding => ({
  level,
  file,
  line,
  message,
});

it('has a line for each finding, and one for all of them', () => {
  const findings = [
    finding('error', 'a.md', 1, 'too tall'),
    finding('warning', 'a.md', 2, 'odd'),
    finding('note', 'a.md', 3, 'long'),
    finding('note', 'a.md', 4, 'long\x1b[31m\nlonger'),
  ];
  expect(report(findings, 17, sizes)).toEqual([
    'a.md:1: too tall',
    'a.md:2: warning: odd',
    'a.md:3: note: long',
    'a.md:4: note: long␛[31m longer',
    '17 slides at 80x24 and 100x30: 1 thing to mend, 1 warning, 2 notes.',
  ]);
  expect(report(findings.slice(1, 2), 1, sizes.slice(0, 1)).at(-1)).toBe(
    '1 slide at 80x24: nothing to mend, 1 warning.',
  );
  expect(report([], 2, sizes)).toEqual(['2 slides at 80x24 and 100x30: nothing is wrong.']);
});

it('is in the order of the files and their lines, worse things first, each once', () => {
  const findings = [
    finding('note', '10-b.md', 1, 'x'),
    finding('note', '2-a.md', 7, 'y'),
    finding('error', '2-a.md', 7, 'x'),
    finding('error', '2-a.md', 3, 'x'),
    finding('error', '2-a.md', 7, 'x'),
  ];
  expect(sorted(findings).map(({ file, line, level }) => `${file}:${line} ${level}`)).toEqual([
    '2-a.md:3 error',
    '2-a.md:7 error',
    '2-a.md:7 note',
    '10-b.md:1 note',
  ]);
});

describe('a size', () => {
  it.each(['80x24', ' 80X24 ', '80×24'])('%j is columns and rows', (text) => {
    expect(readSize(text)).toEqual({ columns: 80, rows: 24 });
  });

  it.each(['', '80', '80x', 'x24', '80x24x1', '19x24', '80x7', '1001x24', '80x1001', '-80x24', '8e1x24', '80 x 24'])(
    '%j is none',
    (text) => expect(readSize(text)).toBeUndefined(),
  );
});
