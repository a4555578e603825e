import { describe, expect, it } from 'vitest';
import { drawDiagram } from './draw.js';

/** The drawing with blanks and lines taken away: what is said in it, in the order of reading. */
function said(source: string): string {
  const diagram = drawDiagram(source, { width: 400, ascii: false });
  if (diagram.kind === 'problem') return `problem: ${diagram.message}`;
  const texts = diagram.rows.flatMap((row) =>
    row.filter(({ role }) => role !== 'box' && role !== 'line' && role !== 'arrow').map(({ text }) => text),
  );
  return texts
    .join(' ')
    .replace(/[^\p{L}\p{N}\p{P}\p{S}]+|[│─]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const drawn = (source: string): string => {
  const diagram = drawDiagram(source, { width: 400, ascii: false });
  return diagram.kind === 'ok'
    ? diagram.rows.map((row) => row.map(({ text }) => text).join('')).join('\n')
    : diagram.message;
};

/** Different ways to write the same. */
function same(...sources: readonly string[]): void {
  for (const source of sources) expect(`${source}\n\n${drawn(source)}`).toBe(`${source}\n\n${drawn(sources[0] ?? '')}`);
}

describe('flowcharts', () => {
  it('may be written in many ways', () => {
    same(
      'flowchart LR\na --> b\nb --> c',
      'graph LR; a --> b; b --> c;',
      'flowchart LR\na-->b-->c',
      'flowchart LR\n%%{init: {\n"theme": "dark"\n}}%%\n%% text\n  a --> b\nb --> c',
      'flowchart LR\naccTitle: a title\naccDescr {\nmore\n}\na e1@--> b\nb --> c:::loud\nclassDef loud fill:red\nlinkStyle 0 stroke:red',
      'flowchart LR\r\na --> b\r\nb --> c\r\n',
    );
    same('flowchart LR\na & b --> c & d', 'flowchart LR\na --> c\na --> d\nb --> c\nb --> d');
    same(
      'flowchart LR\na -- yes --> b',
      'flowchart LR\na -->|yes| b',
      'flowchart LR\na-- yes -->b',
      'flowchart LR\na -->| "yes" |b',
    );
    same('flowchart LR\na -. so .-> b', 'flowchart LR\na -.->|so| b');
    same('flowchart LR\na == so ==> b', 'flowchart LR\na ==>|so| b');
    same('flowchart TD\na', 'flowchart TB\na', 'flowchart\na', 'graph\na');
    same('flowchart TD\na((x))', 'flowchart TD\na@{ shape: circle, label: "x" }');
  });

  it('may have names and labels of all sorts', () => {
    expect(said('flowchart LR\nmy-node.1 --> endless')).toBe('my-node.1 endless');
    expect(said('flowchart LR\na["x ; y"] --> b["two\nlines"]')).toBe('x ; y two lines');
    expect(said('flowchart LR\na[/etc/hosts] --> b[/leans/]')).toBe('/etc/hosts leans');
    expect(said('flowchart LR\na["#35; &lt;b&gt; fa:fa-car car"]')).toBe('# <b> car');
    expect(said('flowchart LR\na["`**bold** _em_ 2 * 3`"]')).toBe('bold em 2 * 3');
    expect(said('flowchart LR\na[x] --> b\na[y]')).toBe('y b');
  });

  it('have arrows of all sorts', () => {
    const ends = (arrow: string) => /([^\s│])([─╌━]*)([^\s│─╌━]?)│ b /.exec(drawn(`flowchart LR\na ${arrow} b`))?.[0];
    expect(['-->', '---', '--x', '--o', '<-->', '-.->', '==>', 'x--x', '---->'].map(ends)).toMatchInlineSnapshot(`
      [
        "├────►│ b ",
        undefined,
        "├────×│ b ",
        "├────○│ b ",
        "◄───►│ b ",
        "├╌╌╌╌►│ b ",
        "┝━━━━►│ b ",
        "×───×│ b ",
        "├────►│ b ",
      ]
    `);
    expect(drawn('flowchart LR\na --- b')).toContain('a ├─────┤ b');
    expect(drawn('flowchart LR\na ~~~ b')).toContain('│ a │     │ b │');
  });

  it('place clusters by what is said of their nodes first', () => {
    expect(said('flowchart LR\nsubgraph one\na\nend\nsubgraph two [Second one]\na --> b\nend')).toBe(
      'one Second one a b',
    );
    expect(drawn('flowchart LR\nsubgraph "quoted title"\na\nend')).toContain('╭─ quoted title ─╮');
    expect(drawn('flowchart LR\nsubgraph empty\nend\nb --> empty')).toContain('empty');
  });
});

describe('state machines', () => {
  it('may be written in many ways', () => {
    same(
      'stateDiagram-v2\na : first\na --> b : go',
      'stateDiagram\nstate "first" as a\na --> b: go',
      'stateDiagram-v2\nclassDef x fill:red\na:::x --> b: go\na : first\nclass b x',
    );
    same('stateDiagram-v2\nnote left of a : x', 'stateDiagram-v2\nnote left of a\nx\nend note');
    expect(said('stateDiagram-v2\nstate Outer {\nstate Inner {\na --> b\n}\n}')).toBe('Outer Inner a b');
    expect(said('stateDiagram-v2\na\nnote "alone" as n')).toBe('a alone');
  });
});

describe('class diagrams', () => {
  it('may be written in many ways', () => {
    same(
      'classDiagram\nclass A {\n+int x\n+run(a) bool\n}\nA <|-- B',
      'classDiagram\nA : +int x\nA : +run(a) bool\nA <|-- B',
      'classDiagram-v2\nclass A { +int x; +run(a) bool }\nA <|-- B\nstyle A fill:red',
    );
    expect(said('classDiagram\nclass Map~K, V~ {\n-List~List~int~~ items\nget(K key) V\n}')).toBe(
      'Map<K, V> -List<List<int>> items get(K key) : V',
    );
    expect(said('classDiagram\nclass A["With a label"] {\n<<enumeration>>\nRED\n}')).toBe(
      '<<enumeration>> With a label RED',
    );
    expect(said('classDiagram\nclass `odd name`\n`odd name` --> B : has')).toBe('odd name has B');
  });

  it('have the ends that their relations have', () => {
    const ends = (relation: string) => drawn(`classDiagram\ndirection LR\nA ${relation} B`).split('\n')[1];
    expect(['<|--', '--|>', '*--', '--o', '..>', '..|>', '()--', '"1" --> "many"', '--'].map(ends)).toEqual([
      '│ A │▷────┤ B │'.replace('▷', '◁'),
      '│ A ├────▷│ B │',
      '│ A │◆────┤ B │',
      '│ A ├────◇│ B │',
      '│ A ├╌╌╌╌►│ B │',
      '│ A ├╌╌╌╌▷│ B │',
      '│ A │○────┤ B │',
      '│ A ├── 1 ── many ─►│ B │',
      '│ A ├─────┤ B │',
    ]);
  });
});

describe('ER diagrams', () => {
  it('tell how many there are', () => {
    const row = (relation: string) => drawn(`erDiagram\ndirection LR\nA ${relation} B : has`).split('\n')[1];
    expect(row('||--o{')).toBe('│ A ├── 1 ── has ── 0..* ──┤ B │');
    expect(row('}|..o|')).toBe('│ A ├╌╌ 1..* ╌╌ has ╌╌ 0..1 ╌╌┤ B │');
    expect(row('one or more to zero or one')).toBe('│ A ├── 1..* ── has ── 0..1 ──┤ B │');
    expect(row('many(0) optionally to only one')).toBe('│ A ├╌╌ 0..* ╌╌ has ╌╌ 1 ╌╌┤ B │');
  });

  it('may be written in many ways', () => {
    same(
      'erDiagram\nA["The A"] {\nint id PK\nstring x "why"\n}\nA ||--|| B : "has one"',
      'erDiagram\ntitle ignored\nA ||--|| B : "has one"\nA[The A] { int id PK\nstring x "why" }',
    );
    expect(said('erDiagram\n"LONG NAME" ||--|| B : x\nB { string~20~ s FK, UK }')).toContain('string 20 s FK,UK');
  });
});
