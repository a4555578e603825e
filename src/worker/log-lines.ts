import { stripVTControlCharacters } from 'node:util';
import type { LogLine } from '../panel/view.js';

/** An entry of the SDK's logger, and what it says of where it comes from. */
export interface LogEntry {
  readonly at: number;
  readonly level: string;
  readonly message: string;
  readonly meta: Readonly<Record<string, unknown>>;
}

const longest = 300;
const mostPrinted = 20;
const mostFields = 4;

const levels: Readonly<Record<string, LogLine['level']>> = {
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
};

/**
 * What the audience gets of an entry: all that workflows and activities say; of the SDK itself what went wrong, and
 * when a workflow or an activity begins and ends. Undefined for the rest: how it polls, connects and caches.
 */
export function logLine({ at, level: word, message, meta }: LogEntry, source: string): LogLine | undefined {
  const level = levels[word];
  const { sdkComponent: component } = meta;
  if (level === undefined) return undefined;
  const own = component === 'workflow' || component === 'activity';
  if (!own && !worthTelling(level, message, component === 'core')) return undefined;
  const parts = [message, ...(own ? fields(meta) : []), problemOf(meta)].filter((part) => part !== '');
  return line({ at, level, source, text: parts.join(own ? ' ' : ': '), about: aboutOf(meta) });
}

/** What code printed instead of logging it, a line each. */
export function printedLines(
  level: LogLine['level'],
  printed: string,
  source: string,
  at: number,
  about = '',
): readonly LogLine[] {
  const rows = printed.slice(0, mostPrinted * longest).split('\n');
  return rows.slice(0, mostPrinted).flatMap((row) => {
    // The SDK puts the workflow's type and id before what a workflow prints.
    const [prefix = '', id = about] = /^\[[^()\]]+\(([^)]+)\)\] /.exec(row) ?? [];
    const text = row.slice(prefix.length);
    return clean(text) === '' ? [] : [line({ at, level, source, text, about: id })];
  });
}

function line({ about, ...rest }: Omit<LogLine, 'about'> & { readonly about: string }): LogLine {
  const said = clean(about);
  return { ...rest, text: clean(rest.text), ...(said === '' ? {} : { about: said }) };
}

function worthTelling(level: LogLine['level'], message: string, core: boolean): boolean {
  if (level === 'debug')
    return !core && /^(?:Workflow|Activity) (?:started|completed|failed|continued)\b/.test(message);
  if (level === 'info') return false;
  // A service that is away is told by other panels; each poller would say so again and again.
  return !(core && /\bgRPC call\b|\bpoll/i.test(message));
}

/** `charge, attempt 3`, else the workflow's id. */
function aboutOf(meta: LogEntry['meta']): string {
  const { activityType, attempt, workflowId } = meta;
  if (typeof activityType === 'string') return activityName(activityType, Number(attempt));
  return typeof workflowId === 'string' ? workflowId : '';
}

export function activityName(type: string, attempt: number): string {
  return attempt > 1 ? `${type}, attempt ${attempt}` : type;
}

/** What the SDK adds to every entry. */
const added = new Set([
  ...['sdkComponent', 'namespace', 'taskQueue', 'workflowId', 'runId', 'workflowRunId', 'workflowType'],
  ...['activityId', 'activityType', 'activityRunId', 'attempt', 'isLocal', 'taskToken', 'updateId', 'updateName'],
  ...['error', 'failure', 'durationMs'],
]);

/** What the code itself gave along: `amount=42`. */
function fields(meta: LogEntry['meta']): readonly string[] {
  return Object.entries(meta)
    .filter(([key, value]) => !added.has(key) && ['string', 'number', 'boolean'].includes(typeof value))
    .slice(0, mostFields)
    .map(([key, value]) => `${key}=${value}`);
}

function problemOf({ error, failure }: LogEntry['meta']): string {
  if (error instanceof Error) return error.message;
  if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message);
  // Core prints its failures as it holds them; their first message says it.
  if (typeof failure === 'string') return /message: "((?:[^"\\]|\\.)*)"/.exec(failure)?.[1] ?? failure;
  return typeof error === 'string' ? error : '';
}

function clean(text: string): string {
  // More than this is looked at by nobody, and a message may be megabytes.
  const short = stripVTControlCharacters(text.slice(0, 10 * longest))
    .replace(/[\s\x00-\x1f\x7f-\x9f]+/g, ' ')
    .trim();
  const characters = Array.from(short);
  return characters.length <= longest ? short : `${characters.slice(0, longest - 1).join('')}…`;
}
