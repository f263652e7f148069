import { createServer, type Server } from 'node:http';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { BOARD_PATH, readPost, SOURCE_CODE, type SitePage } from '@shared/features/feedback/feedback.rules';
import { photoFaults, type SentPhoto } from '@shared/features/feedback/photos.rules';
import { joinCodeOf, readJoin } from '@shared/features/joins/joins.post.rules';
import { addressOf, answer, isAmbiguous, type Visit } from './answers';
import { readBody, type Body } from './body';
import { entryWindow, requestWindow, SITE_LIMITS, Uploads } from './limits';
import { boundaryIn, readParts, type Parts } from './multipart';
import { boardPage, donePage, formPage, refusalPage, type FormOptions, type Refusal } from './pages';
import type { Kept, SiteFacts, SitePost } from './protocol';
import { Tokens } from './tokens';

export type SiteOptions = {
  facts: () => SiteFacts;
  /** Keeps a post with its photos drawn anew. The same token answers the same number. */
  keep: (token: string, post: SitePost, photos: readonly Uint8Array[]) => Promise<Kept>;
  /** A page was given to this address. */
  onSeen: (address: string) => void;
  onFault: (error: unknown) => void;
  now: () => number;
  /** Checks that a drill leaves out to see that it would notice. */
  without?: readonly SiteCheck[];
};

/** Checks of a post, each of which can be left out by a drill. */
export const SITE_CHECKS = ['token', 'origin', 'host', 'type', 'size', 'fields', 'photo', 'rate'] as const;
export type SiteCheck = (typeof SITE_CHECKS)[number];

const STATUS = {
  notFound: 404,
  notOurs: 403,
  tooLarge: 413,
  photosTooLarge: 413,
  tooMany: 429,
  full: 503,
  broken: 400,
} as const satisfies Record<Refusal, number>;
const FORM_TYPE = /^application\/x-www-form-urlencoded(?:; ?charset=utf-8)?$/iu;

/**
 * The page as a server that does not listen yet. It knows `facts`, keeps posts through `keep`, and can reach nothing
 * else. Each answer closes its connection.
 */
export function siteServer(options: SiteOptions): Server {
  const server = createAdaptorServer({
    fetch: siteApp(options).fetch,
    overrideGlobalObjects: false,
    createServer,
    serverOptions: {
      maxHeaderSize: SITE_LIMITS.headerBytes,
      headersTimeout: SITE_LIMITS.headersMs,
      requestTimeout: SITE_LIMITS.photoMs,
      connectionsCheckingInterval: SITE_LIMITS.checkEachMs,
      keepAlive: false,
      insecureHTTPParser: false,
      requireHostHeader: true,
    },
  }) as Server;
  server.maxHeadersCount = SITE_LIMITS.headers;
  server.maxConnections = SITE_LIMITS.connections;
  server.maxRequestsPerSocket = 1;
  limitConnections(server);
  /* Nothing is answered to an upgrade, a tunnel, or what is no HTTP. */
  server.on('upgrade', ({ socket }) => {
    socket.destroy();
  });
  server.on('connect', ({ socket }) => {
    socket.destroy();
  });
  server.on('clientError', (_error, socket) => {
    socket.destroy();
  });
  return server;
}

/** One address holds a few connections at most, and none that says nothing. */
function limitConnections(server: Server): void {
  const open = new Map<string, number>();
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    if (count > SITE_LIMITS.connectionsOfOne) {
      socket.destroy();
      return;
    }
    open.set(address, count);
    socket.setTimeout(SITE_LIMITS.requestMs, () => socket.destroy());
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left <= 0) open.delete(address);
      else open.set(address, left);
    });
  });
}

const { bodyBytes, requestMs, photoBodyBytes, photoMs, photoPace, passedBytes } = SITE_LIMITS;
/** How bodies are read: of a plain form; with photos; of one that is not kept, so that its browser hears why. */
const BODIES = {
  plain: { most: bodyBytes, ms: requestMs, pace: 0, passed: 0 },
  photos: { most: photoBodyBytes, ms: photoMs, pace: photoPace, passed: passedBytes },
  passed: { most: 0, ms: photoMs, pace: photoPace, passed: photoBodyBytes + passedBytes },
} as const;

/** Bytes of their own: those of a part share the whole body. */
const bytesOf = ({ bytes }: SentPhoto): Uint8Array => new Uint8Array(bytes);

