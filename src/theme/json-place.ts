export interface TextPlace {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
}

/** Where the key at the end of `path` stands in a JSON text; the deepest key that is there if not all are. */
export function placeOfKey(json: string, path: readonly string[]): TextPlace {
  return placeAt(json, scan(json, path).offset);
}

/** Where a JSON text stops being one. */
export function placeOfFault(json: string): TextPlace {
  return placeAt(json, scan(json, []).fault ?? json.length);
}

function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const deepest = 100;

/** Walks the text once: `offset` of the last key on `path`, `fault` where it is no JSON. */
function scan(json: string, path: readonly string[]): { offset: number; fault?: number } {
  let at = json.startsWith('\ufeff') ? 1 : 0;
  let offset = 0;
  let found = 0;

  const blanks = (): void => {
    while (/[ \t\r\n]/.test(json.charAt(at))) at += 1;
  };
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const text = pattern.exec(json)?.[0];
    if (text !== undefined) at += text.length;
    return text;
  };
  const take = (character: string): boolean => {
    blanks();
    if (json[at] !== character) return false;
    at += 1;
    return true;
  };

  /** False: the text is broken at `at`. */
  const value = (depth: number, onPath: boolean): boolean => {
    blanks();
    if (depth > deepest) return false;
    if (take('{')) return members('}', depth, onPath);
    if (take('[')) return members(']', depth, onPath);
    return (match(string) ?? match(literal)) !== undefined;
  };
  const members = (end: '}' | ']', depth: number, onPath: boolean): boolean => {
    if (take(end)) return true;
    do {
      let wanted = false;
      if (end === '}') {
        blanks();
        const start = at;
        const key = match(string);
        if (key === undefined) return false;
        wanted = onPath && found === depth && key === JSON.stringify(path[depth]);
        if (wanted) {
          offset = start;
          found += 1;
        }
        if (!take(':')) return false;
      }
      if (!value(depth + 1, wanted)) return false;
    } while (take(','));
    return take(end);
  };

  const whole = value(0, true);
  blanks();
  return whole && at === json.length ? { offset } : { offset, fault: at };
}
