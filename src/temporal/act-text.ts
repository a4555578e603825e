import { shellWord } from './act-text-shell.js';
import { json, literal, middle } from './act-text-value.js';

/** What a client does, in plain data. `args` that are not there are none. */
export type ActDescription =
  | {
      readonly kind: 'start';
      readonly workflowType: string;
      readonly taskQueue: string;
      readonly workflowId: string;
      /** Undefined: the workflow takes none. */
      readonly input?: unknown;
    }
  | { readonly kind: 'signal'; readonly workflowId: string; readonly name: string; readonly args?: Args }
  | { readonly kind: 'query'; readonly workflowId: string; readonly name: string; readonly args?: Args }
  | { readonly kind: 'update'; readonly workflowId: string; readonly name: string; readonly args?: Args }
  | { readonly kind: 'result'; readonly workflowId: string }
  /** `query` is a List Filter. */
  | { readonly kind: 'list'; readonly query?: string }
  | { readonly kind: 'cancel'; readonly workflowId: string }
  | { readonly kind: 'terminate'; readonly workflowId: string; readonly reason?: string }
  | { readonly kind: 'describe'; readonly workflowId: string };

type Args = readonly unknown[];

/** The service it goes to. */
export interface ActPlace {
  readonly address: string;
  readonly namespace: string;
}

export interface ActText {
  /** In TypeScript, one line. */
  readonly call: string;
  /** The same with the `temporal` program, one line for a POSIX shell. */
  readonly command: string;
}

/** Characters of an input, in either form, that are shown whole; a longer one loses its middle. */
const longestInput = 160;
const longestAnswer = 2_000;

/** How one would do it by hand: the call of the TypeScript SDK, and the command. */
export function actText(act: ActDescription, place?: ActPlace): ActText {
  const words = ['temporal', 'workflow', ...commandWords(act), ...placeWords(place)];
  return { call: callText(act), command: words.map(shellWord).join(' ') };
}

/** What came back, as one writes it in TypeScript, on one line. */
export function valueLine(answer: unknown): string {
  return middle(literal(answer), longestAnswer);
}

function callText(act: ActDescription): string {
  switch (act.kind) {
    case 'start': {
      const args = act.input === undefined ? [] : [`args: [${value(act.input)}]`];
      const options = [`taskQueue: ${value(act.taskQueue)}`, `workflowId: ${value(act.workflowId)}`, ...args];
      return `await client.workflow.start(${value(act.workflowType)}, { ${options.join(', ')} })`;
    }
    case 'signal':
    case 'query':
      return `await handle.${act.kind}(${values([act.name, ...(act.args ?? [])])})`;
    case 'update': {
      const { args = [] } = act;
      const options = args.length === 0 ? '' : `, { args: [${values(args)}] }`;
      return `await handle.executeUpdate(${value(act.name)}${options})`;
    }
    case 'list':
      return `client.workflow.list(${act.query === undefined ? '' : `{ query: ${value(act.query)} }`})`;
    case 'terminate':
      return `await handle.terminate(${act.reason === undefined ? '' : value(act.reason)})`;
    case 'result':
    case 'cancel':
    case 'describe':
      return `await handle.${act.kind}()`;
  }
}

function commandWords(act: ActDescription): readonly string[] {
  switch (act.kind) {
    case 'start': {
      const { workflowType, taskQueue, workflowId, input } = act;
      const words = ['start', '--type', workflowType, '--task-queue', taskQueue, '--workflow-id', workflowId];
      return [...words, ...inputs(input === undefined ? [] : [input])];
    }
    case 'signal':
    case 'query':
      return [act.kind, '--workflow-id', act.workflowId, '--name', act.name, ...inputs(act.args)];
    case 'update':
      return ['update', 'execute', '--workflow-id', act.workflowId, '--name', act.name, ...inputs(act.args)];
    case 'list':
      return act.query === undefined ? ['list'] : ['list', '--query', act.query];
    case 'terminate': {
      const reason = act.reason === undefined ? [] : ['--reason', act.reason];
      return ['terminate', '--workflow-id', act.workflowId, ...reason];
    }
    case 'result':
    case 'cancel':
    case 'describe':
      return [act.kind, '--workflow-id', act.workflowId];
  }
}

function inputs(args: Args = []): readonly string[] {
  return args.flatMap((arg) => ['--input', middle(json(arg), longestInput)]);
}

function value(of: unknown): string {
  return middle(literal(of), longestInput);
}

function values(of: Args): string {
  return of.map(value).join(', ');
}

/** What the `temporal` program takes where nothing else is said. */
const defaultAddresses = ['localhost:7233', '127.0.0.1:7233'];

function placeWords(place: ActPlace | undefined): readonly string[] {
  if (place === undefined) return [];
  const { address, namespace } = place;
  return [
    ...(defaultAddresses.includes(address) ? [] : ['--address', address]),
    ...(namespace === 'default' ? [] : ['--namespace', namespace]),
  ];
}
