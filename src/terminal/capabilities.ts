import type { ImageChoice } from './image-choice.js';
import { type Route, routeOf } from './multiplexer.js';
import type { Answers, Manners, Pixels } from './questions.js';
import { type Fact, type Protocol, type TerminalFacts, terminals } from './terminals.js';

/** What the terminal can do, as far as it and its environment say. */
export interface Capabilities {
  /** The terminal's name, for people; '' if it is unknown. */
  readonly terminal: string;
  /** `none`: a frame with the picture's name. */
  readonly graphics: Protocol | 'none';
  readonly route: Route;
  /** Pixels of a cell; a guess (cells are about 1 to 2) where the terminal did not say. */
  readonly cell: Pixels;
  readonly animation: boolean;
  /** The terminal's own background. */
  readonly background: `#${string}` | undefined;
  readonly hyperlinks: boolean;
  readonly synchronized: boolean;
  readonly sixel: { readonly colours: number; readonly size: Pixels };
}

const guessedCell: Pixels = { width: 10, height: 20 };
/** What xterm draws at most if nobody set more ("maxGraphicSize", xterm(1)). */
const guessedSixelSize: Pixels = { width: 1000, height: 1000 };

/** Which questions the terminal of this environment takes without printing them. */
export function mannersOf(env: NodeJS.ProcessEnv): Manners {
  const known = terminals.find(({ isIn }) => isIn(env));
  if (known) return known.manners.value;
  // Emulators in editors and other unknown ones print what they do not know (github.com/systemd/systemd/issues/41973).
  const family =
    /^(xterm|rxvt|st|stterm|mlterm|mintty|contour|rio|vte|gnome|konsole|putty|iterm2|ms-terminal)([-+.]|$)/;
  return family.test(env['TERM'] ?? '') ? 'all' : 'nothing';
}

export function capabilitiesOf(env: NodeJS.ProcessEnv, answers: Answers, choice?: ImageChoice): Capabilities {
  const route = routeOf(env);
  const facts = factsOf(env, answers.version);
  const version = facts?.calls && answers.version?.startsWith(facts.calls) ? answers.version : versionIn(env, facts);
  const graphics = chosen(env, answers, route, facts, version, choice);
  return {
    terminal: facts?.name ?? '',
    graphics,
    route,
    cell: answers.cell ?? guessedCell,
    animation: moves(graphics, facts, version),
    background: answers.background,
    hyperlinks: facts !== undefined && holds(facts.hyperlinks, version),
    synchronized: facts !== undefined && holds(facts.synchronized, version),
    sixel: {
      colours: Math.min(256, answers.sixelColours ?? 256),
      size: answers.sixelSize ?? guessedSixelSize,
    },
  };
}

function factsOf(env: NodeJS.ProcessEnv, version: string | undefined): TerminalFacts | undefined {
  const byEnvironment = terminals.find(({ isIn }) => isIn(env));
  // What stands in the environment may be inherited from another terminal; a multiplexer's own name is never wrong.
  const itself = version === undefined ? undefined : terminals.find(({ calls }) => calls && version.startsWith(calls));
  return itself ?? byEnvironment;
}

function chosen(
  env: NodeJS.ProcessEnv,
  answers: Answers,
  route: Route,
  facts: TerminalFacts | undefined,
  version: string | undefined,
  choice: ImageChoice | undefined,
): Protocol | 'none' {
  if (choice === 'none' || choice === 'blocks') return choice;
  // It has no way for anything else.
  if (route === 'screen') return 'blocks';
  if (choice === 'kitty') return route === 'direct' ? kittyForm(facts, version) : 'kitty-placeholders';
  if (choice !== undefined) return choice;
  const sixel = answers.attributes?.slice(1).includes(4) ?? false;
  if (route === 'tmux') {
    // Only cells move with tmux's panes: a terminal without placeholders would draw at some other place.
    if (answers.kitty && !lacksPlaceholders(env)) return 'kitty-placeholders';
    if (sixel) return 'sixel';
    return answers.iterm2 ? 'iterm2' : 'blocks';
  }
  if (facts?.pictures.value === 'iterm2') return 'iterm2';
  if (answers.kitty) return kittyForm(facts, version);
  if (sixel) return 'sixel';
  // It answered, and has none of these.
  if (answers.attributes !== undefined) return 'blocks';
  return facts?.unasked ?? 'blocks';
}

function kittyForm(facts: TerminalFacts | undefined, version: string | undefined): Protocol {
  if (facts?.pictures.value !== 'kitty-placeholders' || facts.name === 'tmux') return 'kitty';
  if (facts.pictures.since !== undefined && version === undefined) return 'kitty';
  return holds(facts.pictures, version) ? 'kitty-placeholders' : 'kitty';
}

/** Terminals that answer kitty's query and draw no placeholders, by what they leave in the environment of tmux. */
function lacksPlaceholders(env: NodeJS.ProcessEnv): boolean {
  const signs = [
    'KONSOLE_VERSION',
    'WEZTERM_EXECUTABLE',
    'WEZTERM_PANE',
    'VSCODE_INJECTION',
    'WARP_IS_LOCAL_SHELL_SESSION',
  ];
  return signs.some((sign) => env[sign]);
}

function moves(graphics: Protocol | 'none', facts: TerminalFacts | undefined, version: string | undefined): boolean {
  if (graphics === 'blocks' || graphics === 'none' || graphics === 'sixel') return false;
  return facts !== undefined && holds(facts.animation, version);
}

/** An unknown version is taken for a new one: what it does not know, it ignores. */
function holds({ value, since }: Fact<unknown>, version: string | undefined): boolean {
  if (!value) return false;
  return since === undefined || version === undefined || isAtLeast(version, since);
}

/** Whether the first version number in a text, of any number of parts, is `least` or newer. */
function isAtLeast(version: string, least: string): boolean {
  const parts = (text: string): readonly number[] => (/\d+(?:\.\d+)*/.exec(text)?.[0] ?? '').split('.').map(Number);
  const [have, need] = [parts(version), parts(least)];
  const at = need.findIndex((part, index) => part !== (have[index] ?? 0));
  return at < 0 || (have[at] ?? 0) > (need[at] ?? 0);
}

/** Konsole writes 22.12.3 as 221203. */
function versionIn(env: NodeJS.ProcessEnv, facts: TerminalFacts | undefined): string | undefined {
  if (facts?.name !== 'Konsole') return undefined;
  return env['KONSOLE_VERSION']?.replace(/^(\d\d)(\d\d)(\d\d)$/, '$1.$2.$3');
}
