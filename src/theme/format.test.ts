import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFormat, formatProblem, titleCase } from './format.js';

describe('a format', () => {
  it.each([
    ['Image: {{.text}} →', 'Image: the cat →'],
    ['{{ .text }}{{.text}}', 'the catthe cat'],
    ['{{ToUpper .text}}', 'THE CAT'],
    ['{{.text | Title}}', 'The Cat'],
    ['{{- .text | ToUpper | ToLower -}}', 'the cat'],
    ['{{if .text}}x{{end}}', 'x'],
    ['{{Repeat .text 2}}', 'the catthe cat'],
    ['\n----\n', '\n----\n'],
    ['{{.text}} $& $1', 'the cat $& $1'],
  ])('%s', (format, expected) => {
    expect(applyFormat(format, 'the cat')).toBe(expected);
    expect(formatProblem(format)).toBeUndefined();
  });

  it('takes the text as it is', () => {
    expect(applyFormat('{{.text}}-{{.text}}', '$& {{.text}} {{')).toBe('$& {{.text}} {{-$& {{.text}} {{');
    expect(applyFormat('{{.text | print}}', '$& {{.text}} {{')).toBe('$& {{.text}} {{');
    expect(applyFormat('{{.text | print}}', 'a\ud800b')).toBe('a\ufffdb');
  });

  it.each([
    ['{{Uper .text}}', '{{Uper .text}} is not understood: there is no function "Uper"; there are and, or, not, len,'],
    ['{{ToUper .text}}', 'there is no function "ToUper"; did you mean "ToUpper"?'],
    ['{{constructor .text}}', 'there is no function "constructor"'],
    ['a {{ToUpper}}', 'a {{ToUpper}} is not understood: ToUpper takes one argument, here it has 0'],
    ['{{.text | Replace "a" "b"}}', 'Replace takes 4 arguments, here it has 3'],
    ['{{printf}}', 'printf takes at least one argument, here it has 0'],
    ['{{Repeat .text "2"}}', 'argument 2 of Repeat must be a whole number, not a text'],
    ['{{ToUpper .Text}}', 'argument 1 of ToUpper must be a text, not nothing'],
    ['{{Last .text}}', 'Last takes a list, as Split makes one, not a text'],
    ['{{.text.more}}', 'a text has no part .more; the text is {{.text}}'],
    ['{{.text', '{{.text is not closed: }} is missing'],
    ['{{if .text}}x', '{{if .text}} is not understood: its {{end}} is missing'],
    ['x{{end}}', 'there is a {{end}} too many'],
    ['{{/* x }}', 'the comment {{/* x }} does not end with */}}'],
    ['{{$x}}', 'there is no variable $x here'],
    ['{{"\\q"}}', '\\ is no character of a text in quotes; a backslash itself is written twice'],
    ['{{.text + 1}}', '{{.text + 1}} is not understood'],
  ])('that is wrong is told, and the text stays as it is: %s', (format, why) => {
    expect(formatProblem(format)).toContain(why);
    expect(applyFormat(format, 'the cat')).toBe('the cat');
  });

  it('is looked through, also where it is never used', () => {
    expect(formatProblem('{{if false}}{{range 1}}{{with (Trim .text)}}{{end}}{{end}}{{end}}')).toContain(
      'Trim takes 2 arguments',
    );
    expect(formatProblem('{{define "x"}}{{print (Trim).text}}{{end}}')).toContain('Trim takes 2 arguments');
  });

  it('that shows no value is told', () => {
    const why = '{{.Text}} is not understood: it shows "<no value>"; the text is {{.text}}';
    expect(formatProblem('{{.Text}}')).toBe(why);
    expect(formatProblem('{{if .nothing}}x{{else}}{{.text}}{{end}}')).toBeUndefined();
  });

  it('that fails for some texts only is no problem, and leaves them as they are', () => {
    const second = '{{index (Split .text ",") 1}}';
    expect(formatProblem(second)).toBeUndefined();
    expect(applyFormat(second, 'a,b')).toBe('b');
    expect(applyFormat(second, 'ab')).toBe('ab');
    expect(applyFormat('{{Repeat .text 1000000}}', 'ab')).toBe('ab');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (format, text) => {
        expect(typeof applyFormat(`{{${format}}}`, text)).toBe('string');
        expect(typeof applyFormat(format, text)).toBe('string');
        formatProblem(format);
      }),
    );
  });
});

describe('titleCase', () => {
  it.each([
    ['the QUICK fox', 'The Quick Fox'],
    ["don't (o'neill) 1st e.g. a..b", "Don't (O'neill) 1St E.g. A..B"],
    ['foo-bar foo_bar foo/bar', 'Foo-Bar Foo_bar Foo/Bar'],
    ['élan ǆ ß ﬁn ΟΔΟΣ', 'Élan ǅ Ss Fin Οδος'],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(titleCase(text)).toBe(expected);
  });
});
