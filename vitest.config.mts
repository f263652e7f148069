import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      '@shared': folder('src/shared'),
      '@': folder('src/renderer/src'),
    },
  },
  test: {
    pool: 'forks',
    // One core less than there are, as it is without this, leaves half of a machine with two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Wide, for a machine busy with other work: nothing here measures time.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'src/**/*.test.ts',
            'tests/{architecture,migrations,router,exploits,security}/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          environment: 'jsdom',
          setupFiles: ['tests/support/screens.setup.ts'],
          include: ['src/renderer/**/*.test.tsx'],
        },
      },
    ],
  },
});
