import { describe, expect, it } from 'vitest';
import { decoded, detailOf, oneLine } from './payload.js';
import type { PayloadMessage } from './protocol.js';

const payload = (encoding: string, data: string | Uint8Array): PayloadMessage => ({
  metadata: { encoding: Buffer.from(encoding) },
  data: Buffer.from(data),
});

describe('decoded', () => {
  it.each([
    [payload('json/plain', '{"a":[1,null]}'), { a: [1, null] }],
    [payload('binary/null', ''), undefined],
    [payload('binary/plain', new Uint8Array([1, 2, 3])), '(3 bytes)'],
    [payload('binary/encrypted', 'xxxx'), '(4 bytes, binary/encrypted)'],
    [payload('json/plain', '{broken'), '(7 bytes, json/plain)'],
    [{ data: Buffer.from('x') }, '(1 bytes, unknown encoding)'],
    [{}, '(0 bytes, unknown encoding)'],
    [payload('json/plain', `"${'x'.repeat(300 * 1024)}"`), '(300 kB, too large to be shown)'],
  ])('reads %#', (message, value) => {
    expect(decoded(message)).toEqual(value);
  });
});

it('puts several values on one line', () => {
  const payloads = [payload('json/plain', '"a\\nb"'), payload('json/plain', '42')];
  expect(detailOf({ payloads })).toBe('"a\\nb", 42');
  expect(detailOf({ payloads: [payload('binary/null', '')] })).toBe('');
  expect(detailOf(null)).toBe('');
});

it('makes one line of any text', () => {
  expect(oneLine(' a \r\n\tb ')).toBe('a b');
  expect(oneLine('x'.repeat(5_000))).toHaveLength(2_000);
});
