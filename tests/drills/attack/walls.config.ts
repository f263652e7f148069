import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import product from '../../../electron.vite.config';
import { WALLS, withoutWall } from './walls';

/* The main process as the test build has it, but for the wall whose number is in SHUKE_WALL. */
const wall = WALLS[Number(process.env.SHUKE_WALL)];
if (wall === undefined) throw new Error(`SHUKE_WALL is no wall: ${String(process.env.SHUKE_WALL)}`);

const edited = new Set(wall.edits.map(({ file }) => file));

export default defineConfig((env) => {
  if (typeof product !== 'function') throw new Error('the product is built by a function');
  const { main } = product({ ...env, mode: 'test' }) as { main: { build: object } };
  return {
    main: {
      ...main,
      plugins: [
        {
          name: 'wall-left-out',
          enforce: 'pre' as const,
          load(id: string) {
            const file = relative(resolve('.'), id.split('?')[0] ?? '').replaceAll('\\', '/');
            return edited.has(file) ? withoutWall(wall, file, readFileSync(file, 'utf8')) : null;
          },
        },
      ],
      build: { ...main.build, minify: false, outDir: `out/walls/${String(process.env.SHUKE_WALL)}/main` },
    },
  };
});
