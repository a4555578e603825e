import fs from 'node:fs';
import { readDeck } from '../deck/read.js';
import { checkFlags } from '../service/check-flags.js';
import { ServiceChoiceError } from '../service/choice-error.js';
import type { ServiceFlags } from '../service/flags.js';
import { startShow } from '../session/show.js';
import { type ImageChoice, imageChoices } from '../terminal/image-choice.js';
import { type Given, text, UsageError, wholeNumber } from './options.js';

/**
 * Reads the deck and starts the show.
 * @throws UsageError, DeckError
 */
export function show(decks: readonly string[], given: Given, dist: string): void {
  const slide = wholeNumber('slide', text(given, 'slide'), 1_000_000) ?? 1;
  const themeOverride = text(given, 'theme');
  const logDir = text(given, 'log-dir');
  const images = imageChoice(text(given, 'images'));
  const service = serviceFlags(given);
  if (!process.stdout.isTTY) {
    throw new UsageError(
      `standard output is not a terminal: use "tslides dump ${decks.join(' ')}" to print the slides as text`,
    );
  }
  const stdin = decks.includes('-') ? fs.readFileSync(0, 'utf8') : undefined;
  const deck = readDeck(decks, stdin);
  startShow({
    deck,
    inputs: decks,
    stdin,
    themeOverride,
    slide: slide - 1,
    dist,
    logDir,
    demos: text(given, 'demos'),
    service,
    reducedMotion: given['reduced-motion'] === true,
    images,
  });
}

function imageChoice(given: string | undefined): ImageChoice | undefined {
  const choice = imageChoices.find((name) => name === given);
  if (given !== undefined && choice === undefined) {
    throw new UsageError(`--images takes ${imageChoices.join(', ')}, not ${JSON.stringify(given)}`);
  }
  return choice;
}

/** @throws UsageError */
export function serviceFlags(given: Given): ServiceFlags {
  const flags: Record<string, string | boolean> = {};
  const names = {
    address: 'address',
    namespace: 'namespace',
    profile: 'profile',
    db: 'db',
    'temporal-bin': 'temporalBin',
    'api-key': 'apiKey',
    'tls-ca': 'tlsCa',
    'tls-cert': 'tlsCert',
    'tls-key': 'tlsKey',
    'tls-server-name': 'tlsServerName',
  } as const;
  for (const [option, flag] of Object.entries(names)) {
    const value = text(given, option);
    if (value !== undefined) flags[flag] = value;
  }
  for (const name of ['tls', 'embedded'] as const) if (given[name] === true) flags[name] = true;
  if (given['dev-server'] === true) flags['devServer'] = true;
  try {
    checkFlags(flags, process.env);
  } catch (error) {
    throw error instanceof ServiceChoiceError ? new UsageError(error.message) : error;
  }
  return flags;
}
