import type { temporal } from '@temporalio/proto';

/** What protobufjs generates for int64; the engine never holds one. */
interface Long {
  readonly low: number;
  readonly high: number;
  readonly unsigned: boolean;
}

/** A protobuf message as plain data: int64 as number, no nulls, every field optional, nothing to be changed in place. */
export type Plain<T> = T extends Long
  ? number
  : T extends null
    ? never
    : T extends Uint8Array | string | number | boolean | undefined
      ? T
      : T extends readonly (infer U)[]
        ? readonly Plain<U>[]
        : T extends object
          ? string extends keyof T
            ? { readonly [key: string]: Plain<T[keyof T]> }
            : { readonly [K in keyof T as K extends `$${string}` ? never : K]?: Plain<T[K]> | undefined }
          : T;

export type HistoryEvent = Plain<temporal.api.history.v1.IHistoryEvent>;
export type Payload = Plain<temporal.api.common.v1.IPayload>;
export type Payloads = Plain<temporal.api.common.v1.IPayloads>;
export type Failure = Plain<temporal.api.failure.v1.IFailure>;
export type RetryPolicy = Plain<temporal.api.common.v1.IRetryPolicy>;
export type Command = Plain<temporal.api.command.v1.ICommand>;
export type WorkflowQuery = Plain<temporal.api.query.v1.IWorkflowQuery>;
export type WorkflowQueryResult = Plain<temporal.api.query.v1.IWorkflowQueryResult>;
export type ProtocolMessage = Plain<temporal.api.protocol.v1.IMessage>;
export type UpdateRequest = Plain<temporal.api.update.v1.IRequest>;
export type UpdateOutcome = Plain<temporal.api.update.v1.IOutcome>;
export type UserMetadata = Plain<temporal.api.sdk.v1.IUserMetadata>;

type Suffixed<T, S extends string> = keyof T extends infer K ? (K extends `${infer N}${S}` ? N : never) : never;

/** 'timerStarted', 'activityTaskScheduled', …: an event type, named as its attributes are. */
export type EventName = Suffixed<HistoryEvent, 'EventAttributes'>;
/** The attributes of the event `N`. */
export type EventAttributes<N extends EventName> = NonNullable<HistoryEvent[`${N}EventAttributes`]>;

/** 'startTimer', 'scheduleActivityTask', …: a command type, named as its attributes are. */
export type CommandName = Suffixed<Command, 'CommandAttributes'>;
/** The attributes of the command `N`. */
export type CommandAttributes<N extends CommandName> = NonNullable<Command[`${N}CommandAttributes`]>;

type ServiceMessages = typeof temporal.api.workflowservice.v1;
/** A request or response of WorkflowService by its name, as plain data. */
export type ServiceMessage<N extends keyof ServiceMessages> = ServiceMessages[N] extends { readonly prototype: infer T }
  ? Plain<T>
  : never;
