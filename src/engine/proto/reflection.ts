import protobuf from 'protobufjs/light.js';
import { joinEvents, varint } from './batch.js';
import { definitions } from './definitions.js';

const root = new protobuf.Root();
const types = new Map<string, protobuf.Type>();

/** The message type of a full name, made of its definition when it is first asked for, with all that it consists of. */
function typeOf(name: string): protobuf.Type {
  const known = types.get(name);
  if (known !== undefined) return known;
  const fields = definitions.types[name];
  if (fields === undefined) throw new Error(`there is no message type ${name}`);
  // flat names: nobody sees them, and nothing has to be searched for in namespaces
  const type = new protobuf.Type(flat(name));
  types.set(name, type);
  root.add(type);
  for (const [field, [id, valueType, rule]] of Object.entries(fields)) {
    const isMessage = definitions.types[valueType] !== undefined;
    if (isMessage) typeOf(valueType);
    const resolved = isMessage ? flat(valueType) : valueType;
    if (rule.startsWith('map ')) type.add(new protobuf.MapField(field, id, rule.slice(4), resolved));
    else type.add(new protobuf.Field(field, id, resolved, rule === '' ? undefined : rule));
  }
  return type;
}

function flat(name: string): string {
  return name.replaceAll('.', '_');
}

function read<T>(type: protobuf.Type, bytes: Uint8Array): T {
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
  return definitions.enums[name] as unknown as T;
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

function writeReply(type: protobuf.Type, reply: object): Buffer {
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
  const methods = definitions.services[name] ?? [];
  return Object.fromEntries(
    methods.map(([method, request, response, responseStream]) => [
      method,
      {
        path: `/${name}/${method}`,
        originalName: method,
        requestStream: false,
        responseStream,
        requestSerialize: (value) => Buffer.from(encode(request, value)),
        requestDeserialize: (bytes) => decode<object>(request, bytes),
        responseSerialize: (value) => writeReply(typeOf(response), value),
        responseDeserialize: (bytes) => decode<object>(response, bytes),
      } satisfies MethodDefinition,
    ]),
  );
}
