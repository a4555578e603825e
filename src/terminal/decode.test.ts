import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { awaitedEscapeDelay, escapeDelay, KeyDecoder, restDelay } from './decode.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The keys of chunks that come at once, one after the other, and then nothing more. */
function keysOf(...chunks: readonly (string | Uint8Array)[]): readonly string[] {
  const keys: string[] = [];
  const decoder = new KeyDecoder((key) => keys.push(key));
  for (const chunk of chunks) decoder.feed(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  vi.advanceTimersByTime(escapeDelay);
  decoder.close();
  return keys;
}

const sequences: readonly (readonly [string, string])[] = [
  ['\x1b[A', 'up'],
  ['\x1b[B', 'down'],
  ['\x1b[C', 'right'],
  ['\x1b[D', 'left'],
  ['\x1bOA', 'up'],
  ['\x1bOD', 'left'],
  ['\x1b[H', 'home'],
  ['\x1b[F', 'end'],
  ['\x1bOH', 'home'],
  ['\x1bOF', 'end'],
  ['\x1b[1~', 'home'],
  ['\x1b[4~', 'end'],
  ['\x1b[7~', 'home'],
  ['\x1b[8~', 'end'],
  ['\x1b[2~', 'insert'],
  ['\x1b[3~', 'delete'],
  ['\x1b[5~', 'pgup'],
  ['\x1b[6~', 'pgdown'],
  ['\x1bOP', 'f1'],
  ['\x1b[15~', 'f5'],
  ['\x1b[Z', 'shift+tab'],
  ['\x1b[1;5C', 'ctrl+right'],
  ['\x1b[1;3D', 'alt+left'],
  ['\x1b[1;2A', 'shift+up'],
  ['\x1b[5;5~', 'ctrl+pgup'],
  ['\x1bx', 'alt+x'],
  ['\x1bü', 'alt+ü'],
];

describe('a key', () => {
  it.each<readonly [string, string]>([
    ['a', 'a'],
    ['G', 'G'],
    ['?', '?'],
    [' ', 'space'],
    ['\r', 'enter'],
    ['\n', 'enter'],
    ['\t', 'tab'],
    ['\x7f', 'backspace'],
    ['\b', 'backspace'],
    ['\x03', 'ctrl+c'],
    ['\x05', 'ctrl+e'],
    ['\x0e', 'ctrl+n'],
    ['\x1a', 'ctrl+z'],
    ['\0', 'ctrl+space'],
    ['ß', 'ß'],
    ['日', '日'],
    ['🌿', '🌿'],
    ...sequences,
  ])('%j is %s', (bytes, key) => {
    expect(keysOf(bytes)).toEqual([key]);
  });

  it.each(sequences)('%j may come byte by byte', (bytes, key) => {
    const single = Array.from(Buffer.from(bytes), (byte) => Buffer.of(byte));
    expect(keysOf(...single)).toEqual([key]);
  });

  it('comes out of a chunk in order, one at a time', () => {
    expect(keysOf('12G\x1b[B  \x1b[6~q')).toEqual(['1', '2', 'G', 'down', 'space', 'space', 'pgdown', 'q']);
  });

  it('of several bytes may be split', () => {
    const [first, ...rest] = Array.from(Buffer.from('🌿'), (byte) => Buffer.of(byte));
    expect(keysOf(first ?? '', ...rest, 'j')).toEqual(['🌿', 'j']);
  });
});

describe('escape', () => {
  it('alone is a key once nothing follows', () => {
    const keys: string[] = [];
    const decoder = new KeyDecoder((key) => keys.push(key));
    decoder.feed(Buffer.from('\x1b'));
    expect(keys).toEqual([]);
    vi.advanceTimersByTime(escapeDelay);
    expect(keys).toEqual(['esc']);
    decoder.feed(Buffer.from('[A'));
    expect(keys).toEqual(['esc', '[', 'A']);
  });

  it('twice is a key at once, and one that waits', () => {
    expect(keysOf('\x1b\x1b')).toEqual(['esc', 'esc']);
    expect(keysOf('\x1b\x1b[A')).toEqual(['esc', 'up']);
  });

  it.each(['[', 'O', ']', 'P', '_'])('with %s and nothing more is that key with alt', (letter) => {
    expect(keysOf(`\x1b${letter}`)).toEqual([`alt+${letter}`]);
  });

  it('is forgotten when the decoder is closed', () => {
    const keys: string[] = [];
    const decoder = new KeyDecoder((key) => keys.push(key));
    decoder.feed(Buffer.from('\x1b'));
    decoder.close();
    vi.advanceTimersByTime(10 * escapeDelay);
    expect(keys).toEqual([]);
  });
});

describe('what is no key', () => {
  it.each([
    ['the answer to a question about colours', '\x1b]11;rgb:1111/2222/3333\x07'],
    ['the same, ended by ST', '\x1b]11;rgb:1111/2222/3333\x1b\\'],
    ['a device attributes report', '\x1b[?62;22c'],
    ['a DCS answer', '\x1bP>|xterm(380)\x1b\\'],
    ['the Linux console F1', '\x1b[[A'],
    ['a focus report', '\x1b[I'],
    ['a key of another keyboard protocol', '\x1b[97;5u'],
    ['a C1 control', '\x9b'],
  ])('%s leaves no trace', (_, bytes) => {
    expect(keysOf(`j${bytes}k`)).toEqual(['j', 'k']);
    expect(keysOf(...Array.from(Buffer.from(`j${bytes}k`), (byte) => Buffer.of(byte)))).toEqual(['j', 'k']);
  });

  it('never swallows the keys after a broken sequence', () => {
    expect(keysOf('\x1b[12\x1b[A')).toEqual(['up']);
    expect(keysOf(`\x1b[${'1'.repeat(100)}`, 'q').at(-1)).toBe('q');
    expect(keysOf(`\x1b]${'x'.repeat(5000)}`, 'q').at(-1)).toBe('q');
    expect(keysOf('\x1b[ 5q').at(-1)).toBe('q');
  });

  it('shows bytes that are no UTF-8 as one replacement each and goes on', () => {
    expect(keysOf(Buffer.of(0xff, 0x6a))).toEqual(['\ufffd', 'j']);
  });
});

const junk = fc.array(
  fc.oneof(
    fc.constantFrom(
      ...sequences.map(([bytes]) => bytes),
      '\x1b',
      '\x1b[',
      '\x1bO',
      '\x1b]0;',
      '\x07',
      '\x1b\\',
      '\x9b',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.string({ unit: fc.constantFrom('\x1b', '[', ']', ';', '0', '~', 'A', 'O', 'P', '\x07', '\\', ' ', '?') }),
    fc.constant(`\x1b[${'1;'.repeat(40)}A`),
  ),
  { maxLength: 12 },
);

describe('the law of chunks', () => {
  it('never throws, and the cuts between chunks do not change the keys', () => {
    fc.assert(
      fc.property(junk, fc.array(fc.nat(80), { maxLength: 10 }), (parts, cuts) => {
        // A lone ESC at the end is another key when something follows: that is what the delay is for.
        const bytes = Buffer.from(parts.join(''));
        const places = [...new Set([0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length])].sort(
          (a, b) => a - b,
        );
        const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
        expect(keysOf(...chunks)).toEqual(keysOf(bytes));
      }),
    );
  });

  it('never throws on bytes of any kind, and every key has a name', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 6 }), (chunks) => {
        for (const key of keysOf(...chunks)) expect(key).not.toMatch(/^$|^[\x00-\x1f\x7f-\x9f]/);
      }),
    );
  });
});

