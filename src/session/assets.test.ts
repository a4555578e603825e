import { afterEach, describe, expect, it } from 'vitest';
import { deckOf, stateOf } from '../presenter/testing.js';
import type { Answers } from '../terminal/questions.js';
import { until } from '../testing/until.js';
import { Assets, type AssetsOptions } from './assets.js';
import { Store } from './store.js';

const options: AssetsOptions = { dist: '', images: undefined, reducedMotion: false, colour: true };
const pictured = '# One\n\n![a](gone.png)';

let assets: Assets | undefined;
afterEach(async () => {
  await assets?.close();
  assets = undefined;
});

function of(slide: string, more: Partial<AssetsOptions> = {}) {
  assets = new Assets({ ...options, ...more });
  const store = new Store(stateOf(deckOf(slide), { tools: assets.tools }));
  assets.use(store);
  return { assets, store };
}

describe('what the terminal is asked for the pictures of a deck', () => {
  it.each<[string, string, Partial<AssetsOptions>, readonly string[]]>([
    ['what it can show, and what is behind them', pictured, {}, ['graphics', 'background']],
    ['its cells, if a protocol is chosen', pictured, { images: 'kitty' }, ['graphics', 'background']],
    ['nothing if there are none', '# One', {}, []],
    ['nothing if they are to be blocks', pictured, { images: 'blocks' }, []],
    ['nothing if they are not to be drawn', pictured, { images: 'none' }, []],
    ['nothing if there are no colours', pictured, { colour: false }, []],
  ])('is %s', (_, slide, more, wanted) => {
    expect(of(slide, more).assets.questions).toEqual(wanted);
  });
});

describe('what a slide is drawn with', () => {
  it('is there before the terminal has answered, but for its pictures', async () => {
    const { assets: all, store } = of(`\`\`\`figlet\nHey\n\`\`\`\n\n\`\`\`go\nx\n\`\`\`\n\n${pictured}`);
    const before = store.state.tools.picture;
    const asked: (readonly string[])[] = [];
    let answer: (answers: Answers) => void = () => undefined;
    const loaded = all.load((questions) => {
      asked.push(questions);
      return new Promise((resolve) => {
        answer = resolve;
      });
    });
    await until('the rest', () => store.state.tools.figlet !== undefined && store.state.tools.highlight !== undefined);
    await until('the question', () => asked.length > 0);
    expect(asked).toEqual([['graphics', 'background']]);
    expect(store.state.tools.picture).toBe(before);
    answer({});
    await loaded;
    expect(store.state.tools.picture).not.toBe(before);
  });

  it('is loaded once, although it is wanted again meanwhile', async () => {
    const { assets: all, store } = of(pictured);
    let asked = 0;
    const ask = async (): Promise<Answers> => {
      asked += 1;
      return {};
    };
    await Promise.all([all.load(ask), all.load(ask)]);
    await all.load(ask);
    expect(asked).toBe(1);
    expect(store.state.tools.picture).toBeDefined();
  });
});
