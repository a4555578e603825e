import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'demos/**/*.test.ts', 'bench/**/*.test.ts', 'scripts/**/*.test.ts'],
    // Most of the time tests wait for processes of their own: two files at once keep two cores busy, and no more.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
