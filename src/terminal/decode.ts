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
    else if (/^\x1b[[\]OP_]$/.test(rest)) this.#onKey(`alt+${rest[1]}`);
  }
}

/** The first key of `text` and how much of it that was; '' is a sequence nobody needs; undefined: not whole yet. */
function takeKey(text: string): { readonly key: string; readonly length: number } | undefined {
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

// Longer ones are no sequences: what was read so far is dropped, and what follows is read anew.
const csiStart = /^\x1b\[[0-?]{0,64}[ -/]{0,8}/;
const stringStart = /^\x1b[\]P_][^\x07\x1b]{0,4096}/;

function takeEscape(text: string): { readonly key: string; readonly length: number } | undefined {
  const second = text.codePointAt(1);
  if (second === undefined) return undefined;
  const point = String.fromCodePoint(second);
  switch (point) {
    case '[': {
      // The Linux console's F1 to F5.
      if (text[2] === '[') return text[3] === undefined ? undefined : { key: '', length: 4 };
      const start = csiStart.exec(text)?.[0] ?? '';
      const final = text[start.length];
      if (final === undefined) return undefined;
      if (final < '@' || final > '~') return { key: '', length: start.length };
      return { key: csi(start.slice(2), final), length: start.length + 1 };
    }
    case 'O': {
      const third = text[2];
      if (third === undefined) return undefined;
      return third >= '@' && third <= '~' ? { key: named[third] ?? '', length: 3 } : { key: 'alt+O', length: 2 };
    }
    case '\x1b':
      return { key: 'esc', length: 1 };
    // The answers a terminal gives to questions (OSC, DCS, APC) are not keys.
    case ']':
    case 'P':
    case '_': {
      const { length } = stringStart.exec(text)?.[0] ?? '';
      if (text[length] === undefined) return undefined;
      if (text[length] === '\x07') return { key: '', length: length + 1 };
      if (text[length] === '\x1b' && text[length + 1] === undefined) return undefined;
      return { key: '', length: text.startsWith('\x1b\\', length) ? length + 2 : length };
    }
    default:
      return { key: `alt+${point}`, length: 1 + point.length };
  }
}

function csi(parameters: string, final: string): string {
  const [number = '', modifier] = parameters.split(';');
  const name = final === '~' ? tilde[number] : named[final];
  if (name === undefined) return '';
  const held = Number(modifier ?? '1') - 1;
  const prefix = held & 4 ? 'ctrl+' : held & 2 ? 'alt+' : held & 1 && !name.startsWith('shift') ? 'shift+' : '';
  return prefix + name;
}