const answers: readonly string[] = [
  '\x1b]11;rgb:1111/2222/3333\x07',
  '\x1b]11;rgb:1111/2222/3333\x1b\\',
  '\x1b[?62;22c',
  '\x1b[?1;0;256S',
  '\x1b[6;20;10t',
  '\x1bP>|XTerm(379)\x1b\\',
  '\x1b_Gi=1885;OK\x1b\\',
  '\x1b]1337;ReportCellSize=17.0;8.0\x07',
];

/** A decoder that notes what it says: keys as they are, answers as the place they have in `answers`. */
function noting(): { readonly decoder: KeyDecoder; readonly heard: (string | number)[] } {
  const heard: (string | number)[] = [];
  const decoder = new KeyDecoder(
    (key) => heard.push(key),
    (sequence) => heard.push(answers.indexOf(sequence)),
  );
  return { decoder, heard };
}

describe('an answer', () => {
  it.each(answers.map((answer, index) => [answer, index] as const))('%j is handed on, whole', (answer, index) => {
    const { decoder, heard } = noting();
    decoder.feed(Buffer.from(`j${answer}k`));
    for (const byte of Buffer.from(`j${answer}k`)) decoder.feed(Buffer.of(byte));
    expect(heard).toEqual(['j', index, 'k', 'j', index, 'k']);
  });

  it('may come in two parts with a pause between', () => {
    for (const [index, answer] of answers.entries()) {
      // An ESC alone is a key after a while, whatever comes later.
      for (let cut = 3; cut < answer.length; cut += 1) {
        const { decoder, heard } = noting();
        decoder.feed(Buffer.from(answer.slice(0, cut)));
        vi.advanceTimersByTime(restDelay / 2);
        decoder.feed(Buffer.from(`${answer.slice(cut)}q`));
        expect(heard).toEqual([index, 'q']);
      }
    }
  });

  it('may be cut after its ESC while it is awaited', () => {
    const { decoder, heard } = noting();
    decoder.awaiting = true;
    decoder.feed(Buffer.from('\x1b'));
    vi.advanceTimersByTime(awaitedEscapeDelay - 1);
    decoder.feed(Buffer.from('[?62;22c'));
    decoder.feed(Buffer.from('\x1b'));
    vi.advanceTimersByTime(awaitedEscapeDelay);
    expect(heard).toEqual([2, 'esc']);
  });

  it('whose end never comes gives back the keys after it', () => {
    const { decoder, heard } = noting();
    decoder.feed(Buffer.from('\x1b]11;rgb:11'));
    vi.advanceTimersByTime(escapeDelay);
    decoder.feed(Buffer.from('j'));
    vi.advanceTimersByTime(restDelay / 2);
    decoder.feed(Buffer.from('k\x1b[A'));
    vi.advanceTimersByTime(restDelay);
    expect(heard).toEqual(['j', 'k', 'up']);
    decoder.feed(Buffer.from('x'));
    expect(heard.at(-1)).toBe('x');
  });

  it('that is too long is no answer, and the keys after it are keys', () => {
    const { decoder, heard } = noting();
    decoder.feed(Buffer.from(`\x1b]11;${'1'.repeat(5000)}\x07`));
    decoder.feed(Buffer.from('q'));
    expect(heard.every((one) => typeof one === 'string')).toBe(true);
    expect(heard.at(-1)).toBe('q');
  });

  it('is not mistaken for a key, nor a key for it, however they come', () => {
    const keys: readonly (readonly [string, string])[] = [
      ...sequences,
      ['j', 'j'],
      [' ', 'space'],
      ['日', '日'],
      ['\r', 'enter'],
    ];
    const part = fc.oneof(
      fc.constantFrom(...keys).map(([bytes, key]) => ({ bytes, heard: key as string | number })),
      fc.nat(answers.length - 1).map((index) => ({ bytes: answers[index] ?? '', heard: index as string | number })),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.array(fc.nat(200), { maxLength: 12 }), (parts, cuts) => {
        const bytes = Buffer.from(parts.map((one) => one.bytes).join(''));
        const places = [...new Set([0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length])].sort(
          (a, b) => a - b,
        );
        const { decoder, heard } = noting();
        places.slice(1).forEach((end, index) => {
          decoder.feed(bytes.subarray(places[index], end));
        });
        vi.advanceTimersByTime(restDelay * 2);
        decoder.close();
        expect(heard).toEqual(parts.map((one) => one.heard));
      }),
    );
  });
});
