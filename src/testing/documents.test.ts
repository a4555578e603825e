import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type MarkedToken, marked, type Tokens } from 'marked';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OptionRow, optionsOf } from '../cli/options.js';
import { content } from '../deck/content.js';
import { readFrontMatter } from '../deck/front-matter.js';
import { readDeck } from '../deck/read.js';
import { dateText, deckSettings } from '../deck/settings.js';
import { slideCommand, slideCommandNames } from '../deck/slide-command.js';
import type { Block } from '../deck/types.js';
import { demoInput } from '../demo/input.js';
import type { Demo } from '../demo/types.js';
import { handlers } from '../engine/frontend/handlers.js';
import { notHere } from '../engine/frontend/not-here.js';
import { panelKinds } from '../panel/kinds.js';
import type { ActionKind } from '../panel/view.js';
import { bindings } from '../presenter/bindings.js';
import { chooseService } from '../service/choose.js';
import { defaultDirectory } from '../session/logs.js';
import { builtinNames } from '../theme/builtin.js';
import { parseTheme } from '../theme/parse.js';
import { elementNames, properties } from '../theme/properties.js';
import { anchors, codes, documentOf, fences, section, sorted, table, words } from './documents.js';
import { projectRoot, tslidesBin } from './pty.js';

/** What the documents say, held against the program. */
const demos: readonly Demo[] = await Promise.all(
  readdirSync(join(projectRoot, 'demos'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(async ({ name }) => ((await import(`../../demos/${name}/demo.ts`)) as { default: Demo }).default),
);

const readme = documentOf('README.md');
const manual = documentOf('docs/manual.md');
const changelog = documentOf('CHANGELOG.md');
const guides = [readme, manual];
const packageJson = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly license: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
};

const shellLines = guides.flatMap((guide) => fences(guide, 'sh').flatMap((text) => text.split('\n')));
const deckExamples = guides.flatMap((guide) => fences(guide, 'markdown').map((text) => ({ file: guide.file, text })));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tslides-documents-'));
  symlinkSync(join(projectRoot, 'slides'), join(folder, 'slides'), 'junction');
  symlinkSync(join(projectRoot, '.slides'), join(folder, '.slides'), 'junction');
  writeFileSync(join(folder, 'talk.md'), deckExamples[0]?.text ?? '');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the two command lines', () => {
  it('stand in the README as they are', () => {
    expect(fences(readme, 'sh')).toEqual(
      expect.arrayContaining(['npm ci && npx tslides slides/', 'npm ci && npm test']),
    );
  });

  it('are those of continuous integration', () => {
    expect(readFileSync(join(projectRoot, '.ci/run'), 'utf8')).toContain('npm ci && npm test\n');
  });
});

describe('shell examples', () => {
  it.each(shellLines.filter((line) => /\btslides dump\b/.test(line)))('%s prints slides', (line) => {
    const args = words(line).slice(words(line).indexOf('tslides') + 1);
    const { status, stdout, stderr } = spawnSync(process.execPath, [tslidesBin, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.trim().length).toBeGreaterThan(50);
  });

  it.each(shellLines.filter((line) => /\btslides\b/.test(line)))('%s names options there are', (line) => {
    const args = words(line).slice(words(line).indexOf('tslides') + 1);
    const rows: readonly OptionRow[] =
      optionsOf[Object.keys(optionsOf).find((name) => name === args[0]) as keyof typeof optionsOf] ?? optionsOf.show;
    args.forEach((arg, index) => {
      if (!arg.startsWith('-') || arg === '--help') return;
      const option = rows.find(({ name }) => `--${name}` === arg);
      expect(option, arg).toBeDefined();
      const next = args[index + 1];
      if (option?.type === 'string') expect(next?.startsWith('-'), `${arg} ${next}`).toBe(false);
    });
  });

  it('names npm scripts there are', () => {
    const named = guides.flatMap(({ text }) => [...text.matchAll(/npm run ([\w-]+)/g)].map(([, name]) => name));
    expect(named.length).toBeGreaterThan(3);
    expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(named));
  });
});

function problemsIn(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'problem' ? [block.problem.message] : []));
}

