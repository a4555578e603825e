import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  return choice.kind === 'embedded' ? 'embedded' : choice.connection;
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
    expect(await chosen({})).toBe('embedded');
    expect(await chosen({ address: undefined })).toBe('embedded');
    expect(await chosen({}, { TEMPORAL_NAMESPACE: 'x', TEMPORAL_API_KEY: 'y' })).toBe('embedded');
    expect(await chosen({}, {}, 'named')).toBe('embedded');
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
