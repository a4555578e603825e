import { describe, expect, it } from 'vitest';
import { lineWidth } from '../render/cells.js';
import { drawDemo } from './draw.js';
import { panelLook } from './look.js';
import * as views from './testing.js';
import { asciiOnly, asking, coloured, colourless, textOf } from './testing.js';

const orderPanels = asking('status', ['activities', 'history']);
const durablePanels = asking('status', ['workers', 'history']);

const goldens = {
  idle: { view: views.idle, panels: orderPanels },
  starting: { view: views.starting, panels: orderPanels },
  retrying: { view: views.retrying, panels: orderPanels },
  attempting: { view: views.attempting, panels: orderPanels },
  completed: { view: views.completed, panels: orderPanels },
  failed: { view: views.failed, panels: orderPanels },
  killed: { view: views.killed, panels: durablePanels },
  back: { view: views.back, panels: durablePanels },
  down: { view: views.down, panels: orderPanels },
  hostile: { view: views.hostile, panels: orderPanels },
  'wide-rows': { view: views.retrying, panels: asking('activities', 'history') },
  'unknown-kind': { view: views.retrying, panels: asking('status', 'histry') },
} as const;

describe('drawDemo', () => {
  for (const [name, { view, panels }] of Object.entries(goldens)) {
    it(`draws ${name}`, async () => {
      const drawn = [30, 60, 120].map((width) => textOf(drawDemo(view, panels, { width, height: 16 }, colourless)));
      await expect(`${drawn.join('\n')}\n`).toMatchFileSnapshot(`golden/${name}.txt`);
    });
  }

  it('draws with ASCII alone where only ASCII is wanted', async () => {
    const drawn = [views.idle, views.retrying, views.completed].map((view) =>
      textOf(drawDemo(view, orderPanels, { width: 60, height: 16 }, asciiOnly)),
    );
    for (const text of drawn) expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    await expect(`${drawn.join('\n')}\n`).toMatchFileSnapshot('golden/ascii.txt');
  });

  it('takes the panels of the demo where the slide asks for none', () => {
    const room = { width: 100, height: 14 };
    const own = drawDemo(views.retrying, [], room, coloured);
    expect(own).toEqual(drawDemo(views.retrying, orderPanels, room, coloured));
  });

  it('says in one line what it can where there is too little room', () => {
    const lines = drawDemo(views.retrying, orderPanels, { width: 60, height: 3 }, colourless);
    expect(textOf(lines)).toMatch(/^order ● Running 00:07\.4 needs 30 x 5 cells *\n\n$/);
  });

  it('says how many panels there was no room for', () => {
    const { message: _, ...quiet } = views.back;
    const panels = asking('status', 'workers', 'history');
    const lines = drawDemo(quiet, panels, { width: 100, height: 6 }, colourless);
    expect(textOf(lines)).toContain('1 more panel needs more rows');
    expect(textOf(drawDemo(views.back, panels, { width: 100, height: 6 }, colourless))).toContain('worker started');
    expect(textOf(lines)).not.toContain('├ history');
  });

  it('says so in the narrowest frame too: the keys give up their labels', () => {
    const lines = drawDemo(views.killed, asking('status', 'workers', 'history'), { width: 30, height: 7 }, colourless);
    expect(textOf(lines.slice(-1))).toMatch(/s .* \+\d/);
  });

  it('keeps a short message in the foot, so that nothing moves when it comes', () => {
    const room = { width: 100, height: 14 };
    const { message, ...silent } = views.back;
    const before = drawDemo(silent, durablePanels, room, colourless);
    const after = drawDemo(views.back, durablePanels, room, colourless);
    expect(after.slice(0, -1)).toEqual(before.slice(0, -1));
    expect(textOf(after.slice(-1))).toContain(`${message?.text} ─╯`);
  });

  it('paints an error red, whole, above the keys', () => {
    const lines = drawDemo(views.failed, orderPanels, { width: 100, height: 14 }, coloured);
    const row = lines.at(-2) ?? [];
    expect(textOf([row])).toContain('✗ The signal was not sent: the workflow is closed.');
    expect(row.find((span) => span.text.includes('signal'))?.style).toEqual(coloured.failed);
  });

  it('uses no colour where none is wanted', () => {
    const look = panelLook({ colour: false, ascii: false });
    for (const view of [views.idle, views.retrying, views.failed, views.killed]) {
      const styles = drawDemo(view, orderPanels, { width: 80, height: 16 }, look)
        .flat()
        .map((span) => span.style);
      expect(styles.filter((style) => style.color !== undefined || style.background !== undefined)).toEqual([]);
    }
  });

  it('names the workflow in the title where no status panel does', () => {
    const [title = []] = drawDemo(views.retrying, asking('history'), { width: 80, height: 10 }, colourless);
    expect(textOf([title])).toContain('order-A42');
    expect(lineWidth(title)).toBe(80);
  });

  it('tells killed from crashed, and what that means', () => {
    const text = textOf(drawDemo(views.killed, asking('workers'), { width: 80, height: 8 }, colourless));
    expect(text).toContain('✗ killed   00:03.1');
    expect(text).toMatch(/pollers +none +00:03\.1 +nothing moves until a worker polls/);
  });
});
