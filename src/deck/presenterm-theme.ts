import { footer } from './footer-setting.js';
import { nearest } from './nearest.js';
import { isMapping, isText, type Plain, type Said } from './said.js';

/** What presenterm's mapping says: of a theme its name counts, and the footer of what is laid over it. */
export function presentermTheme(value: Readonly<Record<string, Plain>>): Said {
  const unknown = Object.keys(value).find((key) => !themeKeys.includes(key));
  if (unknown !== undefined) {
    const { [unknown]: _, ...known } = value;
    const near = nearest(unknown, themeKeys);
    const advice = near ? `did you mean \`${near}\`?` : `it takes ${themeKeys.join(', ')}`;
    return { ...presentermTheme(known), warning: `\`${unknown.slice(0, 40)}\` means nothing in \`theme\`: ${advice}` };
  }
  const name = value['name'] ?? value['path'] ?? value['dark'] ?? value['light'];
  const settings = isText(name) ? { theme: presentermThemes[name] ?? name } : {};
  const override = value['override'];
  if (override === undefined || override === null) return { settings };
  const own = isMapping(override) && isMapping(override['footer'] ?? null) ? footer(override['footer']) : undefined;
  const all = { ...own, settings: { ...settings, ...own?.settings } };
  if (isMapping(override) && own && Object.keys(override).every((key) => key === 'footer')) return all;
  return {
    ...all,
    warning: 'of `theme.override` only the footer counts here: put a theme of your own in a file',
  };
}

const themeKeys: readonly string[] = ['name', 'path', 'dark', 'light', 'override'];

/** presenterm's themes that have a near relation here. */
const presentermThemes: Readonly<Record<string, string>> = {
  'terminal-dark': 'dark',
  'terminal-light': 'light',
  'tokyonight-storm': 'tokyo-night',
  'tokyonight-moon': 'tokyo-night',
  'tokyonight-night': 'tokyo-night',
  'tokyonight-day': 'light',
  'catppuccin-latte': 'light',
  'catppuccin-frappe': 'dark',
  'catppuccin-macchiato': 'dark',
  'catppuccin-mocha': 'dark',
  'gruvbox-dark': 'dark',
};
