import { type Route, through } from './multiplexer.js';

/** What the terminal can be asked: its background colour; which pictures it can show, and how large its cells are. */
export type Question = 'background' | 'graphics';

export interface Pixels {
  readonly width: number;
  readonly height: number;
}

/** What a terminal answered; absent: nothing was said. */
export interface Answers {
  readonly background?: `#${string}`;
  /** Whether it knows kitty's graphics protocol. */
  readonly kitty?: boolean;
  /** Whether it knows iTerm2's sequences; asked behind tmux only. */
  readonly iterm2?: boolean;
  /** Its name and version in its own words. */
  readonly version?: string;
  readonly cell?: Pixels;
  /** All cells together. */
  readonly area?: Pixels;
  readonly sixelColours?: number;
  /** The largest sixel picture. */
  readonly sixelSize?: Pixels;
  /** Device attributes; 4 among them is sixel. */
  readonly attributes?: readonly number[];
}

/** Which questions a terminal takes without printing them: see `terminals`. */
export type Manners = 'all' | 'colours' | 'nothing';

// Sources: xterm's ctlseqs (OSC 11, CSI > q, CSI 14 t, CSI 16 t, CSI ? S, CSI c); kitty's graphics protocol,
// "Querying support"; iTerm2's "Proprietary escape codes" (ReportCellSize).
const background = '\x1b]11;?\x1b\\';
const kittyQuery = '\x1b_Gi=1885,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\';
const version = '\x1b[>0q';
const sizes = '\x1b[14t\x1b[16t';
const sixelLimits = '\x1b[?1;1;0S\x1b[?2;1;0S';
const iterm2Cell = '\x1b]1337;ReportCellSize\x07';
/** Every terminal answers this one, and in order: when it comes, nothing else will. */
const fence = '\x1b[c';

/** The bytes that ask; '' where nothing may be asked. */
export function asking(questions: readonly Question[], manners: Manners, route: Route): string {
  let bytes = '';
  if (manners === 'nothing' || route === 'screen') return bytes;
  if (questions.includes('background')) {
    bytes += background;
    // Before tmux 3.4 only the terminal behind it knows.
    if (route === 'tmux') bytes += through(route, background);
  }
  if (questions.includes('graphics') && manners === 'all') {
    bytes += version + through(route, kittyQuery) + sizes + sixelLimits;
    if (route === 'tmux') bytes += through(route, iterm2Cell);
  }
  return bytes === '' ? '' : bytes + fence;
}

/** Whether nothing more is to be expected. What was asked behind tmux may answer after tmux itself. */
export function isWhole(answers: Answers, questions: readonly Question[], route: Route): boolean {
  if (answers.attributes === undefined) return false;
  if (route !== 'tmux') return true;
  return questions.every((question) => {
    if (question === 'background') return answers.background !== undefined;
    // The last question there is iTerm2's; where kitty's is answered well, it does not matter.
    return answers.kitty === true || answers.iterm2 === true;
  });
}

/** The answers with one more sequence from the terminal, whatever that is. */
export function withAnswer(answers: Answers, sequence: string): Answers {
  return { ...readAnswer(sequence), ...answers };
}

function readAnswer(sequence: string): Answers {
  const text = sequence.replace(/\x07$|\x1b\\$/, '').slice(1);
  let parts = /^\]11;(.*)$/.exec(text);
  if (parts) return present({ background: readColour(parts[1] ?? '') });
  parts = /^\]1337;ReportCellSize=([\d.]+);([\d.]+)(?:;([\d.]+))?$/.exec(text);
  if (parts) {
    const scale = Number(parts[3] ?? 1);
    return present({ iterm2: true, cell: cellOf(Number(parts[2]) * scale, Number(parts[1]) * scale) });
  }
  parts = /^_Gi=1885(?:,[^;]*)?;(.*)$/.exec(text);
  if (parts) return { kitty: parts[1] === 'OK' };
  parts = /^P>\|([\x20-\x7e]{1,100})/.exec(text);
  if (parts) return present({ version: parts[1] });
  parts = /^\[\?([\d;]*)c$/.exec(text);
  if (parts) return { attributes: numbers(parts[1]) };
  parts = /^\[\?([\d;]*)S$/.exec(text);
  if (parts) return readLimits(numbers(parts[1]));
  parts = /^\[([46]);(\d+);(\d+)t$/.exec(text);
  if (!parts) return {};
  const [width, height] = [Number(parts[3]), Number(parts[2])];
  return parts[1] === '6' ? present({ cell: cellOf(width, height) }) : present({ area: sizeOf(width, height) });
}

/** XTSMGRAPHICS: item 1 are colour registers, item 2 is the size; status 0 is success. */
function readLimits([item, status, first = 0, second = 0]: readonly number[]): Answers {
  if (status !== 0) return {};
  if (item === 1) return first >= 2 ? { sixelColours: first } : {};
  return item === 2 ? present({ sixelSize: sizeOf(first, second) }) : {};
}

/** `rgb:` with one to four digits a channel, `rgba:`, or `#rrggbb` (XParseColor). */
function readColour(text: string): `#${string}` | undefined {
  if (/^#[0-9a-f]{6}$/i.test(text)) return text.toLowerCase() as `#${string}`;
  const channels = /^rgba?:([0-9a-f]{1,4})\/([0-9a-f]{1,4})\/([0-9a-f]{1,4})(?:\/|$)/i.exec(text)?.slice(1);
  if (!channels) return undefined;
  const bytes = channels.map((digits) => Math.round((Number.parseInt(digits, 16) / (16 ** digits.length - 1)) * 255));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** A cell of fewer than 2 pixels or more than 400 is a mistake of the terminal. */
function cellOf(width: number, height: number): Pixels | undefined {
  const sane = [width, height].every((pixels) => pixels >= 2 && pixels <= 400);
  return sane ? { width: Math.round(width), height: Math.round(height) } : undefined;
}

function sizeOf(width: number, height: number): Pixels | undefined {
  return width > 0 && height > 0 && width < 100_000 && height < 100_000 ? { width, height } : undefined;
}

function numbers(text = ''): readonly number[] {
  return text.split(';').map(Number);
}

/** Without what is undefined. */
function present<Key extends keyof Answers>(found: { readonly [K in Key]: Answers[K] | undefined }): Answers {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
