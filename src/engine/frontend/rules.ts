import { invalidArgument } from '../errors.js';
import { isOversized, isOversizedMemo } from '../proto/blob.js';
import type { Payloads, ServiceMessage } from '../proto/plain.js';
import { type SecondsAndNanos, wrongDuration } from '../proto/time.js';

/*
 * What can be asked of one field of a request. Each rule throws INVALID_ARGUMENT in the words of the real server;
 * validate.ts says which request is held to which rules.
 */

/** Throws a ServiceError for a request that breaks it. */
export type Rule<Request> = (request: Request) => void;
type Read<Request, Value> = (request: Request) => Value | undefined;

/** The server's limit.maxIDLength, in bytes. */
const MAXIMUM_ID = 1000;
const MAXIMUM_LINKS = 10;
const MAXIMUM_FAIRNESS_KEY = 64;
const RUN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Task queues that the server keeps to itself. */
const RESERVED = '/_sys/';

/** Several rules as one, in this order. */
export function all<R>(...rules: readonly Rule<NoInfer<R>>[]): Rule<R> {
  return (request) => {
    for (const rule of rules) rule(request);
  };
}

/** The condition must not hold. */
export function never<R>(wrong: (request: R) => boolean, message: string): Rule<R> {
  return (request) => {
    if (wrong(request)) throw invalidArgument(message);
  };
}

/** The field is there, and no empty text. */
export function given<R>(read: Read<R, string | object>, message: string): Rule<R> {
  return never((request) => [undefined, ''].includes(read(request) as string | undefined), message);
}

/** The text is no longer than an id may be. In `message`, '%' stands for 'length/limit'. */
export function short<R>(read: Read<R, string>, message: string): Rule<R> {
  return (request) => {
    const length = Buffer.byteLength(read(request) ?? '');
    if (length > MAXIMUM_ID) throw invalidArgument(message.replace('%', `${length}/${MAXIMUM_ID}`));
  };
}

/** A run id: none, or a UUID. */
export function uuid<R>(read: Read<R, string>, message: string): Rule<R> {
  return never((request) => !!read(request) && !RUN_ID.test(read(request) ?? ''), message);
}

interface Execution {
  readonly workflowId?: string | undefined;
  readonly runId?: string | undefined;
}

/** The execution that a request is about. */
export function execution<R>(read: Read<R, Execution>): Rule<R> {
  return all(
    given(read, 'Execution is not set on request.'),
    given((request) => read(request)?.workflowId, 'WorkflowId is not set on request.'),
    uuid((request) => read(request)?.runId, 'Invalid RunId.'),
  );
}

/** A task queue: named, not too long, none of the server's own. */
export function taskQueue<R>(read: Read<R, { readonly name?: string | undefined }>): Rule<R> {
  const name: Read<R, string> = (request) => read(request)?.name;
  return all(
    given(read, 'taskQueue is not set'),
    given(name, 'missing task queue name'),
    short(name, 'taskQueue length exceeds limit'),
    never(
      (request) => name(request)?.startsWith(RESERVED) === true,
      `task queue name cannot start with reserved prefix ${RESERVED}`,
    ),
  );
}

/** A timeout or delay; `name` as the server calls it. */
export function duration<R>(read: Read<R, SecondsAndNanos>, name: string): Rule<R> {
  return (request) => {
    const wrong = wrongDuration(read(request));
    if (wrong !== undefined) throw invalidArgument(`An invalid ${name} is set on request. cause: ${wrong}`);
  };
}

/** Payloads of at most 2 MB, as they are encoded. */
export function blob<R>(read: Read<R, Payloads>): Rule<R> {
  return never((request) => isOversized(read(request)), 'Blob data size exceeds limit.');
}

/** A memo of at most 2 MB, as it is encoded. */
export function memo<R>(read: Read<R, Parameters<typeof isOversizedMemo>[0]>): Rule<R> {
  return never((request) => isOversizedMemo(read(request) ?? {}), 'Memo size exceeds limit.');
}

type Priority = NonNullable<ServiceMessage<'StartWorkflowExecutionRequest'>['priority']>;

export function priority<R>(read: Read<R, Priority>): Rule<R> {
  return all(
    never((request) => (read(request)?.priorityKey ?? 0) < 0, "priority key can't be negative"),
    never(
      (request) => Buffer.byteLength(read(request)?.fairnessKey ?? '') > MAXIMUM_FAIRNESS_KEY,
      'fairness key length exceeds limit',
    ),
    never((request) => (read(request)?.fairnessWeight ?? 0) < 0, 'must be greater than zero'),
  );
}

type Link = NonNullable<ServiceMessage<'StartWorkflowExecutionRequest'>['links']>[number];

/** Links to the events of other executions: 10 at most. */
export function links<R extends { readonly links?: readonly Link[] | undefined }>(): Rule<R> {
  return ({ links: given = [] }) => {
    if (given.length > MAXIMUM_LINKS) {
      throw invalidArgument(`cannot attach more than ${MAXIMUM_LINKS} links per request, got ${given.length}`);
    }
    for (const link of given) {
      if (!LINKS.some((kind) => link[kind] !== undefined)) throw invalidArgument('unsupported link variant');
      const { workflowEvent } = link;
      if (workflowEvent === undefined) continue;
      for (const [name, field] of linkFields) {
        if (!workflowEvent[field]) throw invalidArgument(`workflow event link must not have an empty ${name} field`);
      }
    }
  };
}

const LINKS = ['workflowEvent', 'batchJob', 'activity', 'nexusOperation'] as const;
const linkFields = [
  ['namespace', 'namespace'],
  ['workflow ID', 'workflowId'],
  ['run ID', 'runId'],
] as const;
