/** A value as it travels: JSON, as the SDK's data converter writes it. */
export function json(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return 'null';
  }
}

/** The value as one writes it in TypeScript; what JSON does not hold is not in it. */
export function literal(value: unknown): string {
  return value === undefined ? 'undefined' : written(JSON.parse(json(value)));
}

function written(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).map(([key, field]) => `${name(key)}: ${written(field)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

function name(key: string): string {
  // `__proto__: …` would set the prototype.
  if (key === '__proto__') return `['__proto__']`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

function quoted(text: string): string {
  const json = JSON.stringify(text);
  if (text.includes("'") && !text.includes('"')) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** The text whole if it is short, else without its middle. `most` counts code points, so that no pair is halved. */
export function middle(text: string, most: number): string {
  if (text.length <= most) return text;
  const front = Math.ceil((most - 1) / 2);
  // Of a long text only its ends are taken apart.
  const head = Array.from(text.length <= 4 * most ? text : text.slice(0, 2 * most));
  if (text.length <= 4 * most && head.length <= most) return text;
  const tail = text.length <= 4 * most ? head : Array.from(text.slice(-2 * most));
  return `${head.slice(0, front).join('')}…${tail.slice(front + 1 - most).join('')}`;
}
