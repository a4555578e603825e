import { content } from '../deck/content.js';
import { readDeck } from '../deck/read.js';
import { wholeSlide } from '../presenter/frame.js';
import { initialState } from '../presenter/state.js';
import { type Line, plain } from '../render/line.js';
import { loadTools } from '../session/load-tools.js';
import type { ColorDepth } from '../terminal/codes.js';
import { Encoder } from '../terminal/encode.js';
import { builtinNames, builtinTheme } from '../theme/builtin.js';
import { type Given, text, wholeNumber } from './options.js';
import { onGround } from './themes-ground.js';

/** What a theme has to say something about, on one slide. */
const sample = [
  '# A heading of the first level',
  'Text with **strong**, *emphasized*, ~~struck~~ words, `code` and a [link](https://temporal.io).',
  '- a list\n  - inside of it\n- [x] a task that is done',
  '> Quoted words.',
  '> [!WARNING]\n> Mind the gap.',
  '| Service | Polls |\n|---|--:|\n| History | 20 |',
  '```go\n// Order takes care of one.\nfunc Order(ctx workflow.Context, id string) error {\n\treturn errors.New("no stock: " + id) // 42\n}\n```',
].join('\n\n');

/** Prints one slide in each built-in theme, or in those that are named, each on the ground that it is made for. */
export async function themes(
  names: readonly string[],
  given: Given,
  depth: ColorDepth,
  print: (text: string) => void,
  dist: string,
): Promise<void> {
  const columns = wholeNumber('width', text(given, 'width'), 1000) ?? 80;
  const deck = readDeck(['-'], `---\nauthor: Ada\ndate: 2026-02-27\npaging: "%d / %d"\n---\n${sample}`);
  const encoder = new Encoder(depth);
  for (const name of names.length > 0 ? names : builtinNames) {
    const theme = builtinTheme(name);
    if (!theme) continue;
    const { tools } = await loadTools(deck, theme, { dist, pictures: false });
    const start = initialState({ deck, theme, columns, rows: 40, slide: 0, today: new Date(), colour: depth > 0 });
    const slide = deck.slides[0];
    const rows = wholeSlide({ ...start, tools, step: slide ? content(slide).steps : 0 });
    const title: Line = [{ text: name, style: depth > 0 ? { ...plain, inverse: true } : plain }];
    const shown = depth > 0 ? onGround(rows, theme, columns) : rows;
    print(`${[title, ...shown].map((line) => encoder.row(line)).join('\n')}\n\n`);
  }
}
