import { describe, expect, it } from 'vitest';
import { inkOfHtml, type SpecExample, specExamples, specSlide } from '../testing/spec-examples.js';
import { structure, structureOfHtml } from '../testing/structure.js';
import { ink, words } from '../testing/words.js';
import { content } from './content.js';
import { walk } from './walk.js';

interface Difference {
  readonly why: string;
  /** What a slide shows instead, without blanks. */
  readonly shown: Readonly<Record<string, string>>;
}

/** Where a slide says something else than the HTML that a specification gives, on purpose. */
const differences: readonly Difference[] = [
  {
    why: 'what stands in angle brackets and is no element of HTML is something to be read: `Vec<T>`',
    shown: {
      'CommonMark 150': '*hello*<foo>',
      'CommonMark 163': '<Warning>*bar*</Warning>',
      'CommonMark 201': '[foo]:<bar>(baz)[foo]',
      'CommonMark 491': '[link](<foobar>)',
      'CommonMark 524': '[foo<barattr="](baz)">',
      'CommonMark 536': '[foo<barattr="][ref]">',
      'CommonMark 613': '<bab><c2c>',
      'CommonMark 614': '<b2/>',
      'CommonMark 615': '<b2data="foo">',
      'CommonMark 617': 'Foo<responsive-imagesrc="foo.jpg"/>',
      'CommonMark 623': '</foo>',
    },
  },
  {
    why: 'so are other things of HTML in the middle of a line',
    shown: {
      'CommonMark 627': 'foo<?phpecho$a;?>',
      'CommonMark 628': 'foo<!ELEMENTbrEMPTY>',
      'CommonMark 629': 'foo<![CDATA[>&<]]>',
    },
  },
  {
    why: 'scripts and styles are for a browser',
    shown: {
      'CommonMark 170': 'okay',
      'CommonMark 172': 'okay',
      'CommonMark 173': '',
      'CommonMark 176': 'foo',
      'CommonMark 178': '1.*bar*',
    },
  },
  {
    why: 'elements that GitHub shows as they are written have no more to say in a terminal than others',
    shown: { 'GFM 657': '<xmp>isdisallowed.<XMP>isalsodisallowed.' },
  },
  {
    why: 'CommonMark has since changed what a comment is',
    shown: { 'GFM 649': 'foo', 'GFM 650': 'foofoo-->foo' },
  },
  {
    why: 'of the names of characters only those that people write by hand are known',
    shown: {
      'CommonMark 25': '&©Æ&Dcaron;¾&HilbertSpace;&DifferentialD;&ClockwiseContourIntegral;&ngE;',
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
    expect(ink(words(blocks))).toBe(wanted ?? inkOfHtml(example.html));
    if (wanted !== undefined) expect(wanted, 'no difference').not.toBe(inkOfHtml(example.html));
  });

  it.each(examples.filter((example) => !withHtml(example)))('$name is what its HTML is', (example) => {
    const found = structure(content(specSlide(example)).blocks);
    const wanted = structureOfHtml(example.html);
    if (bareAddresses.includes(example.name)) expect([found, wanted]).toEqual(['a', '']);
    else expect(found).toBe(wanted);
  });
});
