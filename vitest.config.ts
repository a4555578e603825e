import { defineConfig } from 'vitest/config';

/** One suite for the embedded and the real Temporal Service: its setup looks for a real one. */
const contract = 'src/engine/contract/**/*.test.ts';

export default defineConfig({
  test: {
    // Most of the time tests wait for processes of their own: two files at once keep two cores busy, and no more.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'tslides',
          include: ['src/**/*.test.{ts,tsx}', 'demos/**/*.test.ts', 'bench/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['node_modules/**', contract],
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: [contract],
          globalSetup: ['src/engine/contract/global-setup.ts'],
          // the SDK is loaded once for all files
          isolate: false,
          testTimeout: 20_000,
        },
      },
    ],
  },
});
