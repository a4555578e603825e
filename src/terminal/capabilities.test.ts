import { describe, expect, it } from 'vitest';
import { capabilitiesOf, mannersOf } from './capabilities.js';
import type { ImageChoice } from './image-choice.js';
import type { Answers } from './questions.js';

const xterm = { TERM: 'xterm-256color' };
const kitty: Answers = { kitty: true, attributes: [62], version: 'kitty(0.40.1)' };
const sixel: Answers = { attributes: [62, 4, 22] };
const none: Answers = { attributes: [62, 22] };

describe('pictures', () => {
  it.each<readonly [string, NodeJS.ProcessEnv, Answers, string]>([
    ['kitty', { TERM: 'xterm-kitty' }, kitty, 'kitty-placeholders'],
    ['kitty over SSH', xterm, kitty, 'kitty-placeholders'],
    ['an old kitty', { TERM: 'xterm-kitty' }, { ...kitty, version: 'kitty(0.26.5)' }, 'kitty'],
    ['a kitty that did not answer in time', { TERM: 'xterm-kitty' }, {}, 'kitty'],
    ['Ghostty', xterm, { ...kitty, version: 'ghostty 1.3.1' }, 'kitty-placeholders'],
    ['Ghostty that did not answer in time', { TERM: 'xterm-ghostty' }, {}, 'kitty-placeholders'],
    ['Konsole', { ...xterm, KONSOLE_VERSION: '221203' }, { kitty: true, attributes: [62, 1, 4] }, 'kitty'],
    ['an old Konsole', { ...xterm, KONSOLE_VERSION: '200400' }, { attributes: [1, 2] }, 'blocks'],
    ['WezTerm', { ...xterm, TERM_PROGRAM: 'WezTerm' }, { kitty: true, attributes: [65, 4] }, 'iterm2'],
    ['WezTerm over SSH', xterm, { kitty: true, attributes: [65, 4], version: 'WezTerm 20240203-110809' }, 'iterm2'],
    ['iTerm2', { ...xterm, TERM_PROGRAM: 'iTerm.app' }, { ...kitty, version: 'iTerm2 3.6.9' }, 'iterm2'],
    ['iTerm2 over SSH', { ...xterm, LC_TERMINAL: 'iTerm2' }, {}, 'iterm2'],
    ['Windows Terminal 1.22', { WT_SESSION: 'x' }, { attributes: [61, 4, 6, 7] }, 'sixel'],
    ['an older Windows Terminal', { WT_SESSION: 'x' }, { attributes: [61, 6, 7] }, 'blocks'],
    ['VS Code with images', { ...xterm, TERM_PROGRAM: 'vscode' }, sixel, 'sixel'],
    ['VS Code without', { ...xterm, TERM_PROGRAM: 'vscode' }, none, 'blocks'],
    ['foot', { TERM: 'foot' }, sixel, 'sixel'],
    ['an xterm as a VT340', { ...xterm, XTERM_VERSION: 'XTerm(379)' }, { attributes: [63, 1, 2, 4, 6] }, 'sixel'],
    ['any other xterm', { ...xterm, XTERM_VERSION: 'XTerm(379)' }, { attributes: [64, 1, 2, 6] }, 'blocks'],
    ['GNOME Terminal', { ...xterm, VTE_VERSION: '7006' }, { attributes: [65, 1, 9] }, 'blocks'],
    ['GNOME Terminal built with sixel', { ...xterm, VTE_VERSION: '7006' }, { attributes: [65, 1, 4, 9] }, 'sixel'],
    ['Alacritty', { TERM: 'alacritty' }, { attributes: [6] }, 'blocks'],
    ['Apple Terminal', { ...xterm, TERM_PROGRAM: 'Apple_Terminal' }, { attributes: [1, 2] }, 'blocks'],
    ['the Linux console', { TERM: 'linux' }, {}, 'blocks'],
    ['an unknown one that knows kitty', xterm, { kitty: true, attributes: [62] }, 'kitty'],
    ['an unknown one that knows sixel', xterm, sixel, 'sixel'],
    ['an unknown one that says nothing', xterm, {}, 'blocks'],
    ['a VT100 whose 4 is an option of its class', xterm, { attributes: [4] }, 'blocks'],
    ['tmux in kitty', { TMUX: 's', TERM: 'tmux-256color' }, { kitty: true, attributes: [1, 2] }, 'kitty-placeholders'],
    [
      'tmux in kitty that lets nothing through',
      { TMUX: 's', TERM: 'screen', KITTY_WINDOW_ID: '1' },
      { attributes: [1, 2] },
      'blocks',
    ],
    ['tmux in WezTerm', { TMUX: 's', WEZTERM_PANE: '0' }, { kitty: true, iterm2: true, attributes: [1, 2] }, 'iterm2'],
    ['tmux in iTerm2', { TMUX: 's', LC_TERMINAL: 'iTerm2' }, { iterm2: true, attributes: [1, 2] }, 'iterm2'],
    ['tmux with sixel', { TMUX: 's' }, { attributes: [1, 2, 4] }, 'sixel'],
    ['GNU screen in kitty', { STY: '1', TERM: 'screen', KITTY_WINDOW_ID: '1' }, { ...kitty, kitty: true }, 'blocks'],
    ['what may be either over SSH', { TERM: 'screen-256color' }, { attributes: [1, 2] }, 'blocks'],
  ])('of %s', (_, env, answers, graphics) => {
    expect(capabilitiesOf(env, answers).graphics).toBe(graphics);
  });

  it.each<readonly [ImageChoice, NodeJS.ProcessEnv, string]>([
    ['none', { TERM: 'xterm-kitty' }, 'none'],
    ['blocks', { TERM: 'xterm-kitty' }, 'blocks'],
    ['sixel', { TERM: 'xterm-kitty' }, 'sixel'],
    ['iterm2', xterm, 'iterm2'],
    ['kitty', xterm, 'kitty'],
    ['kitty', { TERM: 'xterm-ghostty' }, 'kitty-placeholders'],
    ['kitty', { TMUX: 's' }, 'kitty-placeholders'],
    ['kitty', { STY: 's' }, 'blocks'],
  ])('may be chosen: %s', (choice, env, graphics) => {
    expect(capabilitiesOf(env, {}, choice).graphics).toBe(graphics);
  });
});

