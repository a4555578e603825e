import { placementOf } from '../../image/drawing.js';
import { fit as boxOf } from '../../image/fit.js';
import { Pictures } from '../../image/pictures.js';
import { ask } from '../ask.js';
import { capabilitiesOf } from '../capabilities.js';
import { Encoder } from '../encode.js';
import type { Placement } from '../placement.js';
import type { Answers } from '../questions.js';
import { Terminal } from '../terminal.js';

/*
 * A small show for tests: it asks the terminal, says what it heard in the first row and which keys in the second, and
 * draws a picture below. Arguments: the picture's file, the picture thread's program.
 * PATIENCE in the environment is how long it waits for answers, ms.
 * Keys: m moves the picture, h hides it, w writes a row under it, ctrl+l, ctrl+z and q as in the show.
 */
const [file = '', worker = ''] = process.argv.slice(2);
const terminal = new Terminal(process.stdout);
const encoder = new Encoder(3);
const pictures = worker === '' ? undefined : new Pictures({ worker: new URL(worker), onChange: paint });
let answers: Answers | undefined;
const keys: string[] = [];
let column = 4;
let hidden = false;
let text = '';

function paint(): void {
  const { rows, columns } = terminal.screen.size;
  const lines: string[] = Array.from({ length: rows }, () => '');
  lines[0] = `heard ${JSON.stringify(answers ?? 'nothing')}`.slice(0, columns);
  lines[1] = `keys ${keys.join(' ')}`;
  lines[5] = text;
  const placements: Placement[] = [];
  const { graphics, ...can } = capabilitiesOf(process.env, answers ?? {});
  lines[2] = `by ${graphics}`;
  if (pictures && answers && !hidden) {
    const picture = pictures.look(file);
    if (picture.kind === 'problem') lines[3] = picture.message;
    if (picture.kind === 'ready') {
      const box = boxOf(picture, can.cell, { columns: 30, rows: 8 });
      const drawn = pictures.draw(file, box.columns, box.rows, { graphics, ...can });
      if (drawn.kind === 'problem') lines[3] = drawn.message;
      if (drawn.kind === 'drawing') {
        const { drawing } = drawn;
        drawing.lines.forEach((line, index) => {
          if (line[0]?.text.trim() !== '') lines[4 + index] = ' '.repeat(column) + encoder.row(line);
        });
        const placement = placementOf(drawing, 4, column);
        if (placement) placements.push(placement);
        lines[3] = `drawn ${box.columns}×${box.rows}`;
      }
    }
  }
  terminal.paint(lines, placements);
}

function end(): void {
  void Promise.all([terminal.end(), pictures?.close()]).then(() => process.exit(0));
}

function press(key: string): void {
  keys.push(key);
  if (key === 'q') {
    end();
    return;
  }
  if (key === 'm') column += 3;
  if (key === 'h') hidden = !hidden;
  if (key === 'w') text = `${text}x`;
  if (key === 'ctrl+z') terminal.suspend();
  if (key === 'ctrl+l') {
    terminal.screen.forget();
    terminal.send('\x1b[2J');
  }
  paint();
}

terminal.open(['first'], { key: press, resize: paint, hangup: end });
const patience = Number(process.env['PATIENCE'] ?? 500);
void ask(terminal, ['background', 'graphics'], { limit: patience }).then((heard) => {
  answers = heard;
  paint();
});
