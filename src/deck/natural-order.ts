/**
 * Compares file names as people count: `2.md` before `10.md`, `a.md` before `a-2.md`, upper and lower case alike.
 * Total: only equal names compare as 0. The same on every machine, whatever its locale.
 */
export function naturalOrder(a: string, b: string): number {
  return compareParts(stem(a), stem(b)) || compareText(a, b);
}

function stem(name: string): string {
  return name.toLowerCase().replace(/\.[^.]*$/, '');
}

function compareParts(a: string, b: string): number {
  const left = a.match(parts) ?? [];
  const right = b.match(parts) ?? [];
  for (let index = 0; index < left.length && index < right.length; index += 1) {
    const order = comparePart(left[index] ?? '', right[index] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

const parts = /[0-9]+|[^0-9]+/g;

function comparePart(a: string, b: string): number {
  if (!isNumber(a) || !isNumber(b)) return compareText(a, b);
  const left = a.replace(/^0+/, '');
  const right = b.replace(/^0+/, '');
  return left.length - right.length || compareText(left, right);
}

function isNumber(part: string): boolean {
  return /^[0-9]/.test(part);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
