import { nearest } from '../deck/nearest.js';
import type { Problem } from '../deck/types.js';
import type { Color } from '../render/line.js';
import { chromaStyle, chromaStyleNames } from './chroma/style.js';
import { parseColor } from './color.js';
import { formatProblem } from './format.js';
import { placeOfFault, placeOfKey, type TextPlace } from './json-place.js';
import { makeTheme } from './make.js';
import { chromaKeys, elementNames, type PropertyKind, properties } from './properties.js';
import type { ElementName, ElementStyle, Theme, ThemeElements } from './types.js';

/** Limits of what one key may hold: a theme is drawn on every row. */
const longestText = 1000;
const mostCells = 100;
const mostColors = 20;
const mostProblems = 50;

/**
 * Reads a glamour style. What is wrong with a key is told with its path and place, and the key alone is left out;
 * the rest of the theme counts. Undefined theme: there is nothing in it to show.
 * The checks are a table and a switch rather than a schema library: this runs before the first slide is painted.
 */
export function parseTheme(
  name: string,
  json: string,
  file: string,
): { readonly theme: Theme | undefined; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const report = (level: Problem['level'], message: string, { line, column }: TextPlace): void => {
    problems.push({ level, file, line, column, message });
  };

  let root: unknown;
  try {
    root = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch {
    report('error', 'The theme is not JSON from here on; check the commas, quotes and brackets.', placeOfFault(json));
    return { theme: undefined, problems };
  }
  if (!isRecord(root)) {
    report('error', `The theme must be an object of elements, ${inWords(root)} is not.`, { line: 1, column: 1 });
    return { theme: undefined, problems };
  }

  const check = new Check((level, message, path) => {
    if (problems.length < mostProblems) report(level, message, placeOfKey(json, path));
  });
  return { theme: makeTheme(name, check.elements(root)), problems };
}

type Report = (level: Problem['level'], message: string, path: readonly string[]) => void;

class Check {
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  elements(root: Readonly<Record<string, unknown>>): ThemeElements {
    const elements: Partial<Record<ElementName, ElementStyle>> = {};
    for (const [key, value] of Object.entries(root)) {
      const name = elementNames.find((element) => element === key);
      if (!name) this.#unknown([key], 'element', elementNames);
      else elements[name] = this.#element(value, [key], name);
    }
    return elements;
  }

  #element(value: unknown, path: readonly string[], name: ElementName | undefined): ElementStyle {
    // For Go's JSON, and so for glamour, as if the key were not there.
    if (value === null) return {};
    if (!isRecord(value)) {
      this.#wrong(path, 'an object of properties', value);
      return {};
    }
    const style: Record<string, unknown> = {};
    for (const [key, given] of Object.entries(value)) {
      const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
      const here = [...path, key];
      if (!property) this.#unknown(here, 'property', Object.keys(properties));
      else if (property.only && !(name && property.only.includes(name)))
        this.#report('warning', `${here.join('.')}: "${key}" has no effect on this element; leave it out.`, here);
      else {
        const read = this.#value(property.kind, given, here);
        if (read !== undefined) style[property.key] = read;
      }
    }
    return style;
  }

  /** Two colours or more; an empty list turns off that of `heading`. */
  #gradient(value: unknown, path: readonly string[]): ElementStyle['gradient'] | undefined {
    const wanted = `a list of 2 to ${mostColors} colours, as "0" to "255" or "#rrggbb"`;
    if (!Array.isArray(value)) return this.#wrong(path, wanted, value);
    if (value.length === 1 || value.length > mostColors) {
      this.#report('error', `${path.join('.')} must be ${wanted}, not of ${value.length}; it is left out.`, path);
      return undefined;
    }
    const colors = value.map(colorOf);
    const bad = colors.indexOf(undefined);
    if (bad >= 0) return this.#wrong(path, wanted, value[bad]);
    return colors.filter((color) => color !== undefined);
  }

  #chroma(value: unknown, path: readonly string[]): ElementStyle['chroma'] | undefined {
    if (!isRecord(value)) return this.#wrong(path, 'an object of Chroma keys', value);
    const chroma: Record<string, ElementStyle> = {};
    for (const [key, style] of Object.entries(value)) {
      const known = chromaKeys.find((name) => name === key);
      if (!known) this.#unknown([...path, key], 'Chroma key', chromaKeys);
      else chroma[known] = this.#element(style, [...path, key], undefined);
    }
    return chroma;
  }

  /** Undefined: as if the key were not there, which for glamour is what `null` and an empty colour say too. */
  #value(kind: PropertyKind, value: unknown, path: readonly string[]): unknown {
    if (value === null) return undefined;
    switch (kind) {
      case 'chroma':
        return this.#chroma(value, path);
      case 'chroma-style': {
        const name = this.#value('text', value, path);
        if (name === undefined || name === '') return undefined;
        if (!chromaStyle(String(name))) this.#unknownStyle(String(name), path);
        return name;
      }
      case 'gradient':
        return this.#gradient(value, path);
      case 'flag':
        return typeof value === 'boolean' ? value : this.#wrong(path, 'true or false', value);
      case 'cells':
        return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= mostCells
          ? value
          : this.#wrong(path, `a whole number from 0 to ${mostCells}`, value);
      case 'color': {
        if (value === '') return undefined;
        return colorOf(value) ?? this.#wrong(path, 'a colour, as "0" to "255" or "#rrggbb"', value);
      }
      case 'text':
      case 'format': {
        if (typeof value !== 'string') return this.#wrong(path, 'a text', value);
        if (value.length > longestText) return this.#wrong(path, `a text of at most ${longestText} characters`, value);
        const fault = kind === 'format' ? formatProblem(value) : undefined;
        if (fault) this.#report('error', `${path.join('.')}: ${fault}${fault.endsWith('?') ? '' : '.'}`, path);
        return fault ? undefined : value;
      }
    }
  }

  #wrong(path: readonly string[], wanted: string, value: unknown): undefined {
    this.#report('error', `${path.join('.')} must be ${wanted}, not ${inWords(value)}; it is left out.`, path);
  }

  #unknownStyle(name: string, path: readonly string[]): void {
    const likely = nearest(name, chromaStyleNames());
    const hint = likely ? `did you mean "${likely}"?` : 'code has no colours.';
    this.#report('warning', `${path.join('.')}: there is no style ${inWords(name)} of Chroma; ${hint}`, path);
  }

  #unknown(path: readonly string[], what: string, known: readonly string[]): void {
    const likely = nearest(path.at(-1) ?? '', known);
    const hint = likely ? `did you mean "${likely}"?` : 'it has no effect.';
    this.#report('warning', `${path.join('.')} is no ${what} of a theme: ${hint}`, path);
  }
}

function colorOf(value: unknown): Color | undefined {
  return typeof value === 'string' || typeof value === 'number' ? parseColor(String(value)) : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
