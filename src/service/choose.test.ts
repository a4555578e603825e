import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { normalAddress } from './address.js';
import { chooseService } from './choose.js';
import type { ServiceFlags } from './flags.js';

let folder: string;
/** An environment without any configuration; HOME and its kin are `folder/<name>`. */
const home = (name: string) => ({
  HOME: join(folder, name),
  XDG_CONFIG_HOME: join(folder, name, '.config'),
  APPDATA: join(folder, name, 'roaming'),
});

const configFolder = (name: string) =>
  process.platform === 'win32'
    ? join(folder, name, 'roaming', 'temporalio')
    : process.platform === 'darwin'
      ? join(folder, name, 'Library', 'Application Support', 'temporalio')
      : join(folder, name, '.config', 'temporalio');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tslides-choose-'));
  const configs = {
    plain: '[profile.default]\naddress = "dev:7000"\nnamespace = "talks"\napi_key = "default-secret"\n',
    named: `
[profile.default]
namespace = "talks"
[profile.cloud]
address = "acme.tmprl.cloud:7233"
namespace = "acme.prod"
api_key = "cloud-secret"
[profile.cloud.grpc_meta]
stage = "main"
[profile.bare]
namespace = "bare"
[profile.mtls]
address = "acme.tmprl.cloud:7233"
[profile.mtls.tls]
client_cert_path = "${join(folder, 'missing.pem').replaceAll('\\', '/')}"
client_key_path = "${join(folder, 'missing.key').replaceAll('\\', '/')}"
`,
    broken: '[profile.default]\napi_key = "toml-secret\n',
  };
  for (const [name, text] of Object.entries(configs)) {
    await mkdir(configFolder(name), { recursive: true });
    await writeFile(join(configFolder(name), 'temporal.toml'), text);
  }
  for (const name of ['ca.pem', 'cert.pem', 'key.pem']) await writeFile(join(folder, name), name);
});
afterAll(() => rm(folder, { recursive: true }));

const chosen = async (flags: ServiceFlags, env: NodeJS.ProcessEnv = {}, at = 'none') => {
  const choice = await chooseService(flags, { ...home(at), ...env });
  return choice.kind === 'remote' ? choice.connection : choice;
};
const refused = async (flags: ServiceFlags, env: NodeJS.ProcessEnv = {}, at = 'none') => {
  const error: unknown = await chosen(flags, env, at).then(
    (choice) => new Error(`took ${JSON.stringify(choice)}`),
    (error: unknown) => error,
  );
  expect(error).toMatchObject({ name: 'ServiceChoiceError' });
  const { message } = error as Error;
  expect(message).not.toMatch(/\n|secret/);
  return message;
};

