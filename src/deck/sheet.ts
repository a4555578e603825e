import { footerSlips } from './footer-words.js';
import type { SlideCommand } from './slide-command.js';
import type { Block, OwnSettings, Place, Placing, Problem, Settings } from './types.js';

type LayoutCommand = Extract<SlideCommand, { kind: 'column-layout' | 'column' | 'reset-layout' }>;

/** A command that says where the blocks after it stand; all others are carried out when they are met. */
export interface LayoutMark {
  readonly kind: 'layout';
  readonly command: LayoutCommand;
  readonly source: Place;
}

/** A block, or a mark that says where those after it stand. */
export type Part = Block | LayoutMark;

/** What the blocks of one slide share while they are read, in the order in which they stand. */
export class Sheet {
  readonly place: (line: number) => Place;
  readonly underlinedTitles: boolean;
  readonly commandPrefix: string;
  readonly notes: string[] = [];
  readonly problems: Problem[] = [];
  /** Blank lines between items that the slide asks for. */
  itemSpacing: number | undefined;
  incremental: boolean;
  #own: OwnSettings = {};
  #alignment: Placing['alignment'];
  #step = 0;
  /** Steps since the last pause in which code is lit. */
  #lit = 0;
  #pausing = false;
  #depth = 0;
  /** The names of footnotes that have a text. */
  readonly #footnotes = new Set<string>();

  constructor(place: (line: number) => Place, settings: Partial<Settings>, underlinedTitles = false) {
    this.place = place;
    this.underlinedTitles = underlinedTitles;
    this.commandPrefix = settings.command_prefix ?? '';
    this.incremental = settings.incremental_lists ?? false;
    const newlines = settings.list_item_newlines;
    this.itemSpacing = newlines === undefined ? undefined : newlines - 1;
  }

  get steps(): number {
    return this.#step + this.#lit;
  }

  get own(): OwnSettings {
    return this.#own;
  }

  warn(line: number, message: string): void {
    this.problems.push({ ...this.place(line), level: 'warning', message });
  }

  /** A footnote's text stands in this line, and so many marks refer to it. */
  defined(name: string, marks: number, line: number): void {
    if (this.#footnotes.has(name))
      this.warn(line, `the footnote [^${name}] stands here once more: only the first is shown`);
    else if (marks === 0) {
      const message = `nothing on this slide refers to the footnote [^${name}], so it is not shown: write [^${name}] where it belongs`;
      this.warn(line, message);
    }
    this.#footnotes.add(name);
  }

  /** What comes next is there a step later. Pauses with nothing between them are one. */
  pause(): void {
    this.#pausing = true;
  }

  /** The step that what comes next belongs to. */
  step(): number {
    if (this.#pausing) {
      this.#step += 1 + this.#lit;
      this.#lit = 0;
    }
    this.#pausing = false;
    return this.#step;
  }

  /**
   * Code that is lit group by group takes steps of its own, before the next pause. What stands beside it does not wait.
   * Gives the step of its first group.
   */
  light(groups: number): number {
    const first = this.#step + this.#lit;
    this.#lit += Math.max(0, groups - 1);
    return first;
  }

  /** Reads what stands inside of a block: it moves with that block and is not aligned by itself. */
  inside<T>(read: () => T): T {
    this.#depth += 1;
    try {
      return read();
    } finally {
      this.#depth -= 1;
    }
  }

  placing(): Placing {
    const step = this.step();
    return {
      ...(step > 0 ? { step } : {}),
      ...(this.#alignment === undefined || this.#depth > 0 ? {} : { alignment: this.#alignment }),
    };
  }

  /** Carries a command out. What is left of it for the place where it stands comes back. */
  obey(command: SlideCommand, source: Place): Part | undefined {
    switch (command.kind) {
      case 'note':
        this.notes.push(command.text);
        return undefined;
      case 'pause':
        this.pause();
        return undefined;
      case 'incremental-lists':
        this.incremental = command.on;
        return undefined;
      case 'list-item-newlines':
        this.itemSpacing = command.count - 1;
        return undefined;
      case 'alignment':
        this.#alignment = command.alignment;
        return undefined;
      case 'vertical-alignment':
        this.#own = { ...this.#own, vertical_alignment: command.alignment };
        return undefined;
      case 'max-columns':
        this.#own = { ...this.#own, max_columns: command.columns };
        return undefined;
      case 'footer':
        this.#own = { ...this.#own, footer: { center: command.text } };
        for (const message of footerSlips(command.text)) this.problems.push({ ...source, level: 'warning', message });
        return undefined;
      case 'no-footer':
        this.#own = { ...this.#own, footer: false };
        return undefined;
      case 'problem': {
        const problem = { ...source, level: command.level, message: command.message };
        this.problems.push(problem);
        return command.level === 'error' ? { kind: 'problem', problem, ...this.placing() } : undefined;
      }
      case 'gap':
      case 'middle':
        return { ...command, ...this.placing() };
      case 'column-layout':
      case 'column':
      case 'reset-layout':
        return { kind: 'layout', command, source };
      case 'none':
        return undefined;
    }
  }
}
