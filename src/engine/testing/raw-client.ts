import { Client, credentials, type Metadata, type ServiceError } from '@grpc/grpc-js';
import { decode, type MethodDefinition, serviceDefinition } from '../proto/reflection.js';

/** What a call came to: a gRPC status, or code 0 with the reply. */
export interface Answer {
  readonly code: number;
  readonly message: string;
  /** The short names of the status' details ('NotFoundFailure', …); for several operations, what came of each. */
  readonly details: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever field it asks for
  readonly reply?: any;
}

const SERVICES = ['workflowservice.v1.WorkflowService', 'operatorservice.v1.OperatorService'];

interface Status {
  readonly code?: number;
  readonly message?: string;
  readonly details?: readonly { readonly type_url?: string; readonly value?: Uint8Array }[];
}

/** A client that sends whatever it is given, once: no check, no retry, no interceptor of an SDK comes between. */
export class RawClient {
  readonly #client: Client;
  readonly #methods = new Map<string, MethodDefinition>();

  constructor(address: string) {
    this.#client = new Client(address, credentials.createInsecure(), {
      'grpc.max_send_message_length': -1,
      // a connection of its own: grpc-js shares them between clients
      'grpc.use_local_subchannel_pool': 1,
    });
    for (const service of SERVICES) {
      const definition = serviceDefinition(`temporal.api.${service}`);
      for (const [name, method] of Object.entries(definition)) this.#methods.set(name, method);
    }
  }

  /** Sends a request as plain data (or bytes, as they are) to a method of WorkflowService or OperatorService. */
  call(name: string, request: object, patience = 10_000): Promise<Answer> {
    const method = this.#methods.get(name);
    const path = method?.path ?? `/temporal.api.workflowservice.v1.WorkflowService/${name}`;
    const write = (value: object) =>
      value instanceof Uint8Array || method === undefined
        ? Buffer.from(value as Uint8Array)
        : method.requestSerialize(value);
    const read = (bytes: Buffer) => method?.responseDeserialize(bytes) ?? {};
    return new Promise((resolve) => {
      const options = { deadline: Date.now() + patience };
      this.#client.makeUnaryRequest(path, write, read, request, options, (error, reply) => {
        resolve(error === null ? { code: 0, message: '', details: [], reply } : answerOf(error));
      });
    });
  }

  close(): void {
    this.#client.close();
  }
}

function answerOf(error: ServiceError): Answer {
  return { code: error.code, message: error.details, details: detailsOf(error.metadata) };
}

const MULTI_OPERATION = 'temporal.api.errordetails.v1.MultiOperationExecutionFailure';

function detailsOf(metadata: Metadata): string[] {
  const [bytes] = metadata.get('grpc-status-details-bin');
  if (!(bytes instanceof Uint8Array)) return [];
  const { details = [] } = decode<Status>('google.rpc.Status', bytes);
  return details.flatMap(({ type_url = '', value = new Uint8Array() }) => {
    if (!type_url.endsWith(MULTI_OPERATION)) return type_url.split('.').pop() ?? '';
    const { statuses = [] } = decode<{ readonly statuses?: readonly Status[] }>(MULTI_OPERATION, value);
    return statuses.map(({ code, message }) => `${code} ${message}`);
  });
}
