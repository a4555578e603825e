import fc from 'fast-check';

/** Expressions of Go's regexp, most of them right. */
export const anyPattern: fc.Arbitrary<string> = fc.letrec<{ choice: string; part: string }>((tie) => ({
  choice: fc
    .array(
      fc.array(tie('part'), { maxLength: 3 }).map((parts) => parts.join('')),
      { minLength: 1, maxLength: 2 },
    )
    .map((ways) => ways.join('|')),
  part: fc
    .tuple(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom(
          ...'abcAé0 _-,\n',
          '.',
          '^',
          '$',
          '\\b',
          '\\B',
          '\\A',
          '\\z',
          '\\d',
          '\\D',
          '\\w',
          '\\W',
          '\\s',
          '\\S',
          '\\pL',
          '\\PL',
          '\\p{Greek}',
          '\\p{^Lu}',
          '\\x41',
          '\\x{e9}',
          '\\n',
          '\\.',
          '\\Qa.b\\E',
          '(?i)',
          '(?s)',
          '(?m)',
          '(?-i)',
        ),
        fc.constantFrom(
          '[a-c]',
          '[^a-c]',
          '[]a]',
          '[^]a]',
          '[a-]',
          '[\\d_]',
          '[[:alpha:]]',
          '[^[:^digit:]]',
          '[[:punct:]]',
          '[[:space:]x]',
          '[\\W]',
          '[^\\s]',
          '[\\pL-]',
          '[b-a]',
          '[',
          ')',
          '(',
          '\\',
          '\\q',
          '*',
          '{2}',
          '(?P<n>a)',
          '(?<n>a)',
        ),
        fc
          .tuple(fc.constantFrom('(', '(?:', '(?i:', '(?s-i:'), tie('choice'))
          .map(([open, inside]) => `${open}${inside})`),
      ),
      fc.constantFrom('', '', '', '', '*', '+', '?', '*?', '{2}', '{1,}', '{0,2}', '{2,1}', '**', '{,2}'),
    )
    .map((parts) => parts.join('')),
})).choice;
