import proto from '@temporalio/proto';

/**
 * Has the protobuf library write its code for events, which it does when it meets the first one: it takes some 35 ms,
 * and the first workflow of a show need not wait for it.
 */
export function warmEvents(): void {
  proto.temporal.api.history.v1.HistoryEvent.decode(new Uint8Array());
}
