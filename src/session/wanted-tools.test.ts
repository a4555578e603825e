import { expect, it } from 'vitest';
import type { Slide } from '../deck/types.js';
import { fenceLanguages } from './wanted-tools.js';

const slide = (markdown: string) => ({ markdown }) as Slide;

it('knows the languages of fences, and that of the code which a demo may show', () => {
  const slides = [slide('```go\nx\n```\n'), slide('~~~ demo order\n~~~\n\n```go\n```\n'), slide('text')];
  expect(fenceLanguages(slides)).toEqual(['go', 'typescript']);
});