describe('decks', () => {
  it('are there', () => expect(deckExamples.length).toBeGreaterThan(3));

  it.each(deckExamples)('$file: $text can be shown', ({ text }) => {
    const file = join(folder, 'example.md');
    writeFileSync(file, text);
    const deck = readDeck([file]);
    expect(deck.problems).toEqual([]);
    for (const slide of deck.slides) {
      const { blocks } = content(slide);
      expect(problemsIn(blocks)).toEqual([]);
      for (const block of blocks) {
        if (block.kind !== 'panel') continue;
        const demo = demos.find(({ name }) => name === block.demo);
        expect(demo, block.demo).toBeDefined();
        if (demo) expect(demoInput(demo, block.input).kind).toBe('input');
        expect(panelKinds).toEqual(expect.arrayContaining(block.panels.flat().map(({ kind }) => kind)));
      }
    }
  });

  it('take panels in every form of the table', () => {
    const panelsOf = (written: string) => {
      const file = join(folder, 'panels.md');
      writeFileSync(file, `\`\`\`demo order\npanels: ${written}\n\`\`\`\n`);
      const [slide] = readDeck([file]).slides;
      const [block] = slide ? content(slide).blocks : [];
      return block?.kind === 'panel'
        ? block.panels.map((row) => row.map(({ kind, share }) => `${kind} ${share}`))
        : block;
    };
    const written = table(manual, '`panels:`').map(([cell = '']) => codes(cell)[0] ?? '');
    expect(written.map(panelsOf)).toEqual([
      [['history 1']],
      [['status 1', 'history 1']],
      [['status 1'], ['history 1']],
      [['status 1'], ['activities 1', 'history 1']],
      [['status 2', 'history 1']],
      [['timeline 2'], ['log 1']],
    ]);
  });
});

describe('keys', () => {
  const shown: Readonly<Record<string, string>> = { left: '←', right: '→', up: '↑', down: '↓' };
  const expected = bindings.map(({ keys, help }) => [keys.map((key) => `\`${shown[key] ?? key}\``).join(' '), help]);

  it.each(guides)('$file has the table of bindings', (guide) => {
    expect(table(guide, 'Keys')).toEqual(expected);
  });
});

describe('options', () => {
  const written = (rows: readonly OptionRow[]) =>
    rows.map(({ name, value }) => `\`--${name}${value ? ` ${value}` : ''}\``);

  it('are those of the command line', () => {
    expect(table(manual, 'Option of the show').map(([cell]) => cell)).toEqual(written(optionsOf.show));
    expect(table(manual, 'Option of `dump`').map(([cell]) => cell)).toEqual(written(optionsOf.dump));
    expect(table(manual, 'Option of `check`').map(([cell]) => cell)).toEqual(written(optionsOf.check));
    expect(table(manual, 'Option of `new`').map(([cell]) => cell)).toEqual(written(optionsOf.new));
    const rehearsal = optionsOf.rehearse.filter((row) => !optionsOf.show.includes(row));
    expect(table(manual, 'Option of `doctor` and `rehearse`').map(([cell]) => cell)).toEqual(written(rehearsal));
    expect(table(manual, 'Option of `themes`').map(([cell]) => cell)).toEqual(written(optionsOf.themes));
    expect(table(manual, 'Option of `server`').map(([cell]) => cell)).toEqual(written(optionsOf.server));
  });

  it('are nowhere made up', () => {
    const known = Object.values(optionsOf).flatMap((rows) => rows.map(({ name }) => name));
    const named = guides.flatMap(({ text }) =>
      [...text.matchAll(/(?<![\w-])--([a-z][\w-]*)/g)].map(([, name]) => name),
    );
    expect([...known, 'help']).toEqual(expect.arrayContaining(named));
  });
});

describe('front matter', () => {
  const keys = table(manual, 'Key').map(([cell = '']) => codes(cell)[0] ?? '');

  it('has the keys that are read, and no other', () => {
    const unknown = readFrontMatter({ text: 'q: x', line: 1 }, 'x.md')?.problems[0]?.message ?? '';
    expect(keys).toEqual(/a deck knows (.*)$/.exec(unknown)?.[1]?.split(', '));
  });

  it('has the defaults', () => {
    const settings = deckSettings({}, { theme: 'the theme', author: () => 'the author' });
    const said = new Map(table(manual, 'Key').map(([key = '', value = '']) => [codes(key)[0], codes(value)[0]]));
    expect(said.get('date')).toBe(settings.date);
    expect(said.get('paging')).toBe(settings.paging);
  });

  it('has the tokens of dates', () => {
    const day = new Date(2026, 1, 7);
    const rows = table(manual, 'Token').map(([token = '', value = '']) => [codes(token)[0] ?? '', value] as const);
    expect(rows).toHaveLength(8);
    for (const [token, value] of rows) expect(dateText(token, day), token).toBe(value);
  });
});

