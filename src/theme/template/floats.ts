/** A number's decimal digits: 0.d1d2d3… times ten to the power of `point`; zero has none. */
interface Digits {
  readonly digits: string;
  readonly point: number;
}

/**
 * A fraction as Go's strconv writes it: `e` with an exponent, `f` without, `g` as what is shorter.
 * Precision undefined: as many digits as tell it from its neighbours. The sign is left out.
 */
export function formatFloat(value: number, form: 'e' | 'f' | 'g', precision: number | undefined): string {
  const size = Math.abs(value);
  if (form === 'e') return exponential(rounded(size, precision === undefined ? undefined : precision + 1), precision);
  if (form === 'f') return fixed(roundedAt(size, precision), precision);
  const wanted = precision === 0 ? 1 : precision;
  const found = rounded(size, wanted);
  const count = found.digits.length;
  const limit = wanted === undefined ? 6 : wanted > count && count >= found.point ? count : wanted;
  const exponent = found.point - 1;
  if (exponent < -4 || exponent >= limit) return exponential(found, Math.max(0, count - 1));
  return fixed(found, Math.max(0, count - found.point));
}

function exponential({ digits, point }: Digits, precision: number | undefined): string {
  const first = digits[0] ?? '0';
  const rest = digits.slice(1).padEnd(precision ?? 0, '0');
  const exponent = digits === '' ? 0 : point - 1;
  const power = `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  return `${first}${rest === '' ? '' : `.${rest}`}e${power}`;
}

function fixed({ digits, point }: Digits, precision: number | undefined): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const fraction = (point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits).padEnd(precision ?? 0, '0');
  const cut = precision === undefined ? fraction : fraction.slice(0, precision);
  return cut === '' ? whole : `${whole}.${cut}`;
}

function rounded(size: number, count: number | undefined): Digits {
  return count === undefined ? shortest(size) : cutTo(exact(size), count);
}

function roundedAt(size: number, precision: number | undefined): Digits {
  if (precision === undefined) return shortest(size);
  const all = exact(size);
  return cutTo(all, all.point + precision);
}

function shortest(size: number): Digits {
  if (size === 0) return { digits: '', point: 0 };
  const [mantissa = '', power] = size.toExponential().split('e');
  return { digits: mantissa.replace('.', ''), point: Number(power) + 1 };
}

/** All digits of a binary fraction: it has an end in decimals too. */
function exact(size: number): Digits {
  if (size === 0) return { digits: '', point: 0 };
  let scaled = size;
  let power = 0;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    power += 1;
  }
  const digits = String(BigInt(scaled) * 5n ** BigInt(power));
  return { digits: digits.replace(/0+$/, ''), point: digits.length - power };
}

/** The first digits; a half goes to the even neighbour, as in Go. */
function cutTo({ digits, point }: Digits, count: number): Digits {
  if (count >= digits.length) return { digits, point };
  if (count < 0) return { digits: '', point: 0 };
  const kept = digits.slice(0, count);
  const rest = digits.slice(count);
  const half = '5';
  const up = rest === half ? Number(kept.at(-1) ?? 0) % 2 === 1 : rest >= half;
  const next = String(BigInt(kept === '' ? 0 : kept) + (up ? 1n : 0n)).padStart(count, '0');
  const grown = up && next.length > count ? 1 : 0;
  const trimmed = next.replace(/0+$/, '');
  return trimmed === '' ? { digits: '', point: 0 } : { digits: trimmed, point: point + grown };
}
