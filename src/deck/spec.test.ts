import { describe, expect, it } from 'vitest';
import { type SpecExample, signsOfHtml, specExamples, specSlide } from '../testing/spec-examples.js';
import { structure, structureOfHtml } from '../testing/structure.js';
import { signs, words } from '../testing/words.js';
import { content } from './content.js';
import { walk } from './walk.js';

interface Difference {
  readonly why: string;
  /** Letters and digits that a slide shows instead. */
  readonly shown: Readonly<Record<string, string>>;
}

/** Where a slide says something else than the HTML that a specification gives, on purpose. */
const differences: readonly Difference[] = [
  {
    why: 'what stands in angle brackets and is no element of HTML is something to be read: `Vec<T>`',
    shown: {
      'CommonMark 150': 'hellofoo',
      'CommonMark 163': 'WarningbarWarning',
      'CommonMark 201': 'foobarbazfoo',
      'CommonMark 491': 'linkfoobar',
      'CommonMark 524': 'foobarattrbaz',
      'CommonMark 536': 'foobarattrref',
      'CommonMark 613': 'babc2c',
      'CommonMark 614': 'b2',
      'CommonMark 615': 'b2datafoo',
      'CommonMark 617': 'Fooresponsiveimagesrcfoojpg',
      'CommonMark 623': 'foo',
    },
  },
  {
    why: 'so are other things of HTML in the middle of a line',
    shown: {
      'CommonMark 627': 'foophpechoa',
      'CommonMark 628': 'fooELEMENTbrEMPTY',
      'CommonMark 629': 'fooCDATA',
    },
  },
  {
    why: 'scripts and styles are for a browser',
    shown: {
      'CommonMark 170': 'okay',
      'CommonMark 172': 'okay',
      'CommonMark 173': '',
      'CommonMark 176': 'foo',
      'CommonMark 178': '1bar',
    },
  },
  {
    why: 'elements that GitHub shows as they are written have no more to say in a terminal than others',
    shown: { 'GFM 657': 'xmpisdisallowedXMPisalsodisallowed' },
  },
  {
    why: 'CommonMark has since changed what a comment is',
    shown: { 'GFM 649': 'foo', 'GFM 650': 'foofoofoo' },
  },
  {
    why: 'of the names of characters only those that people write by hand are known',
    shown: {
      'CommonMark 25': 'AEligDcaronfrac34HilbertSpaceDifferentialDClockwiseContourIntegralngE',
    },
  },
];

/** An address is a link in GFM, without brackets around it too; CommonMark has none of these. */
const bareAddresses = [
  'CommonMark 602',
  'CommonMark 608',
  'CommonMark 611',
  'CommonMark 612',
  'GFM 611',
  'GFM 617',
  'GFM 620',
];

const examples = specExamples();
/** Those in which HTML stands that a slide takes for what it means. */
const withHtml = ({ markdown }: SpecExample): boolean => /<(?:[!?]|\/?[a-z][a-z0-9]*[\s/>])/i.test(markdown);
const onPurpose = new Map(differences.flatMap(({ shown }) => Object.entries(shown)));

describe('the examples of CommonMark and GFM', () => {
  it('are all there', () => {
    expect(examples.filter(({ name }) => name.startsWith('CommonMark'))).toHaveLength(652);
    expect(examples.filter(({ name }) => name.startsWith('GFM')).length).toBeGreaterThanOrEqual(24);
    expect([...onPurpose.keys()].filter((name) => !examples.some((example) => example.name === name))).toEqual([]);
  });

  it.each(examples)('$name says what its HTML says', (example) => {
    const { blocks } = content(specSlide(example));
    const wanted = onPurpose.get(example.name);
    expect([...walk(blocks)].filter(({ kind }) => kind === 'problem')).toEqual([]);
    expect(signs(words(blocks))).toBe(wanted ?? signsOfHtml(example.html));
    if (wanted !== undefined) expect(wanted, 'no difference').not.toBe(signsOfHtml(example.html));
  });

  it.each(examples.filter((example) => !withHtml(example)))('$name is what its HTML is', (example) => {
    const found = structure(content(specSlide(example)).blocks);
    const wanted = structureOfHtml(example.html);
    if (bareAddresses.includes(example.name)) expect([found, wanted]).toEqual(['a', '']);
    else expect(found).toBe(wanted);
  });
});
