import type { Marker, Stroke } from '../glyphs.js';

export interface Participant {
  readonly id: string;
  readonly lines: readonly string[];
  /** A person, not a part of a system. */
  readonly actor: boolean;
  /** The number of the group it stands in. */
  readonly group: number | undefined;
  /** It comes into being on the way. */
  readonly created: boolean;
}

export interface Message {
  readonly kind: 'message';
  /** Participants by their number. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
  readonly stroke: Stroke;
  readonly startMarker: Marker;
  readonly endMarker: Marker;
  /** Brings the one it goes to into being, or ends one of the two. */
  readonly creates: boolean;
  readonly destroys: number | undefined;
}

export interface Note {
  readonly kind: 'note';
  readonly place: 'left' | 'right' | 'over';
  /** First and last participant, the same for one. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

export interface Activation {
  readonly kind: 'activate' | 'deactivate';
  readonly of: number;
}

/** `loop`, `alt` and their like: steps in a frame. */
export interface Fragment {
  readonly kind: 'fragment';
  readonly name: string;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly label: string;
  readonly steps: readonly Step[];
}

export type Step = Message | Note | Activation | Fragment;

export interface Sequence {
  readonly participants: readonly Participant[];
  /** Titles of groups of participants that stand side by side. */
  readonly groups: readonly string[];
  readonly steps: readonly Step[];
}
