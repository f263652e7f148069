import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const shared = resolve('src/shared');

/** Ends a build in which the code that opens the window brings the contracts, and so zod, with it. */
const startWithoutContracts: Plugin = {
  name: 'start-without-contracts',
  generateBundle(_options, bundle) {
    const reached = new Set<string>();
    const walk = (file: string): void => {
      const chunk = bundle[file];
      if (chunk?.type !== 'chunk' || reached.has(file)) return;
      reached.add(file);
      const late = chunk.moduleIds.find((id) => /\.contract\.ts$|node_modules[\\/]zod/u.test(id));
      if (late !== undefined) this.error(`${late} would be loaded before the window opens, with ${file}`);
      chunk.imports.forEach(walk);
    };
    walk('index.js');
  },
};

/** Gives the library of zips what makes a backup in half the time, see zipPieces.ts. */
const zipInLargePieces: Plugin = {
  name: 'zip-in-large-pieces',
  enforce: 'pre',
  resolveId: (id, importer) =>
    /node_modules[\\/]yazl[\\/]/u.test(importer ?? '') && ['zlib', 'buffer-crc32'].includes(id)
      ? resolve('src/main/helper/backup/zipPieces.ts')
      : null,
};

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
      plugins: [startWithoutContracts, zipInLargePieces],
      resolve: { alias: { '@shared': shared } },
      build: {
        outDir: `${out}/main`,
        target: 'node20.18',
        minify: true,
        externalizeDeps: { include: ['better-sqlite3'] },
        rollupOptions: {
          external: ['electron', 'better-sqlite3'],
          input: {
            index: resolve('src/main/index.ts'),
            helper: resolve('src/main/helper/helper.ts'),
            visitors: resolve('src/main/visitors/visitors.ts'),
          },
          output: { codeSplitting: { groups: [{ name: 'base', test: /shared[\\/](?:errors|lib)/u }] } },
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
        rollupOptions: {
          input: { index: resolve('src/renderer/index.html') },
          /* What the first screen needs in one file: each further one costs the start two milliseconds. */
          output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
        },
      },
    },
  };
});
