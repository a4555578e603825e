import { clock } from './time.js';
import { dayText } from './title-recorded.js';

/** ` 00:07.4` after the workflow's start, `-00:03.1` before it: eight cells until ten hours have gone. */
export function sinceStart(at: number, start: number): string {
  return at < start ? `-${clock(start - at)}` : ` ${clock(at - start)}`;
}

/** ` 7 Nov 09:30:07.412` on the clock of this machine, 19 cells; `?` of a time that is none. */
export function dateClock(at: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '?'.padStart(19);
  const day = dayText(at).split(' ').slice(0, 2).join(' ').padStart(6);
  const parts = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, '0'));
  return `${day} ${parts.join(':')}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}
