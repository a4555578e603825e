/**
 * Bytes of a terminal in raw mode, cut into what they mean: keys (`a`, `space`, `enter`, `up`, `pgdown`, `ctrl+n`,
 * `shift+tab`, …) and answers of the terminal to questions.
 * Sequences: xterm's control sequences (CSI, SS3) in their normal and application forms; ECMA-48 for strings.
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

/** What a text begins with, and how much of it that was; `nothing` is a sequence nobody needs. */
export type Taken =
  | { readonly kind: 'key'; readonly key: string; readonly length: number }
  | { readonly kind: 'answer'; readonly sequence: string; readonly length: number }
  | { readonly kind: 'nothing'; readonly length: number };

/** The first of what `text` holds; undefined: not whole yet. */
export function take(text: string): Taken | undefined {
  const first = text.codePointAt(0) ?? 0;
  if (first === 0x1b) return takeEscape(text);
  if (first === 0x0d || first === 0x0a) return key('enter', 1);
  if (first === 0x09) return key('tab', 1);
  if (first === 0x7f || first === 0x08) return key('backspace', 1);
  if (first === 0x20) return key('space', 1);
  if (first === 0) return key('ctrl+space', 1);
  if (first < 0x1b) return key(`ctrl+${String.fromCharCode(first + 96)}`, 1);
  if (first < 0x20 || (first >= 0x80 && first < 0xa0)) return nothing(1);
  const character = String.fromCodePoint(first);
  return key(character, character.length);
}

/** Whether a text that is not whole yet can hardly be keys: its rest is worth waiting for. */
export function isBegun(text: string): boolean {
  return /^\x1b(?:\[[0-?]|\]\d|P[!-~]|_G)/.test(text);
}

// Longer ones are no sequences: what was read so far is dropped, and what follows is read anew.
const csiStart = /^\x1b\[[0-?]{0,64}[ -/]{0,8}/;
const stringStart = /^\x1b[\]P_][^\x07\x1b]{0,4096}/;

function takeEscape(text: string): Taken | undefined {
  const second = text.codePointAt(1);
  if (second === undefined) return undefined;
  const point = String.fromCodePoint(second);
  switch (point) {
    case '[': {
      // The Linux console's F1 to F5.
      if (text[2] === '[') return text[3] === undefined ? undefined : nothing(4);
      const { length } = csiStart.exec(text)?.[0] ?? '';
      const final = text[length];
      if (final === undefined) return undefined;
      if (final < '@' || final > '~') return nothing(length);
      return csi(text.slice(0, length + 1));
    }
    case 'O': {
      const third = text[2];
      if (third === undefined) return undefined;
      return third >= '@' && third <= '~' ? key(named[third], 3) : key('alt+O', 2);
    }
    case '\x1b':
      return key('esc', 1);
    case ']':
    case 'P':
    case '_': {
      const { length } = stringStart.exec(text)?.[0] ?? '';
      if (text[length] === undefined) return undefined;
      if (text[length] === '\x07') return answer(text.slice(0, length + 1));
      if (text[length] === '\x1b' && text[length + 1] === undefined) return undefined;
      return text.startsWith('\x1b\\', length) ? answer(text.slice(0, length + 2)) : nothing(length);
    }
    default:
      return key(`alt+${point}`, 1 + point.length);
  }
}

function csi(sequence: string): Taken {
  const final = sequence.at(-1) ?? '';
  const parameters = sequence.slice(2, -1);
  // Private parameters are in no key; sizes (CSI … t) are told with public ones.
  if (/^[<=>?]/.test(parameters) || final === 't') return answer(sequence);
  const [number = '', modifier] = parameters.split(';');
  const name = final === '~' ? tilde[number] : named[final];
  if (name === undefined) return nothing(sequence.length);
  const held = Number(modifier ?? '1') - 1;
  const prefix = held & 4 ? 'ctrl+' : held & 2 ? 'alt+' : held & 1 && !name.startsWith('shift') ? 'shift+' : '';
  return key(prefix + name, sequence.length);
}

function key(name: string | undefined, length: number): Taken {
  return name === undefined ? nothing(length) : { kind: 'key', key: name, length };
}

function answer(sequence: string): Taken {
  return { kind: 'answer', sequence, length: sequence.length };
}

function nothing(length: number): Taken {
  return { kind: 'nothing', length };
}
