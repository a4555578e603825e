import { connect } from 'node:http2';

/** DescribeNamespaceRequest {namespace: 'default'} in a gRPC frame: not compressed, 9 bytes, field 1 of 7 bytes. */
const request = Buffer.from('\0\0\0\0\x09\x0a\x07default', 'latin1');
const path = '/temporal.api.workflowservice.v1.WorkflowService/DescribeNamespace';

/**
 * Whether a Temporal Service answers at `host:port`, without TLS: one call by hand, so that whoever waits for a service
 * need not load a client.
 *
 * @param patience ms that the answer may take
 */
export function answers(address: string, patience: number): Promise<boolean> {
  return new Promise((resolve) => {
    const session = connect(`http://${address}`);
    const done = (answered: boolean): void => {
      clearTimeout(timer);
      session.destroy();
      resolve(answered);
    };
    const timer = setTimeout(() => done(false), patience);
    session.on('error', () => done(false));
    const call = session.request({
      ':method': 'POST',
      ':path': path,
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    let ok = false;
    const look = (headers: Readonly<Record<string, unknown>>): void => {
      ok ||= headers['grpc-status'] === '0';
    };
    call.on('response', look);
    call.on('trailers', look);
    call.on('error', () => done(false));
    call.on('close', () => done(ok));
    call.resume();
    call.end(request);
  });
}
