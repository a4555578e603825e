/**
 * Bytes of a terminal in raw mode → key names: `a`, `space`, `enter`, `up`, `pgdown`, `ctrl+n`, `shift+tab`, …
 * Sequences: xterm's control sequences (CSI, SS3) in their normal and application forms.
 */
const named: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  Z: 'shift+tab',
  P: 'f1',
  Q: 'f2',
  R: 'f3',
  S: 'f4',
};
const tilde: Readonly<Record<string, string>> = {
  '1': 'home',
  '2': 'insert',
  '3': 'delete',
  '4': 'end',
  '5': 'pgup',
  '6': 'pgdown',
  '7': 'home',
  '8': 'end',
  '15': 'f5',
};

/** How long an ESC may stand alone before it is the escape key and not the start of a sequence, ms. */
export const escapeDelay = 40;

export class KeyDecoder {
  readonly #onKey: (key: string) => void;
  readonly #utf8 = new TextDecoder('utf-8');
  #pending = '';
  #timer: NodeJS.Timeout | undefined;

  constructor(onKey: (key: string) => void) {
    this.#onKey = onKey;
  }

  feed(bytes: Uint8Array): void {
    clearTimeout(this.#timer);
    this.#pending += this.#utf8.decode(bytes, { stream: true });
    while (this.#pending !== '') {
      const taken = takeKey(this.#pending);
      if (taken === undefined) {
        this.#timer = setTimeout(() => this.#flush(), escapeDelay);
        return;
      }
      this.#pending = this.#pending.slice(taken.length);
      if (taken.key !== '') this.#onKey(taken.key);
    }
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #flush(): void {
    const rest = this.#pending;
    this.#pending = '';
    if (rest === '\x1b') this.#onKey('esc');
    else if (rest === '\x1b[' || rest === '\x1bO') this.#onKey(`alt+${rest[1]}`);
  }
}

/** The first key of `text` and how much of it that was; '' is a sequence nobody needs; undefined: not whole yet. */
export function takeKey(text: string): { readonly key: string; readonly length: number } | undefined {
  const first = text.codePointAt(0) ?? 0;
  if (first === 0x1b) return takeEscape(text);
  if (first === 0x0d || first === 0x0a) return { key: 'enter', length: 1 };
  if (first === 0x09) return { key: 'tab', length: 1 };
  if (first === 0x7f || first === 0x08) return { key: 'backspace', length: 1 };
  if (first === 0x20) return { key: 'space', length: 1 };
  if (first === 0) return { key: 'ctrl+space', length: 1 };
  if (first < 0x1b) return { key: `ctrl+${String.fromCharCode(first + 96)}`, length: 1 };
  if (first < 0x20 || (first >= 0x80 && first < 0xa0)) return { key: '', length: 1 };
  const key = String.fromCodePoint(first);
  return { key, length: key.length };
}

function takeEscape(text: string): { readonly key: string; readonly length: number } | undefined {
  const second = text[1];
  if (second === undefined) return undefined;
  if (second === '[') {
    const end = /^\x1b\[[0-?]*[ -/]*([@-~])/.exec(text);
    if (end) return { key: csi(end[0].slice(2, -1), end[1] ?? ''), length: end[0].length };
    // Longer than any sequence that we know, or broken in the middle: drop what cannot be one.
    const broken = /^\x1b\[[0-?]*[ -/]*(?=[^ -~])/.exec(text);
    if (broken) return { key: '', length: broken[0].length };
    return text.length > 64 ? { key: '', length: text.length } : undefined;
  }
  if (second === 'O') {
    const third = text[2];
    return third === undefined ? undefined : { key: named[third] ?? '', length: 3 };
  }
  if (second === '\x1b') return { key: 'esc', length: 1 };
  // The answers a terminal gives to questions (OSC, DCS, APC) are not keys.
  if (second === ']' || second === 'P' || second === '_') {
    const end = /^\x1b[\]P_][^\x07\x1b]*(?:\x07|\x1b\\)/.exec(text);
    if (end) return { key: '', length: end[0].length };
    return text.length > 4096 ? { key: '', length: text.length } : undefined;
  }
  const point = String.fromCodePoint(text.codePointAt(1) ?? 0);
  return { key: `alt+${point}`, length: 1 + point.length };
}

function csi(parameters: string, final: string): string {
  const [number = '', modifier] = parameters.split(';');
  const name = final === '~' ? tilde[number] : named[final];
  if (name === undefined) return '';
  const held = Number(modifier ?? '1') - 1;
  const prefix = held & 4 ? 'ctrl+' : held & 2 ? 'alt+' : held & 1 && !name.startsWith('shift') ? 'shift+' : '';
  return prefix + name;
}
