import type { Manners } from './questions.js';

/** How pictures get onto the terminal, best first; `blocks` are half blocks, which every terminal with colours has. */
export type Protocol = 'kitty-placeholders' | 'kitty' | 'iterm2' | 'sixel' | 'blocks';

/** What is known of a terminal, and where it is written. */
export interface Fact<Value> {
  readonly value: Value;
  readonly source: string;
  /** The first version for which it holds; older ones are as if it were not known. */
  readonly since?: string;
}

export interface TerminalFacts {
  readonly name: string;
  /** Words for people: what gives it away in the environment. */
  readonly sign: string;
  readonly isIn: (env: NodeJS.ProcessEnv) => boolean;
  /** How it begins the answer to XTVERSION. */
  readonly calls?: string;
  readonly pictures: Fact<Protocol>;
  /** What is used of that without an answer: some builds and settings have no pictures. */
  readonly unasked: Protocol;
  /** Whether GIFs move by that protocol. */
  readonly animation: Fact<boolean>;
  readonly hyperlinks: Fact<boolean>;
  readonly synchronized: Fact<boolean>;
  readonly manners: Fact<Manners>;
}

const program = (name: string) => (env: NodeJS.ProcessEnv) => env['TERM_PROGRAM'] === name;
const term = (pattern: RegExp) => (env: NodeJS.ProcessEnv) => pattern.test(env['TERM'] ?? '');
const github = 'https://github.com';

const kittyProtocol = 'https://sw.kovidgoyal.net/kitty/graphics-protocol/';
const kittyChanges = 'https://sw.kovidgoyal.net/kitty/changelog/';
const iterm2Images = 'https://iterm2.com/documentation-images.html';
const weztermImages = 'https://wezterm.org/imgcat.html';
const weztermChanges = 'https://wezterm.org/changelog.html';
const konsoleSource = `${github}/KDE/konsole/blob/master/src/Vt102Emulation.cpp`;
const ctlseqs = 'https://invisible-island.net/xterm/ctlseqs/ctlseqs.html';
const footSequences = 'foot-ctlseqs(7)';
const vteSource = `${github}/GNOME/vte/blob/master`;
const linkList = 'https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda';
const alacrittyChanges = `${github}/alacritty/alacritty/blob/master/CHANGELOG.md`;
const xtermJs = `${github}/xtermjs/xterm.js/blob/master`;
const vsCode = 'https://code.visualstudio.com/docs/terminal/advanced';
const tmuxChanges = `${github}/tmux/tmux/blob/master/CHANGES`;
const screenManual = 'screen(1)';
const linuxSource = `${github}/torvalds/linux/blob/master/drivers/tty/vt/vt.c`;
const consoleCodes = 'console_codes(4)';
const appleProblem = `${github}/mawww/kakoune/issues/4079`;
/** DA1 as the way to know whether a terminal has the protocol implies that it ignores the query before it. */
const queryProtocol = `${kittyProtocol}#querying-support-and-available-transmission-mediums`;
const asked: Fact<Manners> = { value: 'all', source: queryProtocol };

