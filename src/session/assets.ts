import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagrams } from '../diagram/diagrams.js';
import { pictureSizes } from '../image/sizes.js';
import type { Frame } from '../presenter/region.js';
import type { DiagramRenderer } from '../render/diagram-types.js';
import type { Highlighter } from '../render/highlight.js';
import type { RenderTools } from '../render/tools.js';
import type { Capabilities } from '../terminal/capabilities.js';
import type { ImageChoice } from '../terminal/image-choice.js';
import type { Placement } from '../terminal/placement.js';
import type { Answers, Question } from '../terminal/questions.js';
import { FileReader } from './file-reader.js';
import type { HighlightAhead } from './highlight-ahead.js';
import type { ShownPictures } from './shown-pictures.js';
import type { Store } from './store.js';
import { type ToolName, wantedTools } from './wanted-tools.js';

export interface AssetsOptions {
  /** Folder of the built files. */
  readonly dist: string;
  readonly images: ImageChoice | undefined;
  readonly reducedMotion: boolean;
  /** Whether the terminal shows colours. */
  readonly colour: boolean;
}

/** Asks the terminal, which is not asked twice for the same; never rejects. */
export type Ask = (questions: readonly Question[]) => Promise<Answers>;

const none: readonly Placement[] = [];

/**
 * What slides are drawn with besides their text: loaded when the deck first needs it, after the first paint; drawn
 * anew when a file of it changes.
 */
export class Assets {
  readonly #options: AssetsOptions;
  readonly #reader: FileReader;
  readonly #paths = new Set<string>();
  readonly #loaded = new Set<ToolName>();
  #store: Store | undefined;
  #onPath: (path: string) => void = () => undefined;
  #pictures: ShownPictures | undefined;
  #redraw: NodeJS.Immediate | undefined;
  #ahead: HighlightAhead | undefined;
  #diagrams: Diagrams | undefined;
  #placements: (frame: Frame) => readonly Placement[] = () => none;

  constructor(options: AssetsOptions) {
    this.#options = options;
    this.#reader = new FileReader((path) => this.#add(path));
  }

  /** What there is from the start. */
  get tools(): RenderTools {
    return { file: (path) => this.#reader.read(path), picture: pictureSizes() };
  }

  use(store: Store): void {
    this.#store = store;
  }

  /** What the terminal has to say for the pictures of the deck. */
  get questions(): readonly Question[] {
    const { images, colour } = this.#options;
    const store = this.#store;
    if (!store || !colour || images === 'none' || images === 'blocks') return [];
    return wantedTools(store.state.deck, store.state.theme).includes('picture') ? ['graphics', 'background'] : [];
  }

  /**
   * Loads what the deck and its theme need and is not there yet, one at a time, so that keys come in between; pictures
   * last, because they wait for the terminal's answer.
   */
  async load(ask: Ask): Promise<void> {
    const store = this.#store;
    if (!store) return;
    const { deck, theme } = store.state;
    for (const name of wantedTools(deck, theme)) {
      if (this.#loaded.has(name)) continue;
      this.#loaded.add(name);
      store.dispatch({ kind: 'tools', tools: await this.#one(name, ask) });
    }
  }

  /** Where the terminal has to draw pictures on a frame. */
  placements(frame: Frame): readonly Placement[] {
    return this.#placements(frame);
  }

  /** Files that were shown, for the watcher; it hears of each new one. */
  follow(onPath: (path: string) => void): readonly string[] {
    this.#onPath = onPath;
    return [...this.#paths];
  }

  /** A file has changed that slides may show. */
  changed(path: string): void {
    if (this.#reader.changed(path))
      this.#store?.dispatch({ kind: 'tools', tools: { file: (shown) => this.#reader.read(shown) } });
    if (!this.#pictures || !this.#paths.has(path)) return;
    this.#pictures.forget(path);
    this.#drawPictures();
  }

  async close(): Promise<void> {
    clearImmediate(this.#redraw);
    this.#ahead?.close();
    await Promise.all([this.#pictures?.close(), this.#diagrams?.close()]);
  }

  async #one(name: ToolName, ask: Ask): Promise<RenderTools> {
    switch (name) {
      case 'figlet':
        return { figlet: (await import('../render/figlet.js')).loadFiglet() };
      case 'highlight':
        return { highlight: await this.#openHighlighter() };
      case 'picture':
        return { picture: (await this.#openPictures(ask)).renderer };
      case 'diagram':
        return { diagram: await this.#openDiagrams() };
    }
  }

  async #openHighlighter(): Promise<Highlighter> {
    const highlight = (await import('../highlight/load.js')).loadHighlighter();
    const { HighlightAhead } = await import('./highlight-ahead.js');
    if (this.#store) this.#ahead = new HighlightAhead(highlight, this.#store);
    return highlight;
  }

  async #openPictures(ask: Ask): Promise<ShownPictures> {
    const { dist } = this.#options;
    const answers = ask(this.questions);
    const { ShownPictures } = await import('./shown-pictures.js');
    const { placements } = await import('./placements.js');
    const capabilities = await this.#capabilities(await answers);
    const pictures = new ShownPictures(dist, {
      look: () => ({ ...capabilities, backdrop: this.#backdrop(capabilities) }),
      onChange: () => this.#drawPictures(),
      onPath: (path) => this.#add(path),
    });
    this.#pictures = pictures;
    this.#placements = placements;
    return pictures;
  }

  async #openDiagrams(): Promise<DiagramRenderer> {
    const { Diagrams } = await import('../diagram/diagrams.js');
    const diagrams = new Diagrams({
      worker: pathToFileURL(join(this.#options.dist, 'diagram-worker.mjs')),
      onChange: () => this.#store?.dispatch({ kind: 'tools', tools: { diagram: look() } }),
    });
    this.#diagrams = diagrams;
    // Another function each time, so that slides that were drawn with the last one are drawn anew.
    const look = (): DiagramRenderer => (source, options) => diagrams.look(source, options);
    return look();
  }

  /** What the terminal can show, in its own words. */
  async #capabilities(answers: Answers): Promise<Capabilities> {
    const { images, colour, reducedMotion } = this.#options;
    const { capabilitiesOf } = await import('../terminal/capabilities.js');
    const found = capabilitiesOf(process.env, answers, colour ? images : 'none');
    return { ...found, animation: found.animation && !reducedMotion };
  }

  /** What is seen through a picture: the terminal's own ground, or one that the theme was made for. */
  #backdrop({ background }: Capabilities): `#${string}` | undefined {
    return background ?? grounds[this.#store?.state.theme.ground ?? 'none'];
  }

  /** Several pictures may arrive at once. */
  #drawPictures(): void {
    if (this.#redraw || !this.#pictures) return;
    this.#redraw = setImmediate(() => {
      this.#redraw = undefined;
      if (this.#pictures) this.#store?.dispatch({ kind: 'tools', tools: { picture: this.#pictures.renderer } });
    });
  }

  #add(path: string): void {
    if (this.#paths.has(path)) return;
    this.#paths.add(path);
    this.#onPath(path);
  }
}

const grounds = { dark: '#000000', light: '#ffffff', none: undefined } as const;
