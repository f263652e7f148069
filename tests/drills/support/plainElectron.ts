import Module from 'node:module';
import { Worker } from 'node:worker_threads';

/* Lets the main process's own files run in plain Node. Import this before anything of src/main. */

/** How worker threads of the drill are broken on purpose; null = they are the product's. */
export const broken: { name: string | null } = { name: null };

type Internals = {
  _load(request: string, parent: unknown, isMain: boolean): unknown;
  _resolveFilename(request: string, parent: unknown): string;
};

const internals = Module as unknown as Internals;
const load = internals._load.bind(internals);
const WORKER = '?nodeWorker';

internals._load = (request, parent, isMain) => {
  if (!request.endsWith(WORKER)) return load(request, parent, isMain);
  const file = internals._resolveFilename(request.slice(0, -WORKER.length), parent);
  return { __esModule: true, default: (options: object) => startThread(file, options) };
};

/** A thread of the program from its TypeScript as it is. */
function startThread(file: string, options: object): Worker {
  const code = `require('tsx/cjs'); require(${JSON.stringify(require.resolve('./thread'))})`;
  return new Worker(code, { ...options, eval: true, argv: [file, broken.name ?? ''] });
}
