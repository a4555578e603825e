import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellWidth } from '../render/cells.js';
import type { Diagram } from '../render/diagram-types.js';
import { anyText } from '../render/testing.js';
import { drawDiagram } from './draw.js';

const golden = fileURLToPath(new URL('golden/', import.meta.url));
const sources = fs
  .readdirSync(golden)
  .filter((file) => file.endsWith('.mmd'))
  .map((file) => [file.replace('.mmd', ''), fs.readFileSync(`${golden}${file}`, 'utf8')] as const);

const textOf = (diagram: Diagram): string =>
  diagram.kind === 'ok'
    ? diagram.rows.map((row) => row.map(({ text }) => text).join('')).join('\n')
    : `problem${diagram.line === undefined ? '' : ` in line ${diagram.line}`}: ${diagram.message}`;
const draw = (source: string, width = 100, ascii = false) => textOf(drawDiagram(source, { width, ascii }));

describe('diagrams', () => {
  it.each(sources)('look right: %s', async (name, source) => {
    const drawn = [draw(source, 120), draw(source, 64), draw(source, 120, true)];
    await expect(`${drawn.join('\n\n')}\n`).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  it.each(sources)('are never wider than they may be, or say so: %s', (_, source) => {
    for (let width = 10; width < 130; width += 7) {
      const diagram = drawDiagram(source, { width, ascii: false });
      if (diagram.kind === 'problem') {
        expect(diagram.message).toMatch(/^The diagram needs \d+ columns, there are \d+\.$/);
        // What it says is true.
        const needed = Number(/\d+/.exec(diagram.message)?.[0]);
        expect(needed).toBeGreaterThan(width);
        expect(drawDiagram(source, { width: needed, ascii: false }).kind).toBe('ok');
      } else for (const row of textOf(diagram).split('\n')) expect(cellWidth(row)).toBeLessThanOrEqual(width);
    }
  });

  it.each(sources)('are ASCII where only that is wanted, but for what the source says: %s', (_, source) => {
    const said = new Set(`${source}♥`);
    const strange = [...draw(source, 120, true)].filter((character) => character > '~' && !said.has(character));
    expect(strange).toEqual([]);
  });

  it('have roles for what they are made of', () => {
    const source = '---\ntitle: T\n---\nflowchart LR\nsubgraph s [Group]\na[Text] -- said --> b\nend';
    const diagram = drawDiagram(source, { width: 80, ascii: true });
    const found = diagram.kind === 'ok' ? diagram.rows.flat() : [];
    const role = (text: string) => found.find((span) => span.text.includes(text))?.role;
    expect(['T', 'Group', 'Text', 'said', '>'].map(role)).toEqual(['title', 'title', 'text', 'label', 'arrow']);
    expect(found.find((span) => span.text.includes('|'))?.role).toBe('box');
    expect(found.some((span) => span.role === 'line' && span.text.includes('-'))).toBe(true);
  });

  it('have a title that wraps where it is longer than the room', () => {
    const rows = draw('---\ntitle: How an order goes through\n---\nflowchart TD\na --> b', 14).split('\n');
    expect(rows.slice(0, 3)).toEqual(['How an order', 'goes through', '']);
  });

  it('are turned where only that fits', () => {
    const source = 'flowchart LR\nfirst[The first one] --> second[The second one] --> third[The third one]';
    expect(draw(source, 80).split('\n')).toHaveLength(3);
    expect(draw(source, 30)).toContain('▼');
  });

  const wrong: readonly (readonly [source: string, message: string])[] = [
    ['', 'problem: The diagram is empty.'],
    ['flowchart TD', 'problem: The diagram is empty.'],
    ['pie\n"a": 3', 'problem in line 1: "pie" can\'t be drawn as text: flowchart, sequenceDiagram, stateDiagram,'],
    ['constructor', 'problem in line 1: "constructor" can\'t be drawn'],
    ['flowchart XX\na-->b', 'problem in line 1: "flowchart XX" names no direction: TB, TD, BT, LR or RL.'],
    ['\n%% x\nflowchart TD\na --> b\nb => c', 'problem in line 5: "=> c" can\'t be understood here: an arrow like'],
    ['flowchart TD\na[open --> b', 'problem in line 2: The label of "a" has no end: "]" is missing.'],
    ['flowchart TD\na -->', 'problem in line 2: Nothing follows "-->": a node was expected.'],
    ['flowchart TD\na-->|x|', 'problem in line 2: Nothing follows "-->|x|": a node was expected.'],
    ['flowchart TD\na -- x --> ;b', 'problem in line 2: Nothing follows "-- x -->": a node was expected.'],
    ['flowchart TD\na &', 'problem in line 2: Nothing follows "&": a node was expected.'],
    ['flowchart TD\n--> b', 'problem in line 2: Nothing stands before "--> b": a node was expected.'],
    ['flowchart TD\na --> --> b', 'problem in line 2: A node was expected after "-->", not "--> b".'],
    ['flowchart TD\na --> [x]', 'problem in line 2: "[x]" needs a name before it, as in "name[x]".'],
    ['flowchart TD\n"x" --> b', 'problem in line 2: A node was expected, not ""x" --> b".'],
    ['flowchart TD\ndirection', 'problem in line 2: "direction" names none: TB, TD, BT, LR or RL.'],
    ['sequenceDiagram\nA->>', 'problem in line 2: Nothing follows "->>": a participant was expected.'],
    ['sequenceDiagram\nA-->>+ : x', 'problem in line 2: Nothing follows "-->>": a participant was expected.'],
    ['sequenceDiagram\nA->> : x', 'problem in line 2: Nothing follows "->>": a participant was expected.'],
    ['sequenceDiagram\nA->', 'problem in line 2: Nothing follows "->": a participant was expected.'],
    ['sequenceDiagram\n->>B: x', 'problem in line 2: Nothing stands before "->>": a participant was expected.'],
    ['sequenceDiagram\nactivate', 'problem in line 2: "activate" needs a name: "activate A".'],
    ['sequenceDiagram\ndestroy', 'problem in line 2: "destroy" needs a name: "destroy A".'],
    ['stateDiagram-v2\na --> : x', 'problem in line 2: Nothing follows "-->": a state was expected.'],
    ['stateDiagram-v2\n--> b', 'problem in line 2: Nothing stands before "-->": a state was expected.'],
    [
      'stateDiagram-v2\nstate "x" as',
      'problem in line 2: "state "x" as" can\'t be understood: "state a", "state "text"',
    ],
    ['classDiagram\nA <|--', 'problem in line 2: Nothing follows "<|--": a class was expected.'],
    ['classDiagram\n..> B : x', 'problem in line 2: Nothing stands before "..>": a class was expected.'],
    ['erDiagram\nA ||--o{ : has', 'problem in line 2: Nothing follows "||--o{": an entity was expected.'],
    ['erDiagram\n||--o{ A', 'problem in line 2: Nothing stands before "||--o{": an entity was expected.'],
    ['flowchart TD\nsubgraph s\na', 'problem in line 2: This subgraph has no "end".'],
    ['flowchart TD\na\nend', 'problem in line 3: "end" without a subgraph.'],
    ['flowchart TD\nsubgraph s\na\nend\ns --> a', 'problem: An edge runs between "s" and "a", one of which is inside'],
    ['flowchart TD\ndirection constructor', 'problem in line 2: "constructor" is no direction'],
    [`flowchart TD\n${'a-->b;'.repeat(500)}`, 'problem: A diagram may have 400 edges, this one has 500.'],
    [`flowchart TD\n${'x'.repeat(20_000)}`, 'problem: A diagram may have 20000 characters, this one has'],
    ['sequenceDiagram', 'problem: The diagram is empty.'],
    ['sequenceDiagram\nA->>B: x\nloop y\nB->>A: z', 'problem in line 3: "loop" has no "end".'],
    ['sequenceDiagram\nA=>B: x', 'problem in line 2: "A=>B: x" can\'t be understood: a message like "A->>B: text"'],
    [`sequenceDiagram\n${'opt x\n'.repeat(30)}`, 'problem in line 23: Frames may stand 20 deep in each other.'],
    ['stateDiagram-v2\nstate a {\nb', 'problem in line 2: The state "a" has no "}".'],
    ['stateDiagram-v2\nstate a <<constructor>>', 'problem in line 2: "<<constructor>>" is not known'],
    ['stateDiagram-v2\nnote left of a\nlost', 'problem in line 2: This note has no "end note".'],
    ['classDiagram\nclass A {\n+x', 'problem in line 2: The class "A" has no "}".'],
    ['classDiagram\nA <-|- B', 'problem in line 2: "A <-|- B" can\'t be understood: a relation like "A <|-- B"'],
    ['erDiagram\nA {\nint', 'problem in line 3: "int" can\'t be understood: "type name" was expected.'],
    ['erDiagram\nA |--| B', 'problem in line 2: "A |--| B" can\'t be understood: a relation like'],
  ];
  it.each(wrong.map(([source, message]) => [message, source] as const))('tell what to mend: %s', (message, source) => {
    expect(draw(source)).toContain(message);
  });

  const header = fc.constantFrom(
    'flowchart LR',
    'graph TD',
    'sequenceDiagram',
    'stateDiagram-v2',
    'classDiagram',
    'erDiagram',
  );
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        'A',
        'B',
        'C',
        ' --> ',
        '-->|x|',
        ' <|-- ',
        ' ||--o{ ',
        '->>',
        ': ',
        '\n',
        '\n',
        '{',
        '}',
        '[',
        ']',
        '(',
        ')',
        '"',
        '`',
        '|',
        '&',
      ],
      ...[
        'end',
        'subgraph s',
        'loop',
        'alt',
        'else',
        'state X {',
        'class Y {',
        '--',
        '[*]',
        'note left of A',
        'direction LR',
        '~',
        ';',
        '@{',
        '%%',
      ],
    ),
    anyText,
  );

  it('never throw, and never let control characters through', () => {
    fc.assert(
      fc.property(
        header,
        fc.array(piece, { maxLength: 25 }),
        fc.nat(120),
        fc.boolean(),
        (first, pieces, width, ascii) => {
          const source = `${first}\n${pieces.join('')}`;
          const diagram = drawDiagram(source, { width, ascii });
          expect(textOf(diagram)).not.toMatch(
            /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/,
          );
          if (diagram.kind === 'problem') expect(diagram.message).not.toContain('tangled');
          else for (const row of textOf(diagram).split('\n')) expect(cellWidth(row)).toBeLessThanOrEqual(width);
          expect(drawDiagram(source, { width, ascii })).toEqual(diagram);
        },
      ),
      { numRuns: 400 },
    );
  });
});
