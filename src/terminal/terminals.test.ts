import { describe, expect, it } from 'vitest';
import { documentOf, table } from '../testing/documents.js';
import { imageChoices } from './image-choice.js';
import { type Fact, type Protocol, type TerminalFacts, terminals } from './terminals.js';

const document = documentOf('docs/terminals.md');

const protocols: Readonly<Record<Protocol, string>> = {
  'kitty-placeholders': 'kitty, on placeholders',
  kitty: 'kitty',
  iterm2: 'iTerm2',
  sixel: 'sixel',
  blocks: 'half blocks',
};
const asked = { all: 'everything', colours: 'the background', nothing: 'nothing' };

function since({ since: version }: Fact<unknown>): string {
  return version === undefined ? '' : `, since ${version}`;
}

function yes(fact: Fact<boolean>): string {
  return fact.value ? `yes${since(fact)}` : 'no';
}

function row(facts: TerminalFacts): readonly string[] {
  return [
    facts.name,
    facts.sign,
    protocols[facts.pictures.value] + since(facts.pictures),
    protocols[facts.unasked],
    yes(facts.animation),
    yes(facts.hyperlinks),
    yes(facts.synchronized),
    asked[facts.manners.value],
  ];
}

/** One row a source, with all that it is the source of. */
function sources(facts: TerminalFacts): readonly (readonly string[])[] {
  const of = {
    pictures: 'Pictures',
    animation: 'GIFs',
    hyperlinks: 'Links',
    synchronized: 'Updates',
    manners: 'Asked',
  } as const;
  const found = new Map<string, string[]>();
  for (const [key, title] of Object.entries(of)) {
    const { source } = facts[key as keyof typeof of];
    found.set(source, [...(found.get(source) ?? []), title]);
  }
  return [...found].map(([source, titles]) => [facts.name, titles.join(', '), source.replace(/^https:.*$/, '<$&>')]);
}

describe('the document of terminals', () => {
  it('has the table of the source', () => {
    expect(table(document, 'Terminal')).toEqual(terminals.map(row));
  });

  it('has the source of each fact', () => {
    expect(table(document, 'Source for')).toEqual(terminals.flatMap(sources));
  });

  it('has the choices of the option', () => {
    expect(document.text).toContain(`\`--images ${imageChoices.join('|')}\``);
  });
});

it('names each terminal once', () => {
  expect(new Set(terminals.map(({ name }) => name)).size).toBe(terminals.length);
});