/** What is answered to which request. */
function siteApp({
  facts,
  keep,
  onSeen,
  onFault,
  now,
  without = [],
}: SiteOptions): Hono<{ Bindings: HttpBindings }> {
  const tokens = new Tokens();
  const requests = requestWindow();
  const entries = entryWindow();
  const uploads = new Uploads();
  const checks = (check: SiteCheck): boolean => !without.includes(check);

  const refused = (visit: Visit, why: Refusal): Response =>
    answer(visit, refusalPage(facts(), why), STATUS[why]);

  const pageOf = (code: string): SitePage | null => {
    if (code === '') return 'feedback';
    if (!SOURCE_CODE.test(code) && joinCodeOf(code) === null) return null;
    return facts().sources.find((one) => one.code === code)?.page ?? null;
  };

  /** What a token is bound to: a join form also to the words that stood beside it. */
  const boundTo = (page: SitePage, code: string): string =>
    `${page}/${code}/${page === 'join' ? String(facts().joinText.version) : ''}`;

  const read = (page: SitePage, code: string, pairs: readonly (readonly [string, string])[]) =>
    page === 'join'
      ? readJoin(joinCodeOf(code) ?? '', facts().joinText.version, pairs)
      : readPost(page, code, pairs);

  const form = (
    visit: Visit,
    page: SitePage,
    code: string,
    change: Partial<Pick<FormOptions, 'faults' | 'typed' | 'isStale'>> = {},
  ): Response => {
    const token = tokens.issue(boundTo(page, code), addressOf(visit), now());
    const options = { page, code, token, faults: [], typed: {}, isStale: false, ...change };
    return answer(visit, formPage(facts(), options), change.faults ? 422 : 200);
  };

  const isFromOurForm = (visit: Visit): boolean => {
    const { address, port } = facts();
    const ours = `http://${address}:${String(port)}`;
    const origin = visit.req.header('origin');
    const site = visit.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin') return false;
    /* Old phones name no origin, but the page that they come from. */
    return origin === undefined
      ? (visit.req.header('referer') ?? '').startsWith(`${ours}/`)
      : origin === ours;
  };

  const bodyOf = (visit: Visit, what: keyof typeof BODIES): Promise<Body> =>
    readBody(visit.env.incoming, { ...BODIES[what], ...(!checks('size') && { most: Infinity }) });

  const take = async (visit: Visit, code: string): Promise<Response> => {
    const page = pageOf(code);
    if (page === null) return refused(visit, 'notFound');
    if (checks('origin') && !isFromOurForm(visit)) return refused(visit, 'notOurs');
    const type = visit.req.header('content-type') ?? '';
    const boundary = page === 'feedback' ? boundaryIn(type) : null;
    if (boundary === null) {
      if (checks('type') && !FORM_TYPE.test(type)) return refused(visit, 'notOurs');
      const body = await bodyOf(visit, 'plain');
      if (body.how !== 'read') return refused(visit, body.how === 'gone' ? 'broken' : 'tooLarge');
      const pairs: Parts['pairs'] = [...new URLSearchParams(body.bytes.toString('utf8'))];
      return takeParts(visit, page, code, { pairs, photos: [] });
    }
    const address = addressOf(visit);
    const hasRoom = !checks('rate') || uploads.begin(address);
    try {
      const body = await bodyOf(visit, hasRoom ? 'photos' : 'passed');
      if (!hasRoom) return refused(visit, 'tooMany');
      if (body.how !== 'read') return refused(visit, body.how === 'gone' ? 'broken' : 'photosTooLarge');
      const parts = readParts(body.bytes, boundary);
      return parts === null ? refused(visit, 'notOurs') : await takeParts(visit, page, code, parts);
    } finally {
      if (hasRoom && checks('rate')) uploads.end(address);
    }
  };

  const takeParts = async (
    visit: Visit,
    page: SitePage,
    code: string,
    { pairs, photos }: Parts,
  ): Promise<Response> => {
    const known = checks('fields') ? pairs : [...new Map(pairs)];
    const come = read(page, code, known);
    if (come.how === 'foreign') return refused(visit, 'notOurs');
    const address = addressOf(visit);
    const token = pairs.find(([name]) => name === 'token')?.[1] ?? '';
    const state = tokens.stateOf(token, boundTo(page, code), address, now());
    if (state.how === 'used' && checks('token'))
      return answer(visit, donePage(facts(), page, state.number, true), 409);
    const typed = Object.fromEntries(pairs);
    const again = photos.length > 0 ? (['photoAgain'] as const) : [];
    if (state.how !== 'good' && checks('token'))
      return form(visit, page, code, { typed, isStale: true, faults: again });
    const wrong = checks('photo') ? photoFaults(photos) : [];
    if (come.how === 'faulty' || wrong.length > 0) {
      const faults = [...(come.how === 'faulty' ? come.faults : []), ...(wrong.length > 0 ? wrong : again)];
      return form(visit, page, code, { typed, faults });
    }
    if (checks('rate') && !entries.take(address, now())) return refused(visit, 'tooMany');
    const nonce = state.how === 'good' ? state.nonce : crypto.randomUUID();
    tokens.use(nonce, now());
    visit.env.incoming.socket.setTimeout(SITE_LIMITS.keepPhotosMs + SITE_LIMITS.requestMs);
    const number = await keep(nonce, come.post, photos.map(bytesOf)).catch((error: unknown) => {
      onFault(error);
      return null;
    });
    if (typeof number !== 'number') {
      tokens.release(nonce);
      entries.giveBack(address);
      return number === null ? refused(visit, 'full') : form(visit, page, code, { typed, faults: ['photo'] });
    }
    tokens.kept(nonce, number);
    return answer(visit, donePage(facts(), page, number, false), 200);
  };

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (visit, next) => {
    const { address, port } = facts();
    const { headers, rawHeaders, url = '' } = visit.env.incoming;
    if (checks('rate') && !requests.take(addressOf(visit), now())) return refused(visit, 'tooMany');
    /* A path may name a host too, as to a proxy. */
    const isOurs =
      headers.host === `${address}:${String(port)}` && url.startsWith('/') && !isAmbiguous(rawHeaders);
    if (checks('host') && !isOurs) return refused(visit, 'notOurs');
    if (url.length > SITE_LIMITS.addressChars) return refused(visit, 'notFound');
    return next();
  });
  app.get(`/${BOARD_PATH}`, (visit) => {
    const { board } = facts();
    return board === null ? refused(visit, 'notFound') : answer(visit, boardPage(facts(), board), 200);
  });
  app.on('GET', ['/', '/:code'], (visit) => {
    const code = visit.req.param('code') ?? '';
    const page = pageOf(code);
    if (page === null) return refused(visit, 'notFound');
    onSeen(addressOf(visit));
    return form(visit, page, code);
  });
  app.on('POST', ['/', '/:code'], (visit) => take(visit, visit.req.param('code') ?? ''));
  app.notFound((visit) => refused(visit as Visit, 'notFound'));
  app.onError((error, visit) => {
    onFault(error);
    return refused(visit as Visit, 'broken');
  });
  return app;
}
