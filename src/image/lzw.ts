import { broken } from './picture-error.js';

const mostCodes = 4096;

/** The palette indices of one GIF image (GIF89a, appendix F); what the data leave out stays 0. */
export function unpackLzw(data: Uint8Array, codeSize: number, count: number): Uint8Array {
  if (codeSize < 2 || codeSize > 8) throw broken('its data cannot be read');
  const out = new Uint8Array(count);
  const prefix = new Uint16Array(mostCodes);
  const suffix = new Uint8Array(mostCodes);
  const stack = new Uint8Array(mostCodes + 1);
  const clear = 1 << codeSize;
  const end = clear + 1;
  for (let code = 0; code < clear; code += 1) suffix[code] = code;
  let next = end + 1;
  let width = codeSize + 1;
  let last = -1;
  let first = 0;
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < data.length && at < count; ) {
    while (held < width && i < data.length) {
      bits |= (data[i] ?? 0) << held;
      held += 8;
      i += 1;
    }
    while (held >= width && at < count) {
      const code = bits & ((1 << width) - 1);
      bits >>>= width;
      held -= width;
      if (code === end) return out;
      if (code === clear) {
        next = end + 1;
        width = codeSize + 1;
        last = -1;
        continue;
      }
      if (code > next || (code === next && last < 0)) throw broken('its data cannot be read');
      let depth = 0;
      let walk = code;
      if (code === next) {
        stack[depth++] = first;
        walk = last;
      }
      while (walk >= clear) {
        stack[depth++] = suffix[walk] ?? 0;
        walk = prefix[walk] ?? 0;
      }
      first = suffix[walk] ?? 0;
      stack[depth++] = first;
      while (depth > 0 && at < count) out[at++] = stack[--depth] ?? 0;
      if (last >= 0 && next < mostCodes) {
        prefix[next] = last;
        suffix[next] = first;
        next += 1;
        if (next === 1 << width && width < 12) width += 1;
      }
      last = code;
    }
  }
  return out;
}
