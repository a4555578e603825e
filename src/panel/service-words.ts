import type { Meaning } from './look.js';
import { said } from './text.js';
import type { Hop, Station } from './view.js';

/** What stands over the columns. */
export const stationNames: Readonly<Record<Station, string>> = {
  client: 'client',
  frontend: 'Frontend',
  history: 'History',
  matching: 'Matching',
  worker: 'worker',
  system: 'Worker service',
};

/** What a hop says, one cell a character. */
export function hopText({ from, text }: Hop): string {
  const words = said(text).replace(/[^\x20-\x7e]/g, '?');
  return from === 'system' ? `Worker service, ${words}` : words;
}

/** From long to short: a call as it is named, in words, in few words; all else with and without what it adds. */
function hopForms(hop: Hop): readonly string[] {
  const text = hopText(hop);
  if (hop.from === 'system') return [text, text.replace(/^Worker service, /, '')];
  if (!/^[A-Z][A-Za-z]+$/.test(text)) return [text, text.replace(/[:,] .*| task$/, '')];
  const words = text
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace(/^(respond|request|record) | execution/g, '');
  const fewer = words.replace(/ task queue$|^workflow (?=task)|(?<=activity) task| workflow$/g, '');
  const [last = ''] = fewer.split(' ').slice(/ (completed|failed|canceled|heartbeat)$/.test(fewer) ? -1 : 0);
  return [text, words, fewer, last];
}

/** The longest form that fits, else the shortest. */
export function fitting(hop: Hop, room: number): string {
  const forms = hopForms(hop);
  return forms.find(({ length }) => length <= room) ?? forms.at(-1) ?? '';
}

export function hopMeaning({ text, from }: Hop): Meaning | 'plain' {
  if (from === 'system') return 'quiet';
  if (/refused|Failed$|^Terminate/.test(text)) return 'failed';
  if (/Signal/.test(text)) return 'signal';
  if (/retry/.test(text)) return 'retry';
  if (/timer/.test(text)) return 'timer';
  if (/Cancel/.test(text)) return 'canceled';
  if (/[Aa]ctivity/.test(text)) return 'activity';
  if (/^writes/.test(text)) return 'plain';
  return 'running';
}

export function isFailure(hop: Hop): boolean {
  return hopMeaning(hop) === 'failed';
}
