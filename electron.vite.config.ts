import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const shared = resolve('src/shared');

/*
 * One build runs on every Electron the product meets, so the targets are the oldest of them.
 * `--mode test` compiles the test hooks (clock, dialogs, data folder) in; a release has none of them.
 */
export default defineConfig(({ mode }) => {
  const isTestBuild = mode === 'test';
  const out = isTestBuild ? 'out/test' : 'out';
  const define = { __TEST_BUILD__: JSON.stringify(isTestBuild) };
  return {
    main: {
      define,
      resolve: { alias: { '@shared': shared } },
      build: {
        outDir: `${out}/main`,
        target: 'node20.18',
        minify: true,
        externalizeDeps: { include: ['better-sqlite3'] },
        rollupOptions: {
          external: ['electron', 'better-sqlite3'],
          input: { index: resolve('src/main/index.ts'), helper: resolve('src/main/helper/helper.ts') },
        },
      },
    },
    preload: {
      resolve: { alias: { '@shared': shared } },
      build: {
        outDir: `${out}/preload`,
        target: 'node20.18',
        externalizeDeps: false,
        rollupOptions: { input: { index: resolve('src/preload/index.ts') }, output: { format: 'cjs' } },
      },
    },
    renderer: {
      root: 'src/renderer',
      define,
      plugins: [react()],
      /* A text file is read faster as JSON than as code. */
      json: { stringify: true },
      resolve: { alias: { '@shared': shared, '@': resolve('src/renderer/src') } },
      build: {
        outDir: resolve(`${out}/renderer`),
        emptyOutDir: true,
        target: 'chrome130',
        minify: true,
        rollupOptions: { input: { index: resolve('src/renderer/index.html') } },
      },
    },
  };
});
