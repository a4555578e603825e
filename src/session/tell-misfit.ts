import type { Notice } from '../presenter/state.js';
import type { Color } from '../render/line.js';
import { contrast } from '../theme/contrast.js';
import { type Ground, groundOf } from '../theme/ground.js';
import type { Theme } from '../theme/types.js';
import type { Store } from './store.js';

/** Half of what WCAG asks for of text: below that, nobody can have meant it. */
const illegible = 2.25;

const other: Readonly<Record<Ground, Ground>> = { dark: 'light', light: 'dark' };

/** Tells from then on, when the terminal has told its background, which theme can't be read on it. */
export function misfitTeller(store: Store): (background: Color) => void {
  return (background) => {
    const tell = (): void => {
      const { theme, colour, notices } = store.state;
      const notice = colour ? misfit(theme, background) : undefined;
      if (notice?.text !== notices.theme?.text) store.dispatch({ kind: 'notice', topic: 'theme', notice });
    };
    tell();
    store.subscribe((_, command) => {
      if (command.kind === 'theme') tell();
    });
  };
}

function misfit({ name, ground, elements }: Theme, terminal: Color): Notice | undefined {
  const own = groundOf(terminal);
  const { color, background } = { ...elements.document, ...elements.text };
  // Without a colour of its own, text has the terminal's.
  if (ground !== other[own] || color === undefined || background !== undefined) return undefined;
  if (contrast(color, terminal) >= illegible) return undefined;
  const text = `theme "${name}" is for ${ground} terminals, this one is ${own}: try --theme auto`;
  return { level: 'warning', text };
}
