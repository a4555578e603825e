import { Context } from '@temporalio/activity';
import { DefaultLogger, type LogLevel, type LogMetadata, LogTimestamp } from '@temporalio/worker';
import type { LogLine } from '../panel/view.js';
import { activityName, logLine, printedLines } from './log-lines.js';

/** Logs to stderr from INFO on, as the SDK's own does, and hands on what the audience may see. */
export class ForwardingLogger extends DefaultLogger {
  readonly #forward: (line: LogLine) => void;
  readonly #source: string;
  #writing = false;

  constructor(source: string, forward: (line: LogLine) => void) {
    super('INFO');
    this.#source = source;
    this.#forward = forward;
  }

  override log(level: LogLevel, message: string, meta: LogMetadata = {}): void {
    this.#writing = true;
    super.log(level, message, meta);
    this.#writing = false;
    const nanos: unknown = meta[LogTimestamp];
    const at = typeof nanos === 'bigint' ? Number(nanos / 1_000_000n) : Date.now();
    const line = logLine({ at, level, message, meta }, this.#source);
    if (line) this.#forward(line);
  }

  /**
   * From now on hands on what workflows and activities print, too; it is printed as before. The streams and not the
   * console are listened to: workflows run in threads, and have a console of their own that ends in these.
   */
  forwardPrinted(): void {
    for (const [stream, level] of [[process.stdout, 'info'] as const, [process.stderr, 'warn'] as const]) {
      const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
      stream.write = (chunk: Uint8Array | string, ...rest: unknown[]): boolean => {
        if (!this.#writing) {
          for (const line of printedLines(level, String(chunk), this.#source, Date.now(), activityNow())) {
            this.#forward(line);
          }
        }
        return write(chunk, ...rest);
      };
    }
  }
}

/** The activity whose code runs at this moment. */
function activityNow(): string | undefined {
  try {
    const { activityType, attempt } = Context.current().info;
    return activityName(activityType, attempt);
  } catch {
    return undefined;
  }
}
