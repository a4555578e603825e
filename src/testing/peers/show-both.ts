import { readFileSync } from 'node:fs';
import { readDeck } from '../../deck/read.js';
import { loadTheme } from '../../theme/load.js';
import { tslidesBin } from '../pty.js';
import { rowText } from './cells.js';
import { compare, type Difference } from './compare.js';
import { explained } from './explain.js';
import { codeColours, commandsOf, type Facts, sourceFacts } from './facts.js';
import { type Page, Pager, type Size } from './pages.js';

export interface Show {
  /** A deck file. */
  readonly file: string;
  /** Where both programs are started. */
  readonly folder: string;
  /** $GLAMOUR_STYLE: the theme of decks that name none. */
  readonly theme: string;
}

export interface PageResult {
  readonly slide: number;
  /** Names of `onPurpose`. */
  readonly purposes: readonly string[];
  readonly unexplained: readonly Difference[];
}

/** Rows in which every slide is whole. */
const whole = 200;

/** How long ours may go on drawing a page (code in colours, a theme from an address), ms. */
const patience = 2000;

/**
 * Pages through a deck in both programs at `size` and compares page by page. Where a slide does not fit, the pages of
 * a terminal in which it does are compared, and that ours keeps the top.
 */
export async function showBoth(slides: string, show: Show, size: Size): Promise<readonly PageResult[]> {
  const deck = readDeck([show.file], undefined, { theme: show.theme, author: () => '' });
  const loaded = loadTheme(deck.settings.theme, deck.folder, {});
  const theme = loaded.pending ? (await loaded.pending()).theme : loaded.theme;
  const commands = commandsOf(readFileSync(show.file, 'utf8'));
  const options = { cwd: show.folder, env: { GLAMOUR_STYLE: show.theme } };
  const start = (rows: number): readonly [Pager, Pager] => [
    new Pager(process.execPath, [tslidesBin, show.file], { columns: size.columns, rows }, options),
    new Pager(slides, [show.file], { columns: size.columns, rows }, options),
  ];
  const [ours, theirs] = start(size.rows);
  const [wholeOurs, wholeTheirs] = start(whole);
  const pagers = [ours, theirs, wholeOurs, wholeTheirs];
  try {
    const results: PageResult[] = [];
    let dirty = false;
    for (const [index, { markdown }] of deck.slides.entries()) {
      if (index > 0) for (const pager of pagers) pager.next();
      const slide = index + 1;
      const facts = {
        columns: size.columns,
        theme,
        codeColours: codeColours(theme),
        commands,
        ...sourceFacts(markdown),
      };
      const pages: Four = await Promise.all([
        ours.page(slide),
        theirs.page(slide),
        wholeOurs.page(slide),
        wholeTheirs.page(slide),
      ]);
      let result = judged(slide, pages, dirty, facts);
      for (const limit = index === 0 ? patience : patience / 10; result.unexplained.length > 0; ) {
        const changes = await Promise.all([ours.changed(limit), wholeOurs.changed(limit)]);
        if (!changes.includes(true)) break;
        result = judged(slide, [await ours.now(), pages[1], await wholeOurs.now(), pages[3]], dirty, facts);
      }
      results.push(result);
      dirty ||= isCut(pages[1], pages[3]);
    }
    return results;
  } finally {
    for (const pager of pagers) await pager.close();
  }
}

/** Ours and theirs at the size, then where they are whole. */
type Four = readonly [Page, Page, Page, Page];

/** `dirty`: a slide before was too tall for theirs, which leaves rows of it on those that follow. */
function judged(slide: number, pages: Four, dirty: boolean, known: Omit<Facts, 'tall'>): PageResult {
  const [ours, theirs, wholeOurs, wholeTheirs] = pages;
  const [page, wholePage] = [withoutNotice(ours), withoutNotice(wholeOurs)];
  const tall = dirty || isCut(theirs, wholeTheirs) || lastText(page) !== lastText(wholePage);
  const facts: Facts = { ...known, tall };
  const differences = tall
    ? [...compare(wholePage, wholeTheirs), ...tallDifferences(page, wholePage)]
    : compare(page, theirs);
  const purposes = new Set<string>([...(tall ? ['tall'] : []), ...(noticeOf(ours) === '' ? [] : ['notice'])]);
  const unexplained: Difference[] = [];
  for (const difference of differences) {
    const names = explained(difference, facts);
    if (names) for (const name of names) purposes.add(name);
    else unexplained.push(difference);
  }
  return { slide, purposes: [...purposes], unexplained };
}

/** Whether their page has lost rows at its top. */
function isCut(theirs: Page, whole: Page): boolean {
  return top(theirs) < top(whole);
}

function top({ cells }: Page): number {
  return cells.findIndex((row) => row.length > 0);
}

function texts({ cells, statusRow }: Page): readonly string[] {
  return cells.slice(0, statusRow).map(rowText);
}

function lastText(page: Page): string | undefined {
  return texts(page).findLast((text) => text !== '');
}

/** Ours keeps a row above the status row for what is wrong, if the terminal has rows to spare (see `frame`). */
function noticeOf({ cells, statusRow }: Page): string {
  return cells.length < 24 ? '' : rowText(cells[statusRow - 1] ?? []);
}

function withoutNotice(page: Page): Page {
  if (noticeOf(page) === '') return page;
  return { ...page, cells: page.cells.map((row, index) => (index === page.statusRow - 1 ? [] : row)) };
}

/** A page that is cut shows the head of the whole one. */
function tallDifferences(page: Page, all: Page): readonly Difference[] {
  const rows = page.statusRow - (page.cells.length < 24 ? 0 : 1);
  const [mine, whole] = [texts(page).slice(0, rows), texts(all).slice(0, rows)];
  return mine.every((text, row) => text === whole[row]) ? [] : [{ kind: 'text', ours: mine, theirs: whole }];
}
