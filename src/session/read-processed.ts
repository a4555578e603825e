import { readDeck } from '../deck/read.js';
import type { Deck } from '../deck/types.js';

/**
 * A deck with the outputs of its commands in it, for what is made once; they run only if its file is executable.
 * @throws DeckError
 */
export async function readProcessedDeck(inputs: readonly string[], stdin: string | undefined): Promise<Deck> {
  const deck = readDeck(inputs, stdin);
  if (!deck.commands) return deck;
  const { CommandRuns } = await import('./run-commands.js');
  const runs = new CommandRuns({ onChange: () => undefined });
  runs.want(deck.commands);
  const outputs = await runs.settled();
  await runs.close();
  return readDeck(inputs, stdin, undefined, outputs);
}
