import type { Problem } from '../deck/types.js';
import { parseTheme } from './parse.js';
import type { Theme } from './types.js';

const timeLimitMs = 5000;

/** What is shown where a theme can't be had. */
export interface StandIn {
  readonly theme: Theme;
  /** A clause that says so. */
  readonly words: string;
}

/** Gets a theme from an address, at most `largest` bytes of it. Never rejects: what fails is a problem. */
export async function fetchTheme(
  address: string,
  standIn: StandIn,
  largest: number,
  timeoutMs: number = timeLimitMs,
): Promise<{ readonly theme: Theme; readonly problems: readonly Problem[]; readonly failed?: true }> {
  try {
    const { theme, problems } = parseTheme(address, await download(address, largest, timeoutMs), address);
    return theme ? { theme, problems } : { theme: standIn.theme, problems, failed: true };
  } catch (error) {
    const message = `The theme can't be fetched: ${reasonOf(error, timeoutMs)}; ${standIn.words}.`;
    return { theme: standIn.theme, problems: [{ level: 'error', file: address, line: 1, message }], failed: true };
  }
}

async function download(address: string, largest: number, timeoutMs: number): Promise<string> {
  const response = await fetch(address, { signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) {
    // Else the connection, and a process that has nothing else to do, would wait for all that the server says.
    await response.body?.cancel();
    throw new Error(`the server answered ${response.status}`);
  }
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > largest) throw new Error(`it is larger than ${largest} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  return error.cause instanceof Error && error.cause.message ? error.cause.message : error.message;
}