describe('what else', () => {
  it('moves where the version is new enough', () => {
    const animated = (version: string, more: Answers = {}): boolean =>
      capabilitiesOf(xterm, { ...kitty, version, ...more }).animation;
    expect(animated('kitty(0.40.1)')).toBe(true);
    expect(animated('ghostty 1.3.1')).toBe(false);
    expect(animated('ghostty 1.4.0')).toBe(true);
    expect(animated('iTerm2 3.6.9')).toBe(true);
    expect(animated('Konsole 25.08')).toBe(false);
    expect(capabilitiesOf({ TERM: 'foot' }, sixel).animation).toBe(false);
  });

  it('is told of the background, and of cells', () => {
    const answers: Answers = { background: '#fdf6e3', cell: { width: 9, height: 19 } };
    expect(capabilitiesOf(xterm, answers)).toMatchObject({
      background: '#fdf6e3',
      cell: { width: 9, height: 19 },
    });
    expect(capabilitiesOf(xterm, {})).toMatchObject({ background: undefined, cell: { width: 10, height: 20 } });
  });

  it('depends on the version of tmux', () => {
    const within = (version: string) => capabilitiesOf({ TMUX: 's' }, { version, attributes: [1, 2] });
    expect(within('tmux 3.3a')).toMatchObject({ terminal: 'tmux', hyperlinks: false, synchronized: false });
    expect(within('tmux 3.4')).toMatchObject({ hyperlinks: true, synchronized: false });
    expect(within('tmux 3.7')).toMatchObject({ hyperlinks: true, synchronized: true });
  });

  it('has sixel limits: those of the terminal, never more than 256 colours', () => {
    expect(capabilitiesOf(xterm, { ...sixel, sixelColours: 1024 }).sixel).toEqual({
      colours: 256,
      size: { width: 1000, height: 1000 },
    });
    expect(capabilitiesOf(xterm, { sixelColours: 16, sixelSize: { width: 640, height: 480 } }).sixel).toEqual({
      colours: 16,
      size: { width: 640, height: 480 },
    });
  });
});

describe('manners', () => {
  it.each<readonly [string, NodeJS.ProcessEnv, string]>([
    ['the Linux console', { TERM: 'linux' }, 'nothing'],
    ['TERM=dumb', { TERM: 'dumb' }, 'nothing'],
    ['no TERM', {}, 'nothing'],
    ['Emacs', { TERM: 'eterm-color' }, 'nothing'],
    ['GNU screen', { TERM: 'screen', STY: '1' }, 'nothing'],
    ['Apple Terminal', { ...xterm, TERM_PROGRAM: 'Apple_Terminal' }, 'colours'],
    ['any xterm', xterm, 'all'],
    ['tmux', { TERM: 'tmux-256color', TMUX: 's' }, 'all'],
    ['Windows Terminal', { WT_SESSION: 's' }, 'all'],
  ])('of %s', (_, env, manners) => {
    expect(mannersOf(env)).toBe(manners);
  });
});
