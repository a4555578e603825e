import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../pty.js';
import { specExamples } from '../spec-examples.js';

/** Constructs that decks of other programs are full of, one a text. */
const constructs: readonly string[] = [
  '---\ntheme: ./theme.json\nauthor: Gopher\ndate: MMMM dd, YYYY\npaging: Slide %d / %d\n---\n\n# Welcome\n\nA terminal based presentation tool',
  '## Everything is markdown\n\nIn fact, this entire presentation is a markdown file.\n\n---\n\n### Ordered\n\n1. one\n2. two\n   - three',
  '## Code\n\n```go\npackage main\n\nimport "fmt"\n\nfunc main() {\n  fmt.Println("Hello")\n}\n```\n\n```rust\n/// use std::thread;\nfn main() {}\n```',
  '~~~graph-easy --as=boxart\n[ A ] - to -> [ B ]\n~~~\n\n~~~sd block process\necho block\n~~~\n\n```\n┌──────┐     ┌──────┐\n│  A   │ --> │  B   │\n└──────┘     └──────┘\n```',
  '---\ntitle: "Introducing **presenterm**"\nsub_title: and more\nauthor: Matias\n---\n\nCustomizability\n---\n\n_presenterm_ has themes\n\n<!-- end_slide -->\n\nColumns\n===\n\n<!-- column_layout: [7, 3] -->\n<!-- column: 0 -->\n\nleft\n\n<!-- column: 1 -->\n\n![](doge.png)\n\n<!-- reset_layout -->\n\nbelow',
  '```rust {1-3|5|all} +line_numbers\nfn greet() -> &\'static str {\n    "hi"\n}\n\nfn main() {}\n```\n\n```mermaid +render\nsequenceDiagram\n    Mark --> Bob: Hello!\n```',
  '<!-- incremental_lists: true -->\n\n* this\n* appears\n  * one\n* by one\n\n<!-- pause -->\n\n> [!caution]\n> Some quote\n\n<!-- new_lines: 3 -->\n\n<!-- jump_to_middle -->\n\nThe end',
  '| Name | Taste |\n| ------ | ------ |\n| Potato | Great |\n| Carrot | `Yuck` |\n\nTerm\n: means\n: a lot\n\nA note[^1] and <span style="color: #ff0000">red</span> :tada:\n\n[^1]: here',
];

function markdownIn(folder: string): readonly string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readFileSync(join(projectRoot, folder, name), 'utf8'));
}

/** Texts to begin with: our own decks, those of others, and the examples of the specifications. */
export function corpus(): readonly string[] {
  const own = ['slides', 'tour', 'src/render/golden', 'docs'].flatMap(markdownIn);
  const spec = specExamples().map(({ markdown }) => markdown);
  const chapters: string[] = [];
  for (let at = 0; at < spec.length; at += 12) chapters.push(spec.slice(at, at + 12).join('\n'));
  return [...own, ...constructs, ...constructs, ...chapters];
}