describe('comment commands', () => {
  it('are those of the table, and those it names below', () => {
    const rows = table(manual, 'Command').flatMap(([cell = '']) => codes(cell).map((code) => code.split(':')[0] ?? ''));
    expect(sorted([...rows, 'newline', 'newlines', 'font_size', 'snippet_output'])).toEqual(sorted(slideCommandNames));
    for (const [cell = ''] of table(manual, 'Command')) {
      for (const code of codes(cell)) expect(slideCommand(` ${code} `)?.kind, code).not.toBe('problem');
    }
  });
});

describe('themes', () => {
  it.each(guides)('$file names the built-in ones', ({ text }) => {
    const list = /`ascii`, [^;\n]*`tokyo-night`/.exec(text.replace(/\n/g, ' '))?.[0] ?? '';
    expect(codes(list)).toEqual(builtinNames);
  });

  it('have the elements and properties of the manual', () => {
    const parts = section(manual, 'Themes').split(/Elements:|Properties of an element:|A colour is/);
    expect(sorted(codes(parts[1] ?? ''))).toEqual(sorted(elementNames));
    expect(sorted(codes(parts[2] ?? ''))).toEqual(sorted(Object.keys(properties)));
  });

  it('read the example', () => {
    for (const json of fences(manual, 'json')) expect(parseTheme('example', json, 'x.json').problems).toEqual([]);
  });
});

describe('panels and demos', () => {
  it('are the kinds there are', () => {
    expect(table(manual, 'Panel').map(([cell = '']) => codes(cell)[0])).toEqual(panelKinds);
    const [line = ''] = /`demo`\*\* fences hold live panels:[^.]*/.exec(readme.text.replace(/\n/g, ' ')) ?? [];
    expect(codes(line).slice(-panelKinds.length)).toEqual(panelKinds);
  });

  it('are the demos there are, with their lines', () => {
    const named = table(readme, 'Demo').map(([cell = '', line]) => [codes(cell)[0], line]);
    expect(sorted(named.map(([name]) => name ?? ''))).toEqual(sorted(demos.map(({ name }) => name)));
    expect(new Map(demos.map(({ name, line }) => [name, line]))).toEqual(new Map(named as [string, string][]));
  });

  it('have their keys', () => {
    const rows = new Map(table(manual, 'Demo').map(([name = '', keys]) => [codes(name)[0], keys]));
    for (const { name, actions } of demos) {
      expect(rows.get(name)).toBe(actions.map(({ key, label }) => `\`${key}\` ${label}`).join(', '));
    }
  });

  it('have their inputs and defaults', () => {
    const rows = section(manual, 'The demos').matchAll(/^\| `(\w+)` \| `(.*)` \| .* \|$/gm);
    const said = [...rows].map(([, key, value]) => [key, value]);
    const shown = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
    const order = table(manual, 'Demo').map(([cell = '']) => codes(cell)[0]);
    const defaults = order.flatMap((name) => {
      const input = demos.find((demo) => demo.name === name)?.input;
      return Object.entries((input?.default ?? {}) as Record<string, unknown>).map(([key, value]) => [
        key,
        shown(value),
      ]);
    });
    expect(said).toEqual(defaults);
  });

  it('do what the table of kinds says, all of them', () => {
    const kinds: Readonly<Record<ActionKind, true>> = {
      start: true,
      signal: true,
      update: true,
      query: true,
      result: true,
      list: true,
      cancel: true,
      terminate: true,
      reset: true,
      'kill-worker': true,
      'start-worker': true,
      'add-worker': true,
      'kill-service': true,
      'start-service': true,
      'kill-process': true,
      'start-process': true,
      tell: true,
      deploy: true,
      several: true,
    };
    expect(table(manual, 'Kind').map(([cell = '']) => codes(cell)[0])).toEqual(Object.keys(kinds));
  });

  it('are quoted as they are', () => {
    const quoted = fences(readme, 'ts').map((text) => {
      const [first = '', ...rest] = text.split('\n');
      return [first.replace('// ', ''), `${rest.join('\n')}\n`] as const;
    });
    expect(quoted.map(([file]) => file)).toEqual(
      ['demo', 'workflows', 'activities'].map((part) => `demos/hello/${part}.ts`),
    );
    for (const [file, text] of quoted) expect(readFileSync(join(projectRoot, file), 'utf8')).toBe(text);
  });
});

