import { labelLines } from '../label.js';
import { DiagramError, excerpt, lackingEnd, type Source, type SourceLine, withoutDescriptions } from '../source.js';
import type { Participant, Section, Sequence, Step } from './model.js';
import { arrowForms, arrows, message, withoutColor } from './syntax.js';

/** Reads `sequenceDiagram`. Throws a DiagramError. */
export function parseSequence({ lines }: Source): Sequence {
  const reader = new Reader();
  for (const line of withoutDescriptions(lines)) reader.read(line);
  return reader.sequence();
}

/** What frames are divided by. */
const dividers: Readonly<Record<string, readonly string[]>> = {
  alt: ['else'],
  par: ['and'],
  par_over: ['and'],
  critical: ['option'],
};
/** Frames in frames. */
const deepest = 20;
const ignored = /^(?:links?|properties|details)\s/;

interface Open {
  readonly kind: 'fragment' | 'box' | 'rect';
  readonly name: string;
  readonly line: number;
  readonly sections: { label: string; steps: Step[] }[];
}

class Reader {
  readonly #participants: Participant[] = [];
  readonly #groups: string[] = [];
  readonly #steps: Step[] = [];
  readonly #open: Open[] = [];
  #number: { next: number; step: number } | undefined;
  readonly #created = new Set<number>();
  readonly #ending = new Set<number>();

  read({ text, number }: SourceLine): void {
    const [word = ''] = text.split(/[\s:]/, 1);
    const rest = text.slice(word.length).trim();
    switch (word.toLowerCase()) {
      case 'participant':
      case 'actor':
        this.#declare(word, rest, number, false);
        return;
      case 'create': {
        const [kind = '', ...others] = rest.split(/\s+/);
        this.#declare(kind, others.join(' '), number, true);
        return;
      }
      case 'destroy':
        this.#ending.add(this.#named(word, rest, number));
        return;
      case 'activate':
      case 'deactivate':
        this.#add({ kind: word.toLowerCase() as 'activate', of: this.#named(word, rest, number) });
        return;
      case 'autonumber':
        this.#autonumber(rest);
        return;
      case 'note':
        this.#note(text, number);
        return;
      case 'title':
        return;
      case 'end':
        this.#end(number);
        return;
    }
    if (this.#opened(word, rest, number) || ignored.test(text)) return;
    this.#message(text, number);
  }

  sequence(): Sequence {
    const unclosed = this.#open.at(-1);
    if (unclosed) throw new DiagramError(`"${unclosed.name}" has no "end"`, unclosed.line);
    return { participants: this.#participants, groups: this.#groups, steps: this.#steps };
  }

  #add(step: Step): void {
    const inside = this.#open.findLast(({ kind }) => kind === 'fragment');
    (inside?.sections.at(-1)?.steps ?? this.#steps).push(step);
  }

  /** `participant A as text` */
  #declare(kind: string, rest: string, line: number, created: boolean): void {
    const found = /^(.+?)(?:@\{(.*?)\})?(?:\s+as\s+(.*))?$/.exec(rest);
    if (!found || !/^(?:participant|actor)$/.test(kind))
      throw new DiagramError('a participant needs a name: "participant A" or "participant A as text"', line);
    const [, id = '', more = '', label] = found;
    const given = label ?? /\balias"?\s*:\s*"([^"]*)"/.exec(more)?.[1];
    const group = this.#open.some((open) => open.kind === 'box') ? this.#groups.length - 1 : undefined;
    const known = this.#participants.findIndex((participant) => participant.id === id);
    const actor = kind === 'actor' || /\btype"?\s*:\s*"actor"/.test(more);
    const participant: Participant = { id, lines: labelLines(given ?? id), actor, group, created };
    if (known >= 0) this.#participants[known] = participant;
    else this.#participants.push(participant);
    if (created) this.#created.add(this.#known(id));
  }

  #named(word: string, rest: string, line: number): number {
    if (rest === '') throw new DiagramError(`"${word}" needs a name: "${word} A"`, line);
    return this.#known(rest);
  }

  #known(written: string): number {
    const id = written.trim();
    const known = this.#participants.findIndex((participant) => participant.id === id);
    if (known >= 0) return known;
    this.#participants.push({ id, lines: labelLines(id), actor: false, group: undefined, created: false });
    return this.#participants.length - 1;
  }

  #autonumber(rest: string): void {
    const [first, second] = rest.split(/\s+/);
    if (first === 'off') this.#number = undefined;
    else this.#number = { next: Number(first || 1) || 1, step: Number(second ?? 1) || 1 };
  }

