/** A fence that is open, for those who only have to know whether a line is inside of one. */
export interface Fence {
  readonly mark: number;
  readonly length: number;
  /** Column where the content of the list item around it starts; 0 outside lists. */
  readonly offset: number;
  readonly line: number;
}

const backtick = 0x60;
const tilde = 0x7e;
const dash = 0x2d;
const space = 0x20;
const tab = 0x09;

export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

export function isBlank(text: string, at: number, end: number): boolean {
  return afterBlanks(text, at, end) >= end;
}

function afterBlanks(text: string, at: number, end: number): number {
  let here = at;
  while (here < end && isBlankCode(text.charCodeAt(here))) here += 1;
  return here;
}

function isBlankCode(code: number): boolean {
  return code === space || code === tab;
}

function runOf(text: string, at: number, mark: number): number {
  let here = at;
  while (text.charCodeAt(here) === mark) here += 1;
  return here - at;
}

/** CommonMark's rule, for fences that stand right behind list markers too. */
export function opening(text: string, at: number, end: number, line: number): Fence | undefined {
  let from = at;
  for (;;) {
    const here = afterBlanks(text, from, end);
    if (here - from > 3) return undefined;
    const mark = text.charCodeAt(here);
    if (mark === backtick || mark === tilde) {
      const length = runOf(text, here, mark);
      if (length < 3) return undefined;
      if (mark === backtick && text.slice(here + length, end).includes('`')) return undefined;
      return { mark, length, offset: from - at, line };
    }
    const marker = listMarker(text, here);
    if (marker === 0 || !isBlankCode(text.charCodeAt(here + marker))) return undefined;
    from = here + marker + 1;
  }
}

/** Length of the list marker at this place, 0 if there is none. */
function listMarker(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === dash || code === 0x2a || code === 0x2b) return 1;
  let digits = 0;
  while (digits < 10 && isDigit(text.charCodeAt(at + digits))) digits += 1;
  const after = text.charCodeAt(at + digits);
  return digits > 0 && digits < 10 && (after === 0x2e || after === 0x29) ? digits + 1 : 0;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function closes(text: string, at: number, end: number, fence: Fence): boolean {
  const here = afterBlanks(text, at, end);
  if (text.charCodeAt(here) !== fence.mark || here - at - fence.offset > 3) return false;
  const length = runOf(text, here, fence.mark);
  return length >= fence.length && isBlank(text, here + length, end);
}

/** A line to the left of a list item's content ends the item and every fence in it. */
export function endsContainer(text: string, at: number, end: number, fence: Fence): boolean {
  const here = afterBlanks(text, at, end);
  return here < end && here - at < fence.offset;
}
