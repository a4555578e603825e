import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.js';
import { TemplateFault } from './fault.js';
import { parseTemplate } from './parse.js';
import { anyFormat, rightFormat } from './testing-any.js';
import { failing, filled, texts } from './testing-formats.js';
import { anyPattern } from './testing-pattern.js';

const fill = (format: string, text: string): string => evaluate(parseTemplate(format), text);

describe('a template', () => {
  it.each(filled)('%s', (format, output) => {
    expect(fill(format, 'the cat')).toBe(output);
  });

  it.each(failing)('%s fails', (format) => {
    expect(() => fill(format, 'the cat')).toThrow(TemplateFault);
  });

  it('never cuts a character in two, as Go does', () => {
    expect(fill('{{Left .text 1}}|{{Left .text 2}}|{{Left .text 3}}', 'éa')).toBe('|é|éa');
    expect(fill('{{Right .text 3}}|{{Right .text 4}}', 'a😀')).toBe('|😀');
    expect(fill('{{Mid .text 1 5}}|{{slice .text 1 6}}', 'é😀!')).toBe('|😀');
  });

  it('fills anything or says why not, with nothing but its own fault', () => {
    fc.assert(
      fc.property(fc.oneof(anyFormat, rightFormat, fc.string()), fc.constantFrom(...texts), (format, text) => {
        try {
          expect(fill(format, text)).toBe(fill(format, text));
        } catch (error) {
          expect(error).toBeInstanceOf(TemplateFault);
          expect((error as Error).message).toMatch(/\S/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a template that is out for trouble', () => {
  /** What it costs this process, ms: other programs run beside it. The best of three. */
  function cost(run: () => void): number {
    const times = [1, 2, 3].map(() => {
      const before = process.cpuUsage();
      run();
      return process.cpuUsage(before).user / 1000;
    });
    return Math.min(...times);
  }

  it.each([
    ['a loop', '{{range 9223372036854775807}}{{end}}', 'too long'],
    ['loops in loops', '{{range 100000}}{{range 100000}}x{{end}}{{end}}', 'too long'],
    ['a text that is repeated', '{{Repeat .text 1000000000000}}', 'more than 100000'],
    ['a text that doubles', `{{$x := .text}}{{range 100}}{{$x = print $x $x}}{{end}}{{$x}}`, /more than|too long/],
    ['a text that replaces', '{{$x := .text}}{{range 99}}{{$x = Replace $x "" $x -1}}{{end}}', /more than|too long/],
    ['a wide column', '{{printf "%1000000s" .text}}', 'more than 100000'],
    ['many digits', '{{printf "%.999999f" 0.1}}', 'more than 100000'],
    ['a template that calls itself', '{{define "x"}}{{template "x"}}{{end}}{{template "x"}}', 'call each other'],
    ['an expression', '{{Matches (Repeat "a" 20000) "(a*)*(a*)*(a|a)*b"}}', 'too long'],
    ['a large expression', '{{range 1000}}{{Matches $.text "((a{100}){100}){100}"}}{{end}}', 'too long'],
    ['a list', '{{range 1000}}{{range Split (Repeat $.text 4000) ""}}{{end}}{{end}}', 'too long'],
  ])('is stopped: %s', (_, format, why) => {
    const template = parseTemplate(format);
    const ms = cost(() => expect(() => evaluate(template, 'the cat')).toThrow(why));
    expect(ms).toBeLessThan(100);
  });

  it.each([
    ['parentheses', `{{${'('.repeat(1000)}1${')'.repeat(1000)}}}`],
    ['actions', `${'{{if .text}}'.repeat(1000)}${'{{end}}'.repeat(1000)}`],
    ['blocks', `${'{{block "x" .}}'.repeat(1000)}${'{{end}}'.repeat(1000)}`],
    ['parentheses of an expression', `{{Matches .text "${'('.repeat(1000)}a${')'.repeat(1000)}"}}`],
  ])('has its limits: %s', (_, format) => {
    expect(() => expect(fill(format, 'the cat')).toBe('false')).not.toThrow(RangeError);
  });

  it('takes no expression that JavaScript would take for ever for', () => {
    const ms = cost(() => expect(fill('{{Matches .text "^(a+)+$"}}', `${'a'.repeat(5000)}!`)).toBe('false'));
    expect(ms).toBeLessThan(100);
    fc.assert(
      fc.property(anyPattern, fc.string({ maxLength: 50 }), (pattern, text) => {
        expect(['true', 'false']).toContain(fill(`{{Matches .text \`${pattern}\`}}`, text));
      }),
      { numRuns: 500 },
    );
  });
});
