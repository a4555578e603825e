import type { Payload } from '../proto/plain.js';

/** Memo fields or search attributes by name. */
type Fields = Readonly<Record<string, Payload>>;

const NOTHING = new Set(['null', '[]']);

/** `fields` with those of `more`, of which null, or a list of nothing, takes a field away. */
export function mergedFields(fields: Fields, more: Fields = {}): Record<string, Payload> {
  const all = Object.entries({ ...fields, ...more });
  return Object.fromEntries(all.filter(([name, payload]) => !(name in more) || !isNothing(payload)));
}

/** The fields that have a value; undefined when none has. */
export function givenFields(fields: Fields | undefined): Fields | undefined {
  const given = mergedFields({}, fields);
  return Object.keys(given).length > 0 ? given : undefined;
}

function isNothing({ metadata, data }: Payload): boolean {
  const encoding = Buffer.from(metadata?.encoding ?? []).toString();
  return encoding === 'binary/null' || (encoding === 'json/plain' && NOTHING.has(Buffer.from(data ?? []).toString()));
}
