import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtinTheme } from './builtin.js';
import { fetchTheme } from './fetch.js';
import { largestTheme, loadTheme, standsForGround } from './load.js';

let folder: string;
const noEnvironment = {};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tslides-theme-'));
  mkdirSync(join(folder, 'deck/deep/deeper'), { recursive: true });
  writeFileSync(join(folder, 'theme.json'), '{"h1": {"color": "42"}}');
  writeFileSync(join(folder, 'broken.json'), '{"h1": ');
  writeFileSync(join(folder, 'huge.json'), ' '.repeat(largestTheme + 1));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('loadTheme', () => {
  it('knows the built-in ones', () => {
    expect(loadTheme('tokyo-night', folder, noEnvironment)).toEqual({
      theme: builtinTheme('tokyo-night'),
      problems: [],
    });
  });

  it.each(['', 'default', ' auto '])('takes %j for $GLAMOUR_STYLE or dark', (setting) => {
    expect(loadTheme(setting, folder, noEnvironment).theme.name).toBe('dark');
    expect(loadTheme(setting, folder, { GLAMOUR_STYLE: 'light' }).theme.name).toBe('light');
    expect(loadTheme(setting, folder, { GLAMOUR_STYLE: 'auto', NO_COLOR: '1' }).theme.name).toBe('notty');
    expect(loadTheme(setting, folder, { GLAMOUR_STYLE: join(folder, 'theme.json') }).theme.accent).toEqual({
      color: 42,
    });
  });

  it.each(['', 'default', 'auto'])('takes %j for what the terminal is', (setting) => {
    const name = (environment: object, ground?: 'dark' | 'light') =>
      loadTheme(setting, folder, environment, ground).theme.name;
    expect(name({}, 'light')).toBe('light');
    expect(name({}, 'dark')).toBe('dark');
    expect(name({ COLORFGBG: '0;15' })).toBe('light');
    expect(name({ COLORFGBG: '0;15' }, 'dark')).toBe('dark');
    expect(name({ NO_COLOR: '1' }, 'light')).toBe('notty');
    expect(name({ NO_COLOR: '' }, 'light')).toBe('light');
    expect(name({ GLAMOUR_STYLE: 'pink' }, 'light')).toBe('pink');
    expect(name({ GLAMOUR_STYLE: 'auto' }, 'light')).toBe('light');
  });

  it('asks for the ground only where that matters', () => {
    expect(standsForGround('auto', {})).toBe(true);
    expect(standsForGround('', { GLAMOUR_STYLE: 'default' })).toBe(true);
    expect(standsForGround('dark', {})).toBe(false);
    expect(standsForGround('theme.json', {})).toBe(false);
    expect(standsForGround('', { GLAMOUR_STYLE: 'pink' })).toBe(false);
    expect(standsForGround('', { NO_COLOR: '1' })).toBe(false);
  });

  it('shows the light theme instead of one that is gone on a light terminal', () => {
    const { theme, problems } = loadTheme('gone.json', folder, {}, 'light');
    expect(theme.name).toBe('light');
    expect(problems[0]?.message).toContain('the light theme is shown instead');
  });

  it('reads a file from the deck folder, however deep', () => {
    const { theme, problems, file } = loadTheme('../../../theme.json', join(folder, 'deck/deep/deeper'), noEnvironment);
    expect(theme.elements.h1).toEqual({ color: 42 });
    expect(problems).toEqual([]);
    expect(file).toBe(join(folder, 'theme.json'));
  });

  it('reads a file from the working directory if the deck folder has none', () => {
    expect(loadTheme('.slides/theme.json', folder, noEnvironment)).toMatchObject({
      problems: [],
      theme: { colored: true },
    });
  });

  it.each([
    ['gone.json', /no theme "gone\.json", neither built in \(ascii, .*\) nor a file/],
    ['tokio-night', /no theme "tokio-night" \(did you mean "tokyo-night"\?\)/],
    ['.', /is not a file/],
    ['huge.json', /larger than 1 MB/],
    ['a\0b', /can't be read/],
    ['theme.json/x', /no theme/],
  ])('tells why %j can not be had, and shows another', (setting, message) => {
    const { theme, problems } = loadTheme(setting, folder, noEnvironment);
    expect(theme.name).toBe('dark');
    expect(problems).toMatchObject([{ level: 'error', line: 1, message: expect.stringMatching(message) }]);
    expect(problems[0]?.message).toContain('the dark theme is shown instead');
  });

  it('keeps the last good theme where there was one, and says so', () => {
    const last = builtinTheme('pink');
    for (const setting of ['gone.json', 'broken.json', 'huge.json']) {
      const { theme, problems, failed } = loadTheme(setting, folder, noEnvironment, 'light', last);
      expect(theme).toBe(last);
      expect(failed).toBe(true);
      expect(problems[0]?.message).toMatch(/; the last good theme stays\.$/);
    }
    expect(loadTheme('', folder, noEnvironment, 'light', last)).toEqual({ theme: builtinTheme('light'), problems: [] });
    expect(loadTheme('theme.json', folder, noEnvironment, 'light', last).failed).toBeUndefined();
  });

  it('shows another theme for a broken file and names the file', () => {
    const { theme, problems, file } = loadTheme('broken.json', folder, { NO_COLOR: '1' });
    expect(theme.name).toBe('notty');
    expect(problems).toMatchObject([{ file: join(folder, 'broken.json'), level: 'error' }]);
    expect(problems[0]?.message).toContain('the notty theme is shown instead');
    expect(file).toBe(join(folder, 'broken.json'));
  });
});

describe('a theme at an address', () => {
  let server: Server;
  let address: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/theme.json') response.end('{"h1": {"color": "42"}}');
      else if (request.url === '/huge.json') response.end(' '.repeat(200));
      else if (request.url === '/endless') response.writeHead(404).write(' '.repeat(100_000));
      else if (request.url !== '/silent.json') response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const dark = builtinTheme('dark');
  const standIn = { theme: dark, words: 'the dark theme is shown instead' };

  it('comes later', async () => {
    const { theme, problems, pending } = loadTheme(`${address}/theme.json`, folder, noEnvironment);
    expect(theme).toBe(dark);
    expect(problems).toEqual([]);
    expect(await pending?.()).toMatchObject({ theme: { accent: { color: 42 } }, problems: [] });
  });

  it.each([
    ['/gone.json', /the server answered 404; the dark theme/],
    ['/huge.json', /larger than 100 bytes/],
    ['/silent.json', /no answer within 0\.1 s/],
  ])('%s is a problem', async (path, message) => {
    const { theme, problems, failed } = await fetchTheme(address + path, standIn, 100, 100);
    expect(failed).toBe(true);
    expect(theme).toBe(dark);
    expect(problems).toMatchObject([{ level: 'error', message: expect.stringMatching(message) }]);
  });

  it('leaves the last good theme where it is until it has come', async () => {
    const last = builtinTheme('pink');
    const load = (path: string) => loadTheme(`${address}${path}`, folder, noEnvironment, undefined, last);
    expect(load('/theme.json').theme).toBe(last);
    const failed = await load('/gone.json').pending?.();
    expect(failed).toMatchObject({ theme: last, failed: true });
    expect(failed?.problems[0]?.message).toContain('the last good theme stays');
  });

  it('lets go of a server that has much to say about what is missing', async () => {
    const gone = new Promise((resolve) => server.once('request', (_, response) => response.once('close', resolve)));
    const start = performance.now();
    await fetchTheme(`${address}/endless`, standIn, 100, 20_000);
    await gone;
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('where nobody listens is a problem', async () => {
    const { problems } = await fetchTheme('http://127.0.0.1:1/', standIn, 100);
    expect(problems).toMatchObject([{ level: 'error', message: expect.stringContaining("can't be fetched") }]);
  });
});
