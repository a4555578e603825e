import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import polyglot from '../../demos/polyglot/demo.js';
import { type PtyProgram, projectRoot } from './pty.js';
import type { Circumstance, TalkDeck, TalkScript, TalkStep } from './talk-scripts.js';
import { until } from './until.js';

/** How a demo of our talk is driven, key by key, and what holds on all of its slides. */

/** The terminal that a beamer leaves room for. */
export const stageSize = { columns: 100, rows: 30 };
/** ms: generous guards, no expectations. The first build of the Go worker compiles its SDK. */
const seeLimit = 60_000;
const readyLimit = 300_000;
export const scriptTime = 600_000;
/** ms in which nothing but clocks moves. */
const calm = 700;

/** What workers in other languages take from the home of the person: the shows of tests have another one. */
export const toolchains: Readonly<Record<string, string>> = {
  ...goFolders(),
  ...(process.env.TSLIDES_PYTHON ? { TSLIDES_PYTHON: process.env.TSLIDES_PYTHON } : {}),
};

function goFolders(): Record<string, string> {
  try {
    const found = execFileSync('go', ['env', '-json', 'GOCACHE', 'GOMODCACHE', 'GOPATH'], { encoding: 'utf8' });
    return JSON.parse(found) as Record<string, string>;
  } catch {
    return {};
  }
}

/** Which languages the show has workers in here, by the look that the demo itself takes. */
export function languagesHere(): readonly Circumstance[] {
  const has = (name: string): boolean => {
    const found = polyglot.processes?.find((candidate) => candidate.name === name);
    if (found?.kind !== 'worker') throw new Error(`no worker named ${name} in the demo polyglot`);
    const { folder, look, env, missing } = found;
    const [program = '', ...args] = look;
    const { status } = spawnSync(program, args, {
      cwd: join(projectRoot, 'demos/polyglot', folder),
      env: { ...process.env, ...toolchains, ...env },
    });
    if (status !== 0) console.warn(`SKIPPED in the talk: ${missing}`);
    return status === 0;
  };
  return [has('go') ? 'go' : 'no go', has('python') ? 'python' : 'no python'];
}

/** Goes to the slide, does what the speaker does, and sees what the audience must see. */
export async function perform(
  show: PtyProgram,
  deck: TalkDeck,
  script: TalkScript,
  here: ReadonlySet<Circumstance>,
): Promise<void> {
  const { demo, slide, intro = [], steps } = script;
  show.press(...String(slide), 'G');
  await show.see(`[page ${slide} / ${deck.slides}]`);
  await show.see(new RegExp(`╭ ${demo} ─ not started`), seeLimit);
  await show.see(/[✓○] service up · worker running(?!.*preparing)/, readyLimit);
  for (const step of [...intro, ...steps].filter(({ only }) => only === undefined || here.has(only))) {
    await take(show, step);
  }
  await drawAgain(show, `[page ${slide} / ${deck.slides}]`);
}

async function take(show: PtyProgram, step: TalkStep): Promise<void> {
  if ('press' in step) {
    show.press(step.press);
    return;
  }
  const { see, without } = step;
  const holds = (text: string): boolean => see.test(text) && without?.test(text) !== true;
  const what = `${see}${without ? ` without ${without}` : ''}`;
  await show.see(Object.assign(holds, { toString: () => what }), seeLimit);
}

/** Nothing was ever drawn over the slide: drawing all of it anew changes nothing. */
async function drawAgain(show: PtyProgram, footer: string): Promise<void> {
  const before = await atRest(show);
  const bytes = show.raw.length;
  show.press('ctrl+l');
  const isDrawn = (): boolean => {
    const cleared = show.raw.indexOf('\x1b[2J', bytes);
    return cleared !== -1 && show.text().includes(footer);
  };
  await show.see((text) => isDrawn() && still(text) === before);
}

/** What stands there when nothing but clocks has moved for a while: counters follow what they count. */
async function atRest(show: PtyProgram): Promise<string> {
  let stands = still(show.text());
  let since = performance.now();
  await until('the screen is at rest', () => {
    const text = still(show.text());
    if (text !== stands) {
      stands = text;
      since = performance.now();
    }
    return performance.now() - since >= calm;
  });
  return stands;
}

/** The screen without its clocks. */
function still(text: string): string {
  return text.replace(/\d\d:\d\d\.\d/g, 'clock').replace(/ +\d+(?:\.\d)? s(?= |$)/gm, ' time');
}

/** What ends up on a terminal when logs or warnings of a process come through. */
export const logs = /\b(?:INFO|WARN|DEBUG|TRACE)\b|sdk[_-]core|Warning:|\.mjs:\d|Temporal CLI|level=/;
