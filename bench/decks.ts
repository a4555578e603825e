import fs from 'node:fs';
import { join } from 'node:path';

const code: readonly (readonly [string, (n: number) => string])[] = [
  [
    'javascript',
    (n) =>
      `export async function load${n}(id) {\n  const answer = await fetch(\`/api/\${id}?n=${n}\`);\n  if (!answer.ok) throw new Error("bad " + answer.status);\n  return answer.json();\n}`,
  ],
  [
    'python',
    (n) =>
      `def load_${n}(xs):\n    total = 0  # so far\n    for i, x in enumerate(xs):\n        total += x * ${n} + i\n    return {"total": total}`,
  ],
  [
    'go',
    (n) =>
      `func Load${n}(ctx context.Context, id string) (int, error) {\n\tif id == "" {\n\t\treturn 0, errors.New("empty")\n\t}\n\treturn len(id) + ${n}, nil\n}`,
  ],
  ['sql', (n) => `SELECT id, name, count(*) AS n\nFROM events_${n}\nGROUP BY id, name\nORDER BY n DESC;`],
];

/** The last word of slide `n`: when it stands on the screen, the slide does. */
export function token(n: number): string {
  return `TKE${String(n).padStart(5, '0')}`;
}

function slide(n: number, total: number): string {
  const [language, text] = code[n % code.length] ?? ['text', String];
  return `## Topic ${n} of ${total}

A short paragraph with **strong text**, *emphasis* and \`inline code\` for slide ${n},
long enough to be wrapped on most terminals, because speakers do write such lines.

- First point about subject ${n} with **weight**
- Second point, see \`config_${n}.yaml\`
- Third point: latency, throughput and memory

\`\`\`${language}
${text(n)}
\`\`\`

| Metric | Before | After |
|--------|-------:|------:|
| p50 ms | ${(n % 90) + 10} | ${(n % 9) + 1} |
| p99 ms | ${(n % 900) + 100} | ${(n % 90) + 10} |

The last line of the slide is ${token(n)} here.
`;
}

/** Writes a deck of `size` slides into `folder` and returns its path. */
export function writeDeck(folder: string, size: number): string {
  const path = join(folder, `deck-${size}.md`);
  fs.writeFileSync(path, Array.from({ length: size }, (_, index) => slide(index + 1, size)).join('\n---\n\n'));
  return path;
}
