import { join } from 'node:path';
import type { Deck } from '../deck/types.js';
import { readDemoIndex } from '../demo/load.js';
import type { DemoInfo } from '../panel/view.js';
import { demoBlocks } from '../presenter/demo-blocks.js';
import type { Played } from '../presenter/state.js';
import { RecordingProblem, Reel } from './recording.js';
import { findRecording } from './recording-file.js';

/** What can be told of a deck's demos where none of them runs. */
export interface DumpedDemos {
  /** By name. */
  readonly infos: ReadonlyMap<string, DemoInfo>;
  /** By the panel's id: the end of its recording, if it has one. */
  readonly played: ReadonlyMap<string, Played>;
}

/** Reads what is known of the demos, and their recordings; no demo's code runs. */
export async function dumpedDemos(
  deck: Deck,
  dist: string,
  complain: (sentence: string) => void,
): Promise<DumpedDemos> {
  const { demos } = await readDemoIndex(join(dist, 'demos'));
  const played = new Map<string, Played>();
  for (const { id } of demoBlocks(deck)) {
    try {
      const recording = await findRecording(deck.folder, id);
      if (recording !== undefined) played.set(id, new Reel(recording).at(Number.POSITIVE_INFINITY));
    } catch (error) {
      if (!(error instanceof RecordingProblem)) throw error;
      complain(`The recording of ${id} can't be shown: ${error.message}.`);
    }
  }
  return { infos: new Map(demos.map((demo) => [demo.name, demo])), played };
}
