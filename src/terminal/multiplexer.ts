/** What stands between the program and the terminal: `direct` is nothing. */
export type Route = 'direct' | 'tmux' | 'screen';

/**
 * `TERM=screen…` alone, as over SSH, may be either: then it is taken for GNU screen, which would hand the wrapping of
 * tmux on to the terminal as text (screen(1), "ESC P … outputs a string directly to the host terminal").
 */
export function routeOf(env: NodeJS.ProcessEnv): Route {
  const term = env['TERM'] ?? '';
  if (env['TMUX'] || term.startsWith('tmux')) return 'tmux';
  return env['STY'] || term.startsWith('screen') ? 'screen' : 'direct';
}

/**
 * A sequence as it goes to the terminal behind tmux, which has to allow it (`allow-passthrough`, off by default since
 * tmux 3.3). In GNU screen there is no way for pictures: the sequence is dropped.
 */
export function through(route: Route, sequence: string): string {
  if (route === 'direct' || sequence === '') return sequence;
  return route === 'tmux' ? `\x1bPtmux;${sequence.replaceAll('\x1b', '\x1b\x1b')}\x1b\\` : '';
}

/** tmux drops longer sequences (INPUT_BUF_DEFAULT_SIZE in its input.c), those that it draws itself as well. */
export function canCarry(sequence: string, route: Route): boolean {
  return route !== 'tmux' || sequence.length < 1_000_000;
}
