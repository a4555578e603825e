import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { House } from '../testing/house.js';

/** The built program, as an author calls it. */

let house: House;
beforeEach(() => {
  house = new House();
});
afterEach(() => house.close());

describe('tslides check', () => {
  it('ends with 0 where nothing has to be mended', () => {
    const deck = house.deck('# One', '# Two\n\n```quux\nx\n```');
    expect(house.run(['check', deck, '--theme', 'dark'])).toEqual({
      status: 0,
      stderr: '',
      stdout: `${deck}/a.md:7: warning: "quux" is no language that is highlighted: the code is shown plainly
2 slides at 80x24, 100x30 and 120x36: nothing to mend, 1 warning.
`,
    });
  });

  it('ends with 1 where something has, and says what, for the sizes that are asked for', () => {
    const deck = house.deck(
      '# One',
      `# Two\n\n${'- x\n'.repeat(25)}`,
      '![](gone.png)\n\n```figlet {font="Standart"}\nHi\n```',
    );
    expect(house.run(['check', deck, '--theme', 'dark', '--size', '80x30', '--size=100x40'])).toEqual({
      status: 1,
      stderr: '',
      stdout: `${deck}/a.md:5: slide 2 needs 28 rows, 80x30 shows 27: 1 more to scroll
${deck}/a.md:36: the picture "gone.png" can't be shown: there is no such file
${deck}/a.md:38: There is no figlet font "Standart": did you mean "Standard"?
3 slides at 80x30 and 100x40: 3 things to mend.
`,
    });
  });

  it('draws diagrams as the show does', () => {
    const deck = house.deck('# One\n\n```mermaid\ngraph LR\n  A --> B\n  A -->\n```');
    const { status, stdout } = house.run(['check', deck, '--theme', 'dark', '--size', '80x24']);
    expect(stdout).toMatch(/a\.md:6: .+\n1 slide at 80x24: 1 thing to mend\.\n/);
    expect(status).toBe(1);
  });

  it('knows the demos, and tells what the show would, without running any', () => {
    const deck = house.deck('# One\n\n```demo ordre\n```', '```demo order\npanels: status\ninput:\n  amont: 7\n```');
    expect(house.run(['check', deck, '--theme', 'dark', '--size', '80x24'])).toMatchObject({
      status: 1,
      stderr: '',
      stdout: expect.stringMatching(
        /^\S+a\.md:3: there is no demo "ordre", did you mean "order"\?\n\S+a\.md:11: `input\.amont` of the demo "order": [^\n]+\n2 slides at 80x24: 2 things to mend\.\n$/,
      ),
    });
  });

  it('tells the place in the deck that names a theme nobody has', () => {
    const deck = house.deck('---\nauthor: Ada\ntheme:\n  name: nope\n---\n# One');
    expect(house.run(['check', deck, '--size', '80x24']).stdout).toMatch(/deck\/a\.md:4: There is no theme "nope"/);
    house.write('deck/theme.json', '{ "h1": { "colour": "1" } }');
    const { stdout } = house.run(['check', house.deck('---\ntheme: theme.json\n---\n# One'), '--size', '80x24']);
    expect(stdout).toMatch(/deck\/theme\.json:1: warning: /);
  });

  it('reads standard input', () => {
    expect(house.run(['check', '-', '--size', '80x24'], '# One')).toMatchObject({
      status: 0,
      stdout: '1 slide at 80x24: nothing is wrong.\n',
    });
  });

  it("tells the theme's mistakes", () => {
    house.write('deck/theme.json', '{ "document": { "colour": "1" } }');
    const { status, stdout } = house.run(['check', house.deck('---\ntheme: theme.json\n---\n# One')]);
    expect(stdout).toMatch(/theme\.json:1: warning: .*colour.*color/);
    expect(status).toBe(0);
  });

  it('takes its package along: nothing is wrong with the talk in slides/', () => {
    expect(house.run(['check', 'slides'])).toMatchObject({ status: 0, stderr: '' });
  });

  it.each<[string, readonly string[], RegExp]>([
    [
      'a size that is none',
      ['slides', '--size', '80'],
      /--size takes columns and rows, as in 80x24, at least 20x8, not "80"/,
    ],
    ['a size too small', ['slides', '--size', '80x24', '--size', '10x10'], /not "10x10"/],
    ['a deck that is not there', ['nothing.md'], /There is no file or directory "nothing\.md"/],
    ['no deck', [], /name a deck/],
    ['an unknown option', ['slides', '--sise', '80x24'], /there is no option --sise, did you mean --size\?/],
  ])('ends with 2 for %s', (_, args, message) => {
    const { status, stdout, stderr } = house.run(['check', ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^tslides: [^\n]+\n$/);
    expect(stderr).toMatch(message);
  });
});

describe('tslides dump --plain', () => {
  const slides = ['---\nauthor: Ada\ndate: 7 May\n---\n# One\n\n> Words.', '# Two\n\n<!-- speaker_note: Wait. -->'];

  it('prints text to be read aloud', () => {
    const deck = house.deck(...slides);
    expect(house.run(['dump', deck, '--plain'])).toEqual({
      status: 0,
      stderr: '',
      stdout: 'Slide 1 of 2: One\n\nBy Ada, 7 May.\n\nQuote: Words.\n\nSlide 2 of 2: Two\n',
    });
    expect(house.run(['dump', deck, '--plain', '--notes', '--slide', '2']).stdout).toBe(
      'Slide 2 of 2: Two\n\nBy Ada, 7 May.\n\nNotes: Wait.\n',
    );
  });

  it('tells what every slide says once, and what one says of itself', () => {
    const front = '---\nauthor: Ada\ndate: ""\nfooter:\n  center: Conf\n  right: "{current_slide}"\n---\n';
    const deck = house.deck(
      `${front}# One`,
      '# Two\n\n<!-- no_footer -->',
      '# Three',
      '# Four\n\n<!-- footer: Bye -->',
    );
    expect(house.run(['dump', deck, '--plain']).stdout).toBe(
      'Slide 1 of 4: One\n\nBy Ada.\n\nFooter: Conf\n\nSlide 2 of 4: Two\n\nSlide 3 of 4: Three\n\nSlide 4 of 4: Four\n\nFooter: Bye\n',
    );
  });

  it.each<[readonly string[], RegExp]>([
    [['--notes'], /--notes is for --plain/],
    [['--plain', '--color'], /leave --color out/],
    [['--plain', '--width', '60'], /leave --width out/],
  ])('%j is refused', (args, message) => {
    const { status, stdout, stderr } = house.run(['dump', house.deck(...slides), ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
