import fc from 'fast-check';

/** Text of all sorts: letters of many scripts, clusters, controls, halves of surrogate pairs, blanks in between. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
      { weight: 3, arbitrary: fc.lorem({ maxCount: 4 }) },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          ' ',
          '  ',
          '\t',
          '\u00a0',
          '日本語',
          '、。',
          '한국',
          '\u1100\u1161',
          '🌿',
          '👩‍👩‍👧',
          '🇩🇪',
          '👍🏽',
          '1️⃣',
          'e\u0301',
          'नमस्ते',
          '▀▄█▌',
          '\u200b',
          '\u200d',
          '\u00ad',
          '\x1b[31m',
          '\x9b2J',
          '\u202e',
          '\ud83c',
          'https://docs.temporal.io/develop/go/',
        ),
      },
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));
