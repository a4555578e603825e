import { execFile } from 'node:child_process';

/** The first version of the CLI whose server has workflow updates switched on. */
const oldest = { major: 1, minor: 0 } as const;
/** ms that the answer may take. */
const limit = 5_000;

/** What is wrong with the program as a `temporal` to start a dev server from, one sentence; undefined: nothing. */
export function versionProblem(binary: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(binary, ['--version'], { env, timeout: limit, windowsHide: true }, (error, stdout, stderr) => {
      const said = `${stdout}${stderr}`.trim().split('\n', 1)[0]?.slice(0, 80) ?? '';
      const version = /^temporal version v?(?<text>(?<major>\d+)\.(?<minor>\d+)\.[\w.+-]+)/i.exec(said)?.groups;
      if (version === undefined) resolve(`${binary} is not the temporal program: ${answerOf(error, said)}.`);
      else if (isOld(version)) {
        resolve(
          `${binary} is temporal ${version.text}, but ${oldest.major}.${oldest.minor} or later is needed: update it (https://temporal.io/setup/install-temporal-cli).`,
        );
      } else resolve(undefined);
    });
  });
}

/** Builds from source call themselves 0.0.0-DEV. */
function isOld({ text = '', major, minor }: Readonly<Record<string, string | undefined>>): boolean {
  if (/^0\.0\.0\W/.test(text)) return false;
  return Number(major) < oldest.major || (Number(major) === oldest.major && Number(minor) < oldest.minor);
}

function answerOf(error: (Error & { code?: unknown; killed?: boolean }) | null, said: string): string {
  if (error?.killed === true) return `asked for its version, it said nothing for ${limit / 1000} s`;
  if (typeof error?.code === 'string') return `it can't be run (${error.code})`;
  return said === '' ? 'asked for its version, it said nothing' : `asked for its version, it said "${said}"`;
}
