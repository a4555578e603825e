import { count, listed } from '../plain/words.js';
import { shown } from '../render/cells.js';
import type { Finding } from './finding.js';
import { type Size, sizeName } from './size.js';

/** A line for each finding, and one that sums up. What is to be mended has no word before it. */
export function report(findings: readonly Finding[], slides: number, sizes: readonly Size[]): readonly string[] {
  return [
    ...findings.map(({ file, line, level, message }) =>
      shown(`${file}:${line}: ${level === 'error' ? '' : `${level}: `}${message}`.replaceAll('\n', ' ')),
    ),
    summary(findings, slides, sizes),
  ];
}

function summary(findings: readonly Finding[], slides: number, sizes: readonly Size[]): string {
  const number = (level: Finding['level']): number => findings.filter((finding) => finding.level === level).length;
  const where = `${count(slides, 'slide')} at ${listed(sizes.map(sizeName))}`;
  if (findings.length === 0) return `${where}: nothing is wrong.`;
  const errors = number('error');
  const parts = [
    errors === 0 ? 'nothing to mend' : `${count(errors, 'thing')} to mend`,
    ...(['warning', 'note'] as const).flatMap((level) => (number(level) === 0 ? [] : [count(number(level), level)])),
  ];
  return `${where}: ${parts.join(', ')}.`;
}
