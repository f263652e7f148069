import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import product from '../../../electron.vite.config';

/* The control of the kill drill: a main process that tells an act as done before it is committed. */

const FILE = 'src/main/ipc/writeDispatch.ts';
const EDITS = [
  { from: 'await options.writer.command(', to: 'await toldEarly(options.writer)(' },
  {
    from: 'export function writeDispatch(',
    to: `const toldEarly = (writer: Writer): Writer['command'] => (audited, signIn, act) =>
      new Promise((tell, fail) => {
        const slowly = async (unit: Parameters<typeof act>[0]) => {
          const result = await act(unit);
          tell(result);
          await new Promise((go) => setTimeout(go, 300));
          return result;
        };
        writer.command(audited, signIn, slowly).catch(fail);
      });
    export function writeDispatch(`,
  },
];

export default defineConfig((env) => {
  if (typeof product !== 'function') throw new Error('the product is built by a function');
  const { main } = product({ ...env, mode: 'test' }) as { main: { build: object } };
  return {
    main: {
      ...main,
      plugins: [
        {
          name: 'told-early',
          enforce: 'pre' as const,
          load(id: string) {
            const file = relative(resolve('.'), id.split('?')[0] ?? '').replaceAll('\\', '/');
            return file === FILE ? withEdits(readFileSync(file, 'utf8')) : null;
          },
        },
      ],
      build: { ...main.build, minify: false, outDir: 'out/early/main' },
    },
  };
});

function withEdits(source: string): string {
  return EDITS.reduce((text, { from, to }) => {
    if (!text.includes(from)) throw new Error(`the commit is no longer found in ${FILE}: look for "${from}"`);
    return text.replace(from, to);
  }, source);
}
