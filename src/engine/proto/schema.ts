/*
 * Temporal's protobuf definitions as plain data, as far as the services need them. @temporalio/proto builds objects for
 * all of them when it is imported, which takes longer than all else at the service's start: the build writes this data
 * into the bundle instead (scripts/build.ts), and `reflection.ts` makes a message type of it when it is first used.
 */

/** One field: its number, its type (a scalar's name, or the full name of a message), and how often it comes. */
export type FieldSchema = readonly [id: number, type: string, rule: '' | 'repeated' | MapRule];
/** 'map string': a map with keys of that scalar type. */
type MapRule = `map ${string}`;
/** Method name, request type, response type, whether the response is a stream. */
export type MethodSchema = readonly [name: string, request: string, response: string, stream: boolean];

/** All by full names without a leading dot. */
export interface Schema {
  readonly types: Readonly<Record<string, Readonly<Record<string, FieldSchema>>>>;
  readonly enums: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly services: Readonly<Record<string, readonly MethodSchema[]>>;
}

/** The parts of protobufjs' reflection that are read. */
interface Field {
  readonly name: string;
  readonly id: number;
  readonly type: string;
  readonly repeated: boolean;
  readonly keyType?: string;
  readonly resolvedType: (Type | Enum) | null;
  resolve(): unknown;
}
interface Type {
  readonly fullName: string;
  readonly fieldsArray: readonly Field[];
}
interface Enum {
  readonly fullName: string;
  readonly values: Readonly<Record<string, number>>;
}
interface Method {
  readonly name: string;
  readonly resolvedRequestType: Type;
  readonly resolvedResponseType: Type;
  readonly responseStream?: boolean;
}
export interface Reflection {
  lookupType(name: string): Type;
  lookupEnum(name: string): Enum;
  lookupService(name: string): { readonly methodsArray: readonly Method[]; resolveAll(): void };
}

const SERVICES = [
  'temporal.api.workflowservice.v1.WorkflowService',
  'temporal.api.operatorservice.v1.OperatorService',
  'grpc.health.v1.Health',
] as const;

/** Message types that are not part of a request or a response: details of errors, and bodies of protocol messages. */
const ALSO = [
  'google.rpc.Status',
  'temporal.api.errordetails.v1.MultiOperationExecutionFailure',
  'temporal.api.errordetails.v1.NamespaceNotFoundFailure',
  'temporal.api.errordetails.v1.NotFoundFailure',
  'temporal.api.errordetails.v1.PermissionDeniedFailure',
  'temporal.api.errordetails.v1.QueryFailedFailure',
  'temporal.api.errordetails.v1.ResourceExhaustedFailure',
  'temporal.api.errordetails.v1.WorkflowExecutionAlreadyStartedFailure',
  'temporal.api.errordetails.v1.WorkflowNotReadyFailure',
  'temporal.api.failure.v1.MultiOperationExecutionAborted',
  'temporal.api.update.v1.Acceptance',
  'temporal.api.update.v1.Rejection',
  'temporal.api.update.v1.Request',
  'temporal.api.update.v1.Response',
] as const;

/** Reads the services, and the types and enums that can be reached from them, out of a protobufjs root. */
export function readSchema(root: Reflection): Schema {
  const types: Record<string, Record<string, FieldSchema>> = {};
  const enums: Record<string, Readonly<Record<string, number>>> = {};
  const visit = (type: Type): string => {
    const name = type.fullName.replace(/^\./, '');
    if (types[name] !== undefined) return name;
    const fields: Record<string, FieldSchema> = {};
    types[name] = fields;
    for (const field of type.fieldsArray) fields[field.name] = fieldOf(field);
    return name;
  };
  const fieldOf = (field: Field): FieldSchema => {
    field.resolve();
    const { id, resolvedType, keyType, repeated } = field;
    const rule = keyType !== undefined ? (`map ${keyType}` as const) : repeated ? 'repeated' : '';
    if (resolvedType === null) return [id, field.type, rule];
    if ('fieldsArray' in resolvedType) return [id, visit(resolvedType), rule];
    enums[resolvedType.fullName.replace(/^\./, '')] = resolvedType.values;
    // on the wire an enum is an int32
    return [id, 'int32', rule];
  };
  const services = Object.fromEntries(
    SERVICES.map((name) => {
      const service = root.lookupService(name);
      service.resolveAll();
      const methods = service.methodsArray.map(
        (method): MethodSchema => [
          method.name,
          visit(method.resolvedRequestType),
          visit(method.resolvedResponseType),
          method.responseStream === true,
        ],
      );
      return [name, methods];
    }),
  );
  for (const name of ALSO) visit(root.lookupType(name));
  return { types, enums, services };
}
