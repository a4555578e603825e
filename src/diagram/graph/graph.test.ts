import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawDiagram } from '../draw.js';
import { traced } from '../testing/trace.js';

const huge = { width: 10_000, ascii: false };

function rowsOf(source: string, options = huge): readonly string[] {
  const diagram = drawDiagram(source, options);
  if (diagram.kind === 'problem') throw new Error(`${diagram.message}\n${source}`);
  return diagram.rows.map((row) => row.map(({ text }) => text).join(''));
}

const directions = fc.constantFrom('TD', 'BT', 'LR', 'RL');

/** Edges between nodes 0 to `nodes - 1`, not from one to itself. */
const edgesAmong = (nodes: number, most: number) =>
  fc.array(
    fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1)).filter(([from, to]) => from !== to),
    { minLength: 1, maxLength: most },
  );

const node = (number: number): string => `n${number}(Node${number})`;

describe('graphs', () => {
  it('show each edge as a line from its one box to an arrow at its other, and no other lines', () => {
    const graph = fc.tuple(
      directions,
      edgesAmong(9, 16),
      fc.array(fc.constantFrom('-->', '-.->', '==>'), { minLength: 16, maxLength: 16 }),
    );
    fc.assert(
      fc.property(graph, ([direction, edges, arrows]) => {
        const lines = edges.map(([from, to], index) => `${node(from)} ${arrows[index]} ${node(to)}`);
        const source = `flowchart ${direction}\n${lines.join('\n')}`;
        const pairs = (found: readonly { from: string; to: string }[]) =>
          [...new Set(found.map(({ from, to }) => `${from} ${to}`))].sort();
        const meant = edges.map(([from, to]) => ({ from: `Node${from}`, to: `Node${to}` }));
        const rows = rowsOf(source);
        try {
          expect(pairs(traced(rows))).toEqual(pairs(meant));
        } catch (error) {
          throw new Error(`${String(error)}\n${source}\n${rows.join('\n')}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));

  it('hold every word of every label, whole, in boxes and on edges, in clusters in clusters', () => {
    const graph = fc.record({
      direction: directions,
      labels: fc.array(words, { minLength: 8, maxLength: 8 }),
      edges: edgesAmong(8, 12),
      said: fc.array(fc.option(words), { minLength: 12, maxLength: 12 }),
      homes: fc.array(fc.nat(4), { minLength: 8, maxLength: 8 }),
      parents: fc.tuple(fc.nat(1), fc.nat(2), fc.nat(3)),
      own: fc.option(directions),
      width: fc.integer({ min: 60, max: 300 }),
      ascii: fc.boolean(),
    });
    fc.assert(
      fc.property(graph, ({ direction, labels, edges, said, homes, parents, own, width, ascii }) => {
        // Cluster 1 stands on the sheet; 2, 3 and 4 in an earlier one or there too.
        const nodesIn = (home: number): string[] =>
          labels.flatMap((label, index) => (homes[index] === home ? [`n${index}[${label}]`] : []));
        const cluster = (number: number): string[] => [
          `subgraph c${number} [cluster${number}]`,
          ...(own === null ? [] : [`direction ${own}`]),
          ...nodesIn(number),
          ...parents.flatMap((parent, index) => (parent === number ? cluster(index + 2) : [])),
          'end',
        ];
        const source = [
          `flowchart ${direction}`,
          ...cluster(1),
          ...parents.flatMap((parent, index) => (parent === 0 ? cluster(index + 2) : [])),
          ...nodesIn(0),
          ...edges.map(([from, to], index) => `n${from} ${said[index] ? `-- ${said[index]} -->` : '-->'} n${to}`),
        ].join('\n');
        const diagram = drawDiagram(source, { width, ascii });
        if (diagram.kind === 'problem') {
          expect(diagram.message).toMatch(/^The diagram needs \d+ columns/);
          return;
        }
        const found = new Map<string, number>();
        for (const row of diagram.rows)
          for (const { text } of row.filter((span) => span.role !== 'arrow'))
            for (const [its] of text.matchAll(/[a-z]+\d?/g)) found.set(its, (found.get(its) ?? 0) + 1);
        const wanted = new Map<string, number>();
        const all = [
          ...labels,
          ...said.slice(0, edges.length).filter((text) => text !== null),
          'cluster1 cluster2 cluster3 cluster4',
        ];
        for (const its of all.flatMap((text) => text.split(' '))) wanted.set(its, (wanted.get(its) ?? 0) + 1);
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
      }),
      { numRuns: 300 },
    );
  });

  it('may be large', () => {
    const chain = Array.from({ length: 150 }, (_, index) => `a${index} --> a${index + 1}`).join('\n');
    expect(rowsOf(`flowchart TD\n${chain}`).filter((row) => row.includes('a1'))).toHaveLength(62);
    const star = Array.from({ length: 100 }, (_, index) => `hub --> b${index}`).join('\n');
    expect(rowsOf(`flowchart LR\n${star}`).join('')).toContain('b99');
  });

  it('are refused if they are too large', () => {
    const wide = Array.from({ length: 201 }, (_, index) => `a${index}`).join('\n');
    expect(drawDiagram(`flowchart TD\n${wide}`, huge)).toEqual({
      kind: 'problem',
      message: 'A diagram may have 200 nodes, this one has 201.',
    });
  });
});
