import {
  Metadata,
  Server,
  ServerCredentials,
  ServerInterceptingCall,
  type ServerInterceptor,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { Code, ServiceError } from '../errors.js';
import { encode, serviceDefinition } from '../proto/reflection.js';
import type { FactSink } from '../telemetry.js';
import { listen } from './connections.js';
import { callTeller } from './facts.js';
import { handlers } from './handlers.js';
import { absentMethod } from './not-here.js';
import type { Call, Handler, Handlers, Services } from './services.js';
import { checkNamespace, validate } from './validate.js';

/** The server's own limit on a request. */
const MAXIMUM_REQUEST = 4 * 1024 * 1024;
/** Calls at the same time on one connection: clients wait with further ones. */
const MAXIMUM_STREAMS = 1000;
/** Time (ms) for a request that has begun to arrive as a whole. */
const ARRIVAL = 10_000;
/** Time (ms) between two signs of life that a connection is asked for, and for its answer. */
const KEEPALIVE = 20_000;
/** Time (ms) that connections are given to take their last answers when the service ends. */
const GRACE = 100;
/** Characters of an error's message, and bytes of its details: both go into headers, of which clients take 64 KB. */
const MAXIMUM_MESSAGE = 3000;
const MAXIMUM_STATUS = 16 * 1024;
const SERVING = 1;
/** Why a call is aborted; without it each abort would make an error with a stack that nobody reads. */
const GONE = 'gone';

export interface GrpcOptions {
  readonly host: string;
  readonly port: number;
  readonly services: Services;
  readonly onConnectionClosed: (connection: string) => void;
  readonly log: (line: string) => void;
  readonly facts: FactSink;
}

/** A listening gRPC server. */
export interface GrpcServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves WorkflowService, OperatorService and Health. Rejects with one sentence when it can't listen. */
export async function serve(options: GrpcOptions): Promise<GrpcServer> {
  const calls = new Set<AbortController>();
  let ending = false;
  const server = new Server({
    'grpc.max_receive_message_length': MAXIMUM_REQUEST,
    'grpc.max_concurrent_streams': MAXIMUM_STREAMS,
    // a peer that reads nothing, or is no longer there, does not answer
    'grpc.keepalive_time_ms': KEEPALIVE,
    'grpc.keepalive_timeout_ms': KEEPALIVE,
    interceptors: [arrives],
  });
  for (const [name, answered] of Object.entries(handlers)) {
    const service = serviceDefinition(name);
    server.addService(service, implement(Object.keys(service), answered, options, calls));
  }
  const health = serviceDefinition('grpc.health.v1.Health');
  server.addService(health, {
    Check: (_call: unknown, callback: sendUnaryData<object>) => callback(null, { status: SERVING }),
    Watch: (call: ServerWritableStream<object, object>) => call.write({ status: SERVING }),
  });
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  const connections = await listen({
    host: options.host,
    port: options.port,
    onOpen: (socket) => injector.injectConnection(socket),
    onClosed: (connection) => {
      // at the end all go, some of them after the store
      if (!ending) options.onConnectionClosed(connection);
    },
  });
  return {
    port: connections.port,
    async close() {
      // open polls are answered with nothing; connections then close by themselves, or are closed
      ending = true;
      for (const call of calls) call.abort(GONE);
      injector.drain(GRACE);
      await connections.close();
      server.forceShutdown();
      injector.destroy();
    },
  };
}

/** A request that has begun to arrive arrives: what is sent of it is held in memory. */
const arrives: ServerInterceptor = (_method, call) => {
  const timer = setTimeout(() => {
    call.sendStatus({ code: Code.DEADLINE_EXCEEDED, details: 'the request did not arrive in time' });
  }, ARRIVAL);
  return new ServerInterceptingCall(call, {
    start: (next) =>
      next({
        onReceiveMessage: (message, pass) => {
          clearTimeout(timer);
          pass(message);
        },
        onCancel: () => clearTimeout(timer),
      }),
  });
};

type UnaryCall = ServerUnaryCall<object, object>;

function implement(
  methods: readonly string[],
  answered: Handlers,
  options: GrpcOptions,
  calls: Set<AbortController>,
): UntypedServiceImplementation {
  const implementation: UntypedServiceImplementation = {};
  const tell = options.facts && callTeller(options.facts);
  for (const method of methods) {
    const handler = Object.hasOwn(answered, method) ? answered[method] : undefined;
    implementation[method] = (call: UnaryCall, callback: sendUnaryData<object>) => {
      const tellAnswer = tell?.(method, call.request);
      answer(method, handler, call, options, calls).then(
        (reply) => {
          tellAnswer?.(0, reply);
          callback(null, reply);
        },
        (error: unknown) => {
          const status = statusOf(error, method, options.log);
          tellAnswer?.(status.code);
          callback(status);
        },
      );
    };
  }
  return implementation;
}

// biome-ignore lint/suspicious/noExplicitAny: each handler knows its own request type
type AnyHandler = Handler<any> | undefined;

async function answer(
  method: string,
  handler: AnyHandler,
  call: UnaryCall,
  { services }: GrpcOptions,
  calls: Set<AbortController>,
): Promise<object> {
  const request = call.request as { readonly namespace?: string };
  if (handler !== undefined || request.namespace) checkNamespace(method, request.namespace, services.namespace);
  if (handler === undefined) throw absentMethod(method, call.getPath().split('/')[1] ?? '');
  validate(method, request);
  const gone = new AbortController();
  calls.add(gone);
  call.once('cancelled', () => gone.abort(GONE));
  try {
    const context: Call = { connection: call.getPeer(), gone: gone.signal, timeLeft: timeLeft(call) };
    return await handler(services, request, context);
  } finally {
    calls.delete(gone);
    // nothing is answered, a refusal neither, before what was accepted is safe
    await services.store.settled();
  }
}

function timeLeft(call: UnaryCall): number {
  const deadline = call.getDeadline();
  return (typeof deadline === 'number' ? deadline : deadline.getTime()) - Date.now();
}

function statusOf(error: unknown, method: string, log: (line: string) => void) {
  const known = error instanceof ServiceError;
  if (!known) log(`${method}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const code = known ? error.code : Code.INTERNAL;
  const message = sendable(error instanceof Error ? error.message : String(error));
  const metadata = new Metadata();
  const details = known && error.detail !== undefined ? [error.detail] : [];
  const whole = encode('google.rpc.Status', { code, message, details });
  const status = whole.length > MAXIMUM_STATUS ? encode('google.rpc.Status', { code, message }) : whole;
  metadata.set('grpc-status-details-bin', Buffer.from(status));
  return { code, details: message, metadata };
}

/** A message that a header can hold: no half characters, and not too long. An answer without one would never be sent. */
function sendable(message: string): string {
  return Buffer.from(message.slice(0, MAXIMUM_MESSAGE)).toString();
}