describe('chooseService', () => {
  it('takes the embedded service if nothing names another', async () => {
    const embedded = { kind: 'embedded' };
    expect(await chosen({})).toEqual(embedded);
    expect(await chosen({ address: undefined })).toEqual(embedded);
    expect(await chosen({}, { TEMPORAL_NAMESPACE: 'x', TEMPORAL_API_KEY: 'y' })).toEqual(embedded);
    expect(await chosen({}, {}, 'named')).toEqual(embedded);
    expect(await chosen({ embedded: true }, { TEMPORAL_ADDRESS: 'env:1' })).toEqual(embedded);
    expect(await chosen({ db: 'talk.db' })).toEqual({ ...embedded, db: resolve('talk.db') });
  });

  it('takes the address it is given, and what else is said', async () => {
    expect(await chosen({ address: 'there:1234' })).toEqual({ address: 'there:1234', namespace: 'default' });
    expect(await chosen({ address: 'there', namespace: 'talks' })).toEqual({
      address: 'there:7233',
      namespace: 'talks',
    });
    expect(await chosen({}, { TEMPORAL_ADDRESS: 'env:1', TEMPORAL_NAMESPACE: 'n' })).toEqual({
      address: 'env:1',
      namespace: 'n',
    });
    expect(await chosen({ address: 'flag:2' }, { TEMPORAL_ADDRESS: 'env:1' })).toMatchObject({ address: 'flag:2' });
  });

  it('uses TLS with an API key unless told not to', async () => {
    expect(await chosen({ address: 'a', apiKey: 'k' })).toMatchObject({ apiKey: 'k', tls: {} });
    expect(await chosen({ address: 'a', apiKey: 'k', tls: false })).not.toHaveProperty('tls');
    expect(await chosen({ address: 'a', tls: true })).toMatchObject({ tls: {} });
    expect(await chosen({ address: 'a' })).not.toHaveProperty('tls');
  });

  it('reads certificates', async () => {
    const file = (name: string) => join(folder, name);
    const connection = await chosen({
      address: 'a',
      tlsCa: file('ca.pem'),
      tlsCert: file('cert.pem'),
      tlsKey: file('key.pem'),
      tlsServerName: 'inner',
    });
    expect(connection).toEqual({
      address: 'a:7233',
      namespace: 'default',
      tls: {
        serverNameOverride: 'inner',
        serverRootCACertificate: new Uint8Array(Buffer.from('ca.pem')),
        clientCertPair: { crt: new Uint8Array(Buffer.from('cert.pem')), key: new Uint8Array(Buffer.from('key.pem')) },
      },
    });
  });

  it('takes the default profile for a name if it has an address', async () => {
    expect(await chosen({}, {}, 'plain')).toEqual({
      address: 'dev:7000',
      namespace: 'talks',
      apiKey: 'default-secret',
      tls: {},
    });
    expect(await chosen({ namespace: 'other' }, {}, 'plain')).toMatchObject({
      address: 'dev:7000',
      namespace: 'other',
    });
  });

  it('takes a profile by flag or variable', async () => {
    const cloud = {
      address: 'acme.tmprl.cloud:7233',
      namespace: 'acme.prod',
      apiKey: 'cloud-secret',
      tls: {},
      metadata: { stage: 'main' },
    };
    expect(await chosen({ profile: 'cloud' }, {}, 'named')).toEqual(cloud);
    expect(await chosen({}, { TEMPORAL_PROFILE: 'cloud' }, 'named')).toEqual(cloud);
    expect(await chosen({ profile: 'bare' }, {}, 'named')).toEqual({ address: 'localhost:7233', namespace: 'bare' });
    const file = join(configFolder('named'), 'temporal.toml');
    expect(await chosen({ profile: 'cloud' }, { TEMPORAL_CONFIG_FILE: file })).toEqual(cloud);
  });

  it('sends no key of the file to an address of the command line', async () => {
    expect(await chosen({ address: 'elsewhere:1' }, {}, 'plain')).toEqual({
      address: 'elsewhere:1',
      namespace: 'default',
    });
    expect(await chosen({ address: 'proxy:1', profile: 'cloud' }, {}, 'named')).toMatchObject({
      address: 'proxy:1',
      apiKey: 'cloud-secret',
    });
  });

  it('refuses in one sentence, without secrets', async () => {
    expect(await refused({ profile: 'clowd' }, {}, 'named')).toMatch(
      /^There is no profile "clowd" in .*temporal\.toml/,
    );
    expect(await refused({ profile: 'cloud' })).toMatch(/^The profile "cloud" can't be used, as there is no Temporal/);
    expect(await refused({}, {}, 'broken')).toMatch(/temporal\.toml is not right TOML in line 2/);
    expect(await refused({}, { TEMPORAL_CONFIG_FILE: join(folder, 'nowhere.toml') })).toMatch(/is not there/);
    expect(await refused({ profile: 'mtls' }, {}, 'named')).toMatch(/missing\.pem can't be read \(ENOENT\)/);
    expect(await refused({ address: 'a', tlsCert: 'c.pem' })).toMatch(/a client certificate without its key/);
    expect(await refused({ address: 'http://a:1' })).toMatch(/write HOST:PORT/);
    expect(await refused({ apiKey: 'secret' })).toMatch(/^--api-key is about a Temporal Service, but none is named/);
    expect(await refused({ namespace: 'talks' })).toMatch(/^--namespace is about/);
    expect(await refused({ tlsServerName: 'x' }, {}, 'named')).toMatch(/^--tls-server-name is about/);
  });

  it('refuses flags that say two things at once', async () => {
    const two = (one: string, other: string) =>
      `${one} and ${other} are about two different services: leave one of them out.`;
    expect(await refused({ devServer: true, embedded: true })).toBe(two('--dev-server', '--embedded'));
    expect(await refused({ address: 'a:1', embedded: true })).toBe(two('--embedded', '--address'));
    expect(await refused({ devServer: true, address: 'a:1' })).toBe(two('--dev-server', '--address'));
    expect(await refused({ devServer: true, tlsCa: 'ca.pem' })).toBe(two('--dev-server', '--tls-ca'));
    expect(await refused({ embedded: true, namespace: 'talks' })).toBe(two('--embedded', '--namespace'));
    expect(await refused({ temporalBin: 'temporal' })).toMatch(/^--temporal-bin is about a dev server: add/);
    expect(await refused({ temporalBin: 'temporal', embedded: true })).toMatch(/^--temporal-bin is about a dev/);
    expect(await refused({ db: 'x' }, { TEMPORAL_ADDRESS: 'a:1' })).toMatch(
      /^--db is about a service that the show starts, but a:1 is named: add --embedded or --dev-server, or leave/,
    );
  });
});

describe.skipIf(process.platform === 'win32')('a dev server', () => {
  const program = async (name: string) => {
    const path = join(folder, name, 'temporal');
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(path, '');
    await chmod(path, 0o755);
    return path;
  };

  it('is started from the program that is named, by the flag, the variable or PATH', async () => {
    const [flag, variable, first, second] = await Promise.all(['flag', 'variable', 'first', 'second'].map(program));
    const onPath = { PATH: ['', join(folder, 'none'), join(folder, 'first'), join(folder, 'second')].join(delimiter) };
    const both = { ...onPath, TEMPORAL_CLI_PATH: variable };
    const from = async (flags: ServiceFlags, env: NodeJS.ProcessEnv) => chosen({ devServer: true, ...flags }, env);
    expect(await from({ temporalBin: flag }, both)).toEqual({ kind: 'dev-server', binary: flag });
    expect(await from({}, both)).toMatchObject({ binary: variable });
    expect(await from({}, onPath)).toMatchObject({ binary: first });
    expect(await from({}, { ...onPath, TEMPORAL_CLI_PATH: '' })).toMatchObject({ binary: first });
    expect(await from({}, { Path: join(folder, 'second') })).toMatchObject({ binary: second });
    expect(await from({ db: 'kept' }, { ...onPath, TEMPORAL_ADDRESS: 'env:1' })).toEqual({
      kind: 'dev-server',
      binary: first,
      db: resolve('kept'),
    });
  });

  it('that there is no program for is told, with what to do', async () => {
    const none = await refused({ devServer: true }, { PATH: join(folder, 'none') });
    expect(none).toMatch(/brew install temporal.*https:\/\/temporal\.io\/.*--temporal-bin PATH or TEMPORAL_CLI_PATH/);
    expect(none).toContain('leave out --dev-server to use the embedded service');
    const named = (temporalBin: string) => refused({ devServer: true, temporalBin });
    expect(await named(join(folder, 'none'))).toMatch(/^--temporal-bin names .*none, which is not there: give/);
    expect(await named(folder)).toMatch(/which is not a file: give/);
    expect(await named(join(folder, 'ca.pem'))).toMatch(/which may not be run: give/);
    expect(await refused({ devServer: true }, { TEMPORAL_CLI_PATH: folder })).toMatch(/^TEMPORAL_CLI_PATH names/);
  });
});

describe('normalAddress', () => {
  it.each([
    ['localhost', 'localhost:7233'],
    ['localhost:1', 'localhost:1'],
    ['[::1]:7', '[::1]:7'],
    ['[::1]', '[::1]:7233'],
    [' a.b-c.d:65535 ', 'a.b-c.d:65535'],
  ])('takes %s', (text, address) => {
    expect(normalAddress(text)).toBe(address);
  });

  it.each(['', ':1', 'a:0', 'a:65536', 'a:b', 'http://a', 'a/b', '::1', 'a b', 'user@a', 'a:1:2'])(
    'refuses %j',
    (text) => {
      expect(() => normalAddress(text)).toThrow(/is not one: write HOST:PORT/);
    },
  );

  it('leaves what it made as it is', () => {
    fc.assert(
      fc.property(fc.domain(), fc.integer({ min: 1, max: 65_535 }), (host, port) => {
        const address = normalAddress(`${host}:${port}`);
        expect(normalAddress(address)).toBe(address);
      }),
    );
  });
});