describe('the embedded service', () => {
  it('answers the calls of the table, and no other', () => {
    const answered = Object.values(handlers).flatMap((answers) => Object.keys(answers));
    expect(sorted(table(manual, 'Part').flatMap(([, calls = '']) => codes(calls)))).toEqual(sorted(answered));
  });

  it('refuses the calls of the other table', () => {
    const rows = table(manual, 'Only in a real service').map(([area = '', calls = '']) => [area, codes(calls)]);
    expect(Object.fromEntries(rows)).toEqual(notHere);
  });

  it('says the version of the manual', () => {
    expect(readFileSync(join(projectRoot, 'src/engine/frontend/cluster.ts'), 'utf8')).toContain("'1.29.0-tslides'");
    expect(manual.text).toContain('`1.29.0-tslides`');
  });
});

describe('the configuration file of the manual', () => {
  it('names a service', async () => {
    const file = join(folder, 'temporal.toml');
    writeFileSync(file, fences(manual, 'toml').join('\n'));
    const choice = await chooseService({ profile: 'cloud' }, { TEMPORAL_CONFIG_FILE: file });
    expect(choice).toMatchObject({
      kind: 'remote',
      connection: { address: 'eu-central-1.aws.api.temporal.io:7233', namespace: 'talks.a1b2c', tls: {} },
    });
  });
});

describe('what else is said', () => {
  it('about languages that run', () => {
    const source = readFileSync(join(projectRoot, 'src/session/run-code.ts'), 'utf8');
    const run = [...source.matchAll(/^ {2}(\w+): \{ extension/gm)].map(([, name]) => name ?? '');
    const said = /has\s+to\s+be\s+installed: ([^.]*)\./.exec(manual.text)?.[1] ?? '';
    expect(run.length).toBeGreaterThan(15);
    expect(sorted(codes(said))).toEqual(sorted(run));
  });

  it.each(guides)('$file: about where logs are', ({ text }) => {
    const path = (platform: NodeJS.Platform) => defaultDirectory(platform, {}).replace(homedir(), '~');
    expect(text).toContain(path('linux'));
    expect(text).toContain(path('darwin'));
    expect(defaultDirectory('win32', { LOCALAPPDATA: 'L' })).toBe(join('L', 'tslides', 'logs'));
  });

  it('about folders of the source', () => {
    const folders = readdirSync(join(projectRoot, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    const said = table(readme, 'Folder').map(([cell = '']) => codes(cell)[0]?.replace('src/', '') ?? '');
    expect(sorted(said)).toEqual(sorted(folders.map(({ name }) => name)));
  });

  it('about exit codes', () => {
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, [tslidesBin, ...args], { cwd: folder }).status;
    expect(run('dump', 'talk.md')).toBe(0);
    expect(run('dump', 'nothing.md')).toBe(2);
    expect(run('dump', 'talk.md', '--colour')).toBe(2);
    expect(table(readme, 'Exit code')).toEqual(table(manual, 'Exit code'));
  });

  it('about Node, the version and the license', () => {
    expect(packageJson.engines.node).toBe('>=20.19');
    expect(readme.text).toContain('Node 20.19 or newer');
    expect(changelog.text).toContain(`\n## [${packageJson.version}]`);
    expect(readFileSync(join(projectRoot, 'LICENSE'), 'utf8').startsWith(`${packageJson.license} License\n`)).toBe(
      true,
    );
  });
});

describe('links', () => {
  it.each([...guides, changelog])('$file leads to files and headings there are', ({ file, tokens }) => {
    const found: string[] = [];
    void marked.walkTokens([...tokens], (token) => {
      const { type } = token as MarkedToken;
      if (type === 'link' || type === 'image') found.push((token as Tokens.Link).href);
    });
    for (const href of found.filter((address) => !/^https?:/.test(address))) {
      const [path = '', anchor] = href.split('#');
      const target = path === '' ? file : join(dirname(file), path);
      expect(existsSync(join(projectRoot, target)), href).toBe(true);
      if (anchor !== undefined) expect(anchors(documentOf(target)), href).toContain(anchor);
    }
  });
});

describe('pictures', () => {
  const pictures = readdirSync(join(projectRoot, 'docs')).filter((name) => name.endsWith('.svg'));

  it.each(pictures)('%s is a whole screen, with nothing of the machine on it', (name) => {
    const svg = readFileSync(join(projectRoot, 'docs', name), 'utf8');
    expect(svg.startsWith('<svg ') && svg.endsWith('</svg>\n')).toBe(true);
    expect(svg.replace(/<[^>]*>/g, '')).not.toMatch(/\/(?:home|Users|root|tmp|work)\b|[\x00-\x08\x0b-\x1f]/);
    expect(svg).toMatch(/\[page \d+ \/ \d+\]/);
  });
});
