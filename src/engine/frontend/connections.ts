import { createServer, type Socket } from 'node:net';

/** Connections at the same time: each further one is closed as soon as it is there. */
export const MAXIMUM_CONNECTIONS = 1000;
/** Connections that may wait to be taken: of a longer queue the system loses some without a word. */
const BACKLOG = 4096;
/** HTTP/2's own greeting, which a client sends before it waits for anything, and how long (ms) that may take. */
const GREETING = 24;
const GREETING_PATIENCE = 5000;
/** Time (ms) that connections are given to take their last answers when the service ends. */
const GRACE = 100;

export interface ConnectionOptions {
  readonly host: string;
  readonly port: number;
  readonly onOpen: (socket: Socket) => void;
  /** `connection` as `peerOf` has it. */
  readonly onClosed: (connection: string) => void;
}

export interface Connections {
  readonly port: number;
  /** Takes no more connections, and ends those that do not end by themselves soon. */
  close(): Promise<void>;
}

/**
 * Listens. The sockets are our own: grpc-js does not tell when a connection closes, and a dead worker has to be noticed.
 * Rejects with one sentence when it can't.
 */
export async function listen({ host, port, onOpen, onClosed }: ConnectionOptions): Promise<Connections> {
  const sockets = new Set<Socket>();
  const net = createServer({ noDelay: true }, (socket) => {
    const connection = peerOf(socket);
    // whoever says nothing keeps the place of somebody who would
    const greeting = setTimeout(() => {
      if (socket.bytesRead < GREETING) socket.destroy();
    }, GREETING_PATIENCE);
    sockets.add(socket);
    socket.once('close', () => {
      clearTimeout(greeting);
      sockets.delete(socket);
      onClosed(connection);
    });
    socket.on('error', () => socket.destroy());
    onOpen(socket);
  });
  net.maxConnections = MAXIMUM_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    net.once('error', (error: NodeJS.ErrnoException) => {
      const reasons: Readonly<Record<string, string>> = {
        EADDRINUSE: `port ${port} on ${host} is taken by another program`,
        EACCES: `port ${port} on ${host} may not be used without more rights`,
        EADDRNOTAVAIL: `${host} is no address of this machine`,
      };
      const reason = reasons[error.code ?? ''] ?? error.message;
      reject(new Error(`The embedded Temporal service can't listen: ${reason}.`));
    });
    net.listen({ port, host, backlog: BACKLOG }, resolve);
  });
  const address = net.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async close() {
      const closed = new Promise<void>((resolve) => net.close(() => resolve()));
      const forced = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, 2 * GRACE);
      await closed;
      clearTimeout(forced);
    },
  };
}

function peerOf(socket: Socket): string {
  return `${socket.remoteAddress}:${socket.remotePort}`;
}
