import proto from '@temporalio/proto';
import { joinEvents, varint } from './batch.js';

/** The part of protobufjs' reflection `Type` that is used here. */
interface MessageType {
  readonly fields: Readonly<Record<string, { readonly id: number }>>;
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
  toObject(message: object, options: object): object;
}

interface Method {
  readonly name: string;
  readonly resolvedRequestType: MessageType;
  readonly resolvedResponseType: MessageType;
  readonly responseStream?: boolean;
}

interface Service {
  readonly methodsArray: readonly Method[];
  resolveAll(): void;
}

interface Reflection {
  lookupType(name: string): MessageType;
  lookupService(name: string): Service;
  lookupEnum(name: string): { readonly values: Readonly<Record<string, number>> };
}

const root = proto as unknown as Reflection;
const types = new Map<string, MessageType>();

function typeOf(name: string): MessageType {
  let type = types.get(name);
  if (type === undefined) {
    type = root.lookupType(name);
    types.set(name, type);
  }
  return type;
}

function read<T>(type: MessageType, bytes: Uint8Array): T {
  return type.toObject(type.decode(bytes), { longs: Number }) as T;
}

/** Bytes → plain data. Throws on malformed protobuf. `name` is a full message name. */
export function decode<T>(name: string, bytes: Uint8Array): T {
  return read<T>(typeOf(name), bytes);
}

/** Plain data → bytes. `name` is a full message name. */
export function encode(name: string, message: object): Uint8Array {
  return typeOf(name).encode(message).finish();
}

/** The values of a protobuf enum; the type argument is the generated enum's. */
export function enumValues<T>(name: string): T {
  return root.lookupEnum(name).values as unknown as T;
}

/** A response whose field `history` is given as events that are encoded already: they are stored so, and only copied. */
export class ReplyWithHistory {
  constructor(
    readonly message: object,
    readonly events: readonly Uint8Array[],
  ) {}
}

/** The field `id` with a length-delimited value of `length` bytes. */
function header(id: number, length: number): Buffer {
  return Buffer.from([...varint((id << 3) | 2), ...varint(length)]);
}

function writeReply(type: MessageType, reply: object): Buffer {
  if (!(reply instanceof ReplyWithHistory)) return Buffer.from(type.encode(reply).finish());
  const events = joinEvents(reply.events);
  const id = type.fields.history?.id ?? 0;
  return Buffer.concat([type.encode(reply.message).finish(), header(id, events.length), events]);
}

/** One method of a gRPC service, in the shape @grpc/grpc-js takes. */
export interface MethodDefinition {
  readonly path: string;
  readonly originalName: string;
  readonly requestStream: false;
  readonly responseStream: boolean;
  readonly requestSerialize: (value: object) => Buffer;
  readonly requestDeserialize: (bytes: Buffer) => object;
  readonly responseSerialize: (value: object) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => object;
}

/** All methods of a service by name; requests arrive as plain data. */
export function serviceDefinition(name: string): Record<string, MethodDefinition> {
  const service = root.lookupService(name);
  service.resolveAll();
  const definition: Record<string, MethodDefinition> = {};
  for (const method of service.methodsArray) {
    definition[method.name] = {
      path: `/${name}/${method.name}`,
      originalName: method.name,
      requestStream: false,
      responseStream: method.responseStream === true,
      requestSerialize: (value) => Buffer.from(method.resolvedRequestType.encode(value).finish()),
      requestDeserialize: (bytes) => read<object>(method.resolvedRequestType, bytes),
      responseSerialize: (value) => writeReply(method.resolvedResponseType, value),
      responseDeserialize: (bytes) => read<object>(method.resolvedResponseType, bytes),
    };
  }
  return definition;
}
