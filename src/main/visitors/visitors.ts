import type { Server } from 'node:http';
import { isMainThread } from 'node:worker_threads';
import { traceOf } from '@shared/errors/traceOf';
import { SITE_LIMITS } from './limits';
import type { FromSite, Kept, SiteFacts, SitePost, ToSite } from './protocol';
import { SITE_CHECKS, siteServer } from './site';

/* The process of the page on the shop's Wi-Fi: a flood ends here, and holds up nobody at the counter. */

type Line = { post(message: FromSite): void; listen(take: (message: ToSite) => void): void };

type ParentPort = {
  postMessage(message: unknown): void;
  on(event: 'message', take: (event: { data: unknown }) => void): void;
};

/** The line to main: Electron's where it started us, Node's otherwise. */
function openLine(): Line {
  const { parentPort } = process as typeof process & { parentPort?: ParentPort };
  if (parentPort) {
    return {
      post: (message) => parentPort.postMessage(message),
      listen: (take) => parentPort.on('message', ({ data }) => take(data as ToSite)),
    };
  }
  process.on('disconnect', () => process.exit(0));
  return {
    post: (message) => void process.send?.(message),
    listen: (take) => void process.on('message', (message) => take(message as ToSite)),
  };
}

/** So many are told until the process ends; the rest would say the same. */
const MOST_FAULTS = 50;

function serve(line: Line, without: readonly string[]): void {
  let facts: SiteFacts | null = null;
  let server: Server | null = null;
  let lastId = 0;
  const waiting = new Map<number, (kept: Kept) => void>();

  let faults = 0;
  /** Whoever sends rubbish must not fill the log. */
  const fault = (error: unknown): void => {
    faults += 1;
    if (faults > MOST_FAULTS) return;
    line.post({ kind: 'fault', trace: traceOf(error) });
  };
  const keep = (token: string, post: SitePost, photos: readonly Uint8Array[]): Promise<Kept> =>
    new Promise((resolve) => {
      lastId += 1;
      const id = lastId;
      const within = photos.length === 0 ? SITE_LIMITS.keepMs : SITE_LIMITS.keepPhotosMs;
      const late = setTimeout(() => settle(null), within);
      const settle = (kept: Kept): void => {
        clearTimeout(late);
        waiting.delete(id);
        resolve(kept);
      };
      waiting.set(id, settle);
      line.post({ kind: 'post', id, token, post, photos });
    });

  const open = (): void => {
    server = siteServer({
      facts: () => facts ?? NOTHING,
      keep,
      onSeen: (address) => {
        line.post({ kind: 'seen', address });
      },
      onFault: fault,
      now: Date.now,
      without: SITE_CHECKS.filter((check) => without.includes(check)),
    });
    server.on('error', (error: NodeJS.ErrnoException) => {
      line.post({ kind: 'failed', code: error.code ?? error.name });
    });
    server.listen({ host: facts?.address ?? '', port: facts?.port ?? 0, exclusive: true }, () => {
      line.post({ kind: 'listening' });
    });
  };

  line.listen((message) => {
    if (message.kind === 'facts') {
      facts = message.facts;
      if (server === null) open();
      return;
    }
    const kept = message.kind === 'kept' ? message.number : null;
    waiting.get(message.id)?.(message.kind === 'notDrawn' ? 'notDrawn' : kept);
  });
  process.on('uncaughtException', fault);
  process.on('unhandledRejection', fault);
}

const NOTHING: SiteFacts = {
  address: '',
  port: 0,
  shop: '',
  phone: '',
  sources: [],
  joinText: { version: 0, zh: '', en: '' },
  board: null,
  texts: {},
};

/* Only a drill, which forks it by Node, may leave checks out. */
const isElectrons = 'parentPort' in process && process.parentPort !== undefined;
if (isMainThread) serve(openLine(), isElectrons ? [] : (process.argv[2] ?? '').split(','));