  #note(text: string, line: number): void {
    const found = /^note\s+(left of|right of|over)\s+([^:]+?)\s*:\s*(.*)$/i.exec(text);
    if (!found)
      throw new DiagramError(`"${excerpt(text)}" can't be understood: "Note over A: text" was expected`, line);
    const [, place = '', of = '', words = ''] = found;
    const ends = of.split(',').map((id) => this.#known(id));
    const where = place.toLowerCase().split(' ')[0] as 'left' | 'right' | 'over';
    this.#add({ kind: 'note', place: where, from: Math.min(...ends), to: Math.max(...ends), lines: labelLines(words) });
  }

  #opened(word: string, rest: string, line: number): boolean {
    const inside = this.#open.at(-1);
    if (inside?.kind === 'fragment' && dividers[inside.name]?.includes(word)) {
      inside.sections.push({ label: rest, steps: [] });
      return true;
    }
    if (this.#open.length > deepest) throw new DiagramError(`frames may stand ${deepest} deep in each other`, line);
    if (/^(?:loop|alt|opt|par|par_over|critical|break)$/.test(word))
      this.#open.push({ kind: 'fragment', name: word, line, sections: [{ label: rest, steps: [] }] });
    else if (word === 'rect') this.#open.push({ kind: 'rect', name: word, line, sections: [] });
    else if (word === 'box') {
      this.#open.push({ kind: 'box', name: word, line, sections: [] });
      this.#groups.push(withoutColor(rest));
    } else return false;
    return true;
  }

  #end(line: number): void {
    const ended = this.#open.pop();
    if (!ended) throw new DiagramError('"end" without anything to end', line);
    if (ended.kind !== 'fragment') return;
    const sections = ended.sections.map(({ label, steps }): Section => ({ label: labelLines(label).join(' '), steps }));
    this.#add({ kind: 'fragment', name: ended.name === 'par_over' ? 'par' : ended.name, sections });
  }

  #message(text: string, line: number): void {
    const found = message.exec(text);
    const arrow = arrows[found?.[2] ?? ''];
    // A longer arrow than there seems to be, with nothing behind it.
    const lacking =
      found && !/^\s*>?[+-]?\s*$/.test(found[4] ?? '') ? undefined : lackingEnd(text, arrowForms, 'a participant');
    if (!found || !arrow || lacking !== undefined)
      throw new DiagramError(
        lacking ?? `"${excerpt(text)}" can't be understood: a message like "A->>B: text" was expected`,
        line,
      );
    const [, sender = '', , sign, receiver = '', words = ''] = found;
    const [from, to] = [this.#known(sender), this.#known(receiver)];
    const [stroke, startMarker, endMarker] = arrow;
    const number = this.#number ? `${this.#number.next}. ` : '';
    if (this.#number) this.#number.next += this.#number.step;
    const destroys = [from, to].find((end) => this.#ending.has(end));
    if (destroys !== undefined) this.#ending.delete(destroys);
    this.#add({
      kind: 'message',
      from,
      to,
      lines: labelLines(`${number}${words}`),
      stroke,
      startMarker,
      endMarker,
      creates: this.#created.delete(to),
      destroys,
    });
    if (sign === '+') this.#add({ kind: 'activate', of: to });
    if (sign === '-') this.#add({ kind: 'deactivate', of: from });
  }
}
