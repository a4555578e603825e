import { describe, expect, it } from 'vitest';
import { applyFormat, formatProblem } from './format.js';

describe('a format', () => {
  it.each([
    ['Image: {{.text}} →', 'Image: the cat →'],
    ['{{ .text }}{{.text}}', 'the catthe cat'],
    ['{{ToUpper .text}}', 'THE CAT'],
    ['{{.text | Title}}', 'The Cat'],
    ['{{- .text | ToUpper | ToLower -}}', 'the cat'],
    ['\n----\n', '\n----\n'],
    ['{{.text}} $& $1', 'the cat $& $1'],
  ])('%s', (format, expected) => {
    expect(applyFormat(format, 'the cat')).toBe(expected);
    expect(formatProblem(format)).toBeUndefined();
  });

  it('that is not understood is told, and shown as it is', () => {
    expect(formatProblem('{{if .text}}x{{end}}')).toContain('{{if .text}} is not understood');
    expect(formatProblem('{{constructor .text}}')).toBeDefined();
    expect(applyFormat('{{printf .text}}', 'x')).toBe('{{printf .text}}');
  });
});
