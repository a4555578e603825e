import { PassThrough } from 'node:stream';
import { render } from 'ink';
import { App, type FrameSource } from './app.js';

/** Standard output as Ink needs it: the terminal's owner stands behind it. */
export interface InkTarget {
  columns: number;
  rows: number;
  readonly isTTY: boolean;
  write(frame: string): boolean;
  on(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
}

export interface MountedUi {
  /** Renders again, e.g. for a new width. */
  update(): void;
  /** Settles with the error of a component that threw; never settles otherwise until `unmount`. */
  readonly ended: Promise<Error | undefined>;
  unmount(): void;
}

/**
 * Mounts the show's tree. `debug` makes Ink hand over each commit as one whole frame: no cursor movement, no
 * throttle, no erasing; the target compares it with what stands on the terminal.
 */
export function mountUi(target: InkTarget, frames: FrameSource): MountedUi {
  const tree = () => <App frames={frames} columns={target.columns} />;
  const ink = render(tree(), {
    // Ink types want tty streams; it uses of them what InkTarget has.
    stdout: target as unknown as NodeJS.WriteStream,
    stdin: new PassThrough() as unknown as NodeJS.ReadStream,
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  return {
    update: () => ink.rerender(tree()),
    ended: ink.waitUntilExit().then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    ),
    unmount: () => ink.unmount(),
  };
}