/** The terminals that matter. The multiplexers come first: a terminal behind one may still be in the environment. */
export const terminals: readonly TerminalFacts[] = [
  {
    name: 'tmux',
    sign: '`TMUX`, or `TERM=tmux…`',
    isIn: (env) => Boolean(env['TMUX']) || term(/^tmux/)(env),
    calls: 'tmux',
    pictures: { value: 'kitty-placeholders', source: kittyProtocol },
    unasked: 'blocks',
    animation: { value: true, source: kittyProtocol },
    hyperlinks: { value: true, since: '3.4', source: tmuxChanges },
    synchronized: { value: true, since: '3.7', source: tmuxChanges },
    manners: { value: 'all', source: tmuxChanges },
  },
  {
    name: 'GNU screen',
    sign: '`STY`, or `TERM=screen…` without `TMUX`',
    isIn: (env) => !env['TMUX'] && (Boolean(env['STY']) || term(/^screen/)(env)),
    pictures: { value: 'blocks', source: screenManual },
    unasked: 'blocks',
    animation: { value: false, source: screenManual },
    hyperlinks: { value: false, source: screenManual },
    synchronized: { value: false, source: screenManual },
    manners: { value: 'nothing', source: `${github}/shazow/wifitui/issues/169` },
  },
  {
    name: 'kitty',
    sign: '`TERM=xterm-kitty`, `KITTY_WINDOW_ID`',
    isIn: (env) => term(/kitty/)(env) || Boolean(env['KITTY_WINDOW_ID']),
    calls: 'kitty(',
    pictures: { value: 'kitty-placeholders', since: '0.28', source: kittyProtocol },
    unasked: 'kitty',
    animation: { value: true, since: '0.20', source: kittyProtocol },
    hyperlinks: { value: true, since: '0.19', source: kittyChanges },
    synchronized: { value: true, source: `${github}/kovidgoyal/kitty/blob/master/kitty/modes.h` },
    manners: asked,
  },
  {
    name: 'Ghostty',
    sign: '`TERM=xterm-ghostty`, `TERM_PROGRAM=ghostty`, `GHOSTTY_RESOURCES_DIR`',
    isIn: (env) => term(/ghostty/)(env) || program('ghostty')(env) || Boolean(env['GHOSTTY_RESOURCES_DIR']),
    calls: 'ghostty',
    pictures: { value: 'kitty-placeholders', source: `${github}/ghostty-org/ghostty/pull/2015` },
    unasked: 'kitty-placeholders',
    animation: {
      value: true,
      since: '1.4',
      source: `${github}/ghostty-org/ghostty/blob/main/src/terminal/kitty/graphics_animation.zig`,
    },
    hyperlinks: { value: true, source: 'https://ghostty.org/docs/vt/osc/8' },
    synchronized: { value: true, source: `${github}/ghostty-org/ghostty/blob/main/src/terminal/modes.zig` },
    manners: asked,
  },
  {
    name: 'WezTerm',
    sign: '`TERM_PROGRAM=WezTerm`, `WEZTERM_EXECUTABLE`',
    isIn: (env) => program('WezTerm')(env) || Boolean(env['WEZTERM_EXECUTABLE']),
    calls: 'WezTerm',
    pictures: { value: 'iterm2', source: weztermImages },
    unasked: 'iterm2',
    animation: { value: true, source: weztermImages },
    hyperlinks: { value: true, source: linkList },
    synchronized: { value: true, since: '20210814', source: weztermChanges },
    manners: asked,
  },
  {
    name: 'iTerm2',
    sign: '`TERM_PROGRAM=iTerm.app`, `LC_TERMINAL=iTerm2`',
    isIn: (env) => program('iTerm.app')(env) || env['LC_TERMINAL'] === 'iTerm2',
    calls: 'iTerm2',
    pictures: { value: 'iterm2', source: iterm2Images },
    unasked: 'iterm2',
    animation: { value: true, source: iterm2Images },
    hyperlinks: { value: true, since: '3.1', source: linkList },
    synchronized: { value: true, source: 'https://gitlab.com/gnachman/iterm2/-/wikis/synchronized-updates-spec' },
    manners: asked,
  },
  {
    name: 'Konsole',
    sign: '`KONSOLE_VERSION`',
    isIn: (env) => Boolean(env['KONSOLE_VERSION']),
    calls: 'Konsole',
    pictures: {
      value: 'kitty',
      since: '22.04',
      source: 'https://invent.kde.org/utilities/konsole/-/merge_requests/594',
    },
    unasked: 'blocks',
    animation: { value: false, source: konsoleSource },
    hyperlinks: { value: true, source: konsoleSource },
    synchronized: { value: true, source: konsoleSource },
    manners: asked,
  },
  {
    name: 'Windows Terminal',
    sign: '`WT_SESSION`',
    isIn: (env) => Boolean(env['WT_SESSION']),
    calls: 'Windows Terminal',
    pictures: { value: 'sixel', since: '1.22', source: `${github}/microsoft/terminal/pull/17421` },
    unasked: 'blocks',
    animation: { value: false, source: `${github}/microsoft/terminal/pull/17421` },
    hyperlinks: { value: true, since: '1.4', source: `${github}/microsoft/terminal/releases/tag/v1.4.2652.0` },
    synchronized: { value: true, since: '1.24', source: `${github}/microsoft/terminal/pull/18826` },
    manners: { value: 'all', source: `${github}/microsoft/terminal/pull/17504` },
  },
  {
    name: 'VS Code (xterm.js)',
    sign: '`TERM_PROGRAM=vscode`',
    isIn: program('vscode'),
    calls: 'xterm.js',
    pictures: { value: 'sixel', source: vsCode },
    unasked: 'blocks',
    animation: { value: false, source: `${xtermJs}/addons/addon-image/README.md` },
    hyperlinks: { value: true, source: 'https://terminfo.dev/extensions/osc-8-hyperlinks' },
    synchronized: { value: true, since: '6.0', source: `${xtermJs}/src/common/InputHandler.ts` },
    manners: asked,
  },
  {
    name: 'Apple Terminal',
    sign: '`TERM_PROGRAM=Apple_Terminal`',
    isIn: program('Apple_Terminal'),
    pictures: { value: 'blocks', source: appleProblem },
    unasked: 'blocks',
    animation: { value: false, source: appleProblem },
    hyperlinks: { value: false, source: `${github}/0xjuanma/golazo/pull/143` },
    synchronized: { value: false, source: appleProblem },
    manners: { value: 'colours', source: appleProblem },
  },
  {
    name: 'foot',
    sign: '`TERM=foot…`',
    isIn: term(/^foot/),
    calls: 'foot(',
    pictures: { value: 'sixel', source: footSequences },
    unasked: 'sixel',
    animation: { value: false, source: footSequences },
    hyperlinks: { value: true, source: footSequences },
    synchronized: { value: true, source: footSequences },
    manners: { value: 'all', source: footSequences },
  },
  {
    name: 'Alacritty',
    sign: '`TERM=alacritty…`, `ALACRITTY_WINDOW_ID`',
    isIn: (env) => term(/^alacritty/)(env) || Boolean(env['ALACRITTY_WINDOW_ID']),
    pictures: { value: 'blocks', source: alacrittyChanges },
    unasked: 'blocks',
    animation: { value: false, source: alacrittyChanges },
    hyperlinks: { value: true, since: '0.11', source: alacrittyChanges },
    synchronized: { value: true, since: '0.13', source: alacrittyChanges },
    manners: asked,
  },
  {
    name: 'GNOME Terminal (VTE)',
    sign: '`VTE_VERSION`',
    isIn: (env) => Boolean(env['VTE_VERSION']),
    calls: 'VTE(',
    pictures: { value: 'blocks', source: `${vteSource}/meson_options.txt` },
    unasked: 'blocks',
    animation: { value: false, source: `${vteSource}/meson_options.txt` },
    hyperlinks: { value: true, since: '0.50', source: linkList },
    synchronized: { value: false, source: `${vteSource}/src/modes.py` },
    manners: { value: 'all', source: `${github}/joouha/euporie/issues/29` },
  },
  {
    name: 'Linux console',
    sign: '`TERM=linux`',
    isIn: term(/^linux/),
    pictures: { value: 'blocks', source: consoleCodes },
    unasked: 'blocks',
    animation: { value: false, source: consoleCodes },
    hyperlinks: { value: false, source: consoleCodes },
    synchronized: { value: false, source: consoleCodes },
    manners: { value: 'nothing', source: linuxSource },
  },
  {
    name: 'xterm',
    sign: '`XTERM_VERSION`',
    isIn: (env) => Boolean(env['XTERM_VERSION']),
    calls: 'XTerm(',
    pictures: { value: 'sixel', source: ctlseqs },
    unasked: 'blocks',
    animation: { value: false, source: ctlseqs },
    hyperlinks: { value: false, source: ctlseqs },
    synchronized: { value: false, source: ctlseqs },
    manners: { value: 'all', source: ctlseqs },
  },
];
