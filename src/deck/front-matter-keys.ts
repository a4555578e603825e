import { footer, footerOf } from './footer-setting.js';
import { presentermTheme } from './presenterm-theme.js';
import { isMapping, isText, type Plain, type Said } from './said.js';
import type { GivenSettings } from './settings.js';

/** Undefined: the value is not what the key takes. */
type Reader = (value: Plain) => Said | undefined;

interface Key {
  /** What it takes, as the end of a sentence. */
  readonly takes: string;
  readonly read: Reader;
}

export const longestText = 1000;

const text = (
  name: 'theme' | 'author' | 'date' | 'paging' | 'demos' | 'title' | 'sub_title' | 'event' | 'location',
): Key => ({
  takes: 'a text',
  read: (value) => (isText(value) ? { settings: { [name]: value } } : undefined),
});

const number = (name: 'max_columns' | 'list_item_newlines', least: number, most: number): Key => ({
  takes: `a whole number from ${least} to ${most}`,
  read: (value) => {
    const count = Number(value);
    return isText(value) && /^\d{1,4}$/.test(value) && count >= least && count <= most
      ? { settings: { [name]: count } }
      : undefined;
  },
});

const choice = (name: 'max_columns_alignment' | 'vertical_alignment', choices: readonly string[]): Key => ({
  takes: `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`,
  read: (value) => (isText(value) && choices.includes(value) ? { settings: { [name]: value } } : undefined),
});

const flag = (say: (on: boolean) => Said): Key => ({
  takes: 'true or false',
  read: (value) => (value === 'true' ? say(true) : value === 'false' ? say(false) : undefined),
});

const incrementalLists = flag((on) => ({ settings: { incremental_lists: on } }));
const itemNewlines = number('list_item_newlines', 1, 10);

/** presenterm's options; those that are missing here have no meaning for us. */
const options: Readonly<Record<string, Key>> = {
  command_prefix: {
    takes: 'a text',
    read: (value) => (isText(value) ? { settings: { command_prefix: value } } : undefined),
  },
  incremental_lists: incrementalLists,
  list_item_newlines: itemNewlines,
  end_slide_shorthand: flag((on) => ({ split: { dashes: on } })),
  implicit_slide_ends: flag((on) => ({ split: { underlinedHeadings: on } })),
};

/** Every setting of a deck: ours are those of `slides`, presenterm's title slide and options, and what neither has. */
export const settingKeys: Readonly<Record<string, Key>> = {
  theme: {
    takes: 'a text',
    read: (value) => (isMapping(value) ? presentermTheme(value) : text('theme').read(value)),
  },
  author: text('author'),
  date: text('date'),
  paging: text('paging'),
  demos: text('demos'),
  title: text('title'),
  sub_title: text('sub_title'),
  event: text('event'),
  location: text('location'),
  authors: {
    takes: 'a list of names',
    read: (value) =>
      Array.isArray(value) && value.every(isText) ? { settings: { author: value.join(', ') } } : undefined,
  },
  footer: {
    takes: 'a text, or texts for left, center and right',
    read: (value) => {
      if (isText(value)) return footerOf({ center: value });
      return isMapping(value) ? footer(value) : undefined;
    },
  },
  max_columns: number('max_columns', 10, 1000),
  max_columns_alignment: choice('max_columns_alignment', ['left', 'center', 'right']),
  vertical_alignment: choice('vertical_alignment', ['top', 'center', 'bottom']),
  incremental_lists: incrementalLists,
  list_item_newlines: itemNewlines,
  options: {
    takes: 'options, each as `name: value`',
    read: (value) => (isMapping(value) ? optionsOf(value) : undefined),
  },
};

/** The keys that are so much as a text: what most decks say. */
export const textKeys: readonly (keyof GivenSettings & string)[] = [
  'theme',
  'author',
  'date',
  'paging',
  'demos',
  'title',
  'sub_title',
  'event',
  'location',
];

function optionsOf(value: Readonly<Record<string, Plain>>): Said | undefined {
  let said: Said = {};
  for (const [name, given] of Object.entries(value)) {
    const key = Object.hasOwn(options, name) ? options[name] : undefined;
    if (given === null) continue;
    const one = key?.read(given);
    if (!key) said = { ...said, warning: `the option \`${name}\` has no effect here` };
    else if (!one) said = { ...said, error: `the option \`${name}\` must be ${key.takes}` };
    else
      said = {
        ...said,
        settings: { ...said.settings, ...one.settings },
        split: { ...said.split, ...one.split },
      };
  }
  return said;
}
