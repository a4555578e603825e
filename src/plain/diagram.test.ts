import { describe, expect, it } from 'vitest';
import { diagramLines } from './diagram.js';

const words = (source: string): readonly string[] => {
  const lines = diagramLines(source);
  if (lines.length === 1) return [(lines[0] ?? '').replace('Diagram (mermaid): ', '')];
  expect(lines[0]).toBe('Diagram (mermaid):');
  expect(lines.at(-1)).toBe('End of diagram.');
  return lines.slice(1, -1);
};

describe('a flowchart in words', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['an arrow', 'graph TD\nA --> B', ['A leads to B.']],
    ['labels of nodes', 'flowchart LR\na[Client] --> b(["`The **service**`"])', ['Client leads to The service.']],
    ['a label on the arrow', 'graph LR\nA -->|yes| B', ['A leads to B: yes.']],
    [
      'one within it',
      'graph LR\nA -- yes, of course --> B\nA-.maybe.->C\nA == no ==> D',
      ['A leads to B: yes, of course.', 'A leads to C: maybe.', 'A leads to D: no.'],
    ],
    ['a chain', 'graph LR\nA-->B-->C', ['A leads to B.', 'B leads to C.']],
    [
      'several at once',
      'graph LR\nA & B --> C & D',
      ['A leads to C.', 'A leads to D.', 'B leads to C.', 'B leads to D.'],
    ],
    [
      'lines without heads',
      'graph LR\nA --- B; B -.- C; C === D',
      ['A is linked to B.', 'B is linked to C.', 'C is linked to D.'],
    ],
    ['both ways', 'graph LR\nA <--> B', ['A and B lead to each other.']],
    [
      'thick, dotted and long ones',
      'graph LR\nA ==> B\nA -.-> C\nA ----> D',
      ['A leads to B.', 'A leads to C.', 'A leads to D.'],
    ],
    [
      'all shapes',
      'graph TD\nA[a] --> B(b) --> C{c} --> D((d)) --> E[[e]] --> F[(f)] --> G{{g}} --> H>h] --> I[/i/] --> J(((j)))',
      [
        'a leads to b.',
        'b leads to c.',
        'c leads to d.',
        'd leads to e.',
        'e leads to f.',
        'f leads to g.',
        'g leads to h.',
        'h leads to i.',
        'i leads to j.',
      ],
    ],
    ['brackets between quotes', 'graph TD\nA["a [b] (c); d"] --> B', ['a [b] (c); d leads to B.']],
    [
      'line breaks and classes',
      'graph TD\nA[one<br/>two]:::big --> B\nclassDef big fill:#f00\nstyle A fill:#fff',
      ['one two leads to B.'],
    ],
    [
      'groups',
      'graph TD\nC --> F\nsubgraph s [Service]\n  F[Frontend] --> H\nend',
      ['C leads to Frontend.', 'Frontend leads to H.', 'Service contains Frontend and H.'],
    ],
    ['nodes without arrows', 'graph TD\nA[Alone]\nB --> C', ['B leads to C.', 'Alone.']],
    ['shapes by name', 'graph TD\na@{ shape: circle, label: "X" }\na --> b', ['X leads to b.']],
    ['what only looks like a tag', 'graph TD\nA["List<Item>"] --> B["a #amp; b"]', ['List<Item> leads to a & b.']],
    ['semicolons in brackets', 'graph TD\nA[a; b] --> C', ['a; b leads to C.']],
    ['comments', 'graph TD\n%% no\nA --> B', ['A leads to B.']],
    ['everything in the first line', 'graph LR; A-->B;', ['A leads to B.']],
  ])('%s', (_, source, lines) => expect(words(source)).toEqual(lines));
});

it('tells a sequence in words', () => {
  const source = [
    'sequenceDiagram',
    'participant C as Client',
    'actor W as A worker',
    'C->>+S: start',
    'S-->>C: run id',
    'loop every second',
    'W->>S: poll',
    'end',
    'alt there is work',
    'S->>W: task',
    'else',
    'S->>S: wait',
    'end',
    'Note over S,W: it goes on',
    'deactivate S',
  ].join('\n');
  expect(words(source)).toEqual([
    'Client to S: start.',
    'S to Client: run id.',
    'Again and again, every second:',
    'A worker to S: poll.',
    'End of the loop.',
    'If there is work:',
    'S to A worker: task.',
    'Else:',
    'S to itself: wait.',
    'End of the choice.',
    'Note on A worker and S: it goes on.',
  ]);
});

it('tells states in words', () => {
  const source = 'stateDiagram-v2\n[*] --> Still\nStill --> m: push\nstate "In motion" as m\nm --> [*]';
  expect(words(source)).toEqual(['It begins with Still.', 'Still leads to In motion: push.', 'In motion is an end.']);
});

it('tells the title of a diagram, and notes on states', () => {
  expect(diagramLines('---\ntitle: Life\n---\nstateDiagram-v2\nA --> B\nnote right of B : it ends')).toEqual([
    'Diagram (mermaid), Life:',
    'A leads to B.',
    'Note on B: it ends.',
    'End of diagram.',
  ]);
});

it("takes the author's own words", () => {
  expect(words('graph TD\naccTitle: Orders\naccDescr: How an order is paid\nA --> B')).toEqual([
    'Orders. How an order is paid.',
  ]);
  expect(words('graph TD\naccDescr {\n  How an order\n  is paid.\n}\nA --> B')).toEqual(['How an order is paid.']);
});

describe('what is more than a few words can say is read as it is written', () => {
  it.each([
    ['another kind', 'erDiagram\nA ||--o{ B : has'],
    ['what is no diagram', 'hello\nworld'],
    ['a group that nothing closes', 'graph TD\nsubgraph x\nA --> B'],
    ['an arrow that leads nowhere', 'graph TD\nA -->\nB'],
    ['states in states', 'stateDiagram-v2\nstate A {\nB --> C\n}'],
    ['a loop that nothing closes', 'sequenceDiagram\nloop x\nA->>B: y'],
    ['a diagram without anything', 'graph TD\n%% soon'],
  ])('%s', (_, source) => {
    const count = source.split('\n').length;
    expect(diagramLines(source)).toEqual([
      `Diagram (mermaid), ${count} lines:`,
      ...source.split('\n'),
      'End of diagram.',
    ]);
  });
});
