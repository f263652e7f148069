import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { Launched } from '../../support/launch';
import { APP_PROBES } from './appProbes';
import { PAGE_PROBES } from './pageProbes';
import { SESSION_PROBES } from './sessionProbes';
import { roleIn, type SessionName } from './sessions';

/** Attacks that need somebody who may add customers. */
const FOR_SOMEBODY = ['hostile texts on every screen'];

/** Names of all attacks that are made in a session, those of the page first. */
export function probesOf(session: SessionName): string[] {
  const all = [...Object.keys(PAGE_PROBES), ...Object.keys(APP_PROBES)];
  const ofApp = roleIn(session) === null ? all.filter((name) => !FOR_SOMEBODY.includes(name)) : all;
  return session === 'fresh' ? ofApp : [...Object.keys(SESSION_PROBES), ...ofApp];
}

/** Longest time of one attack, and how long its late effects are waited for, in ms. */
const LONGEST_MS = { ofPage: 15_000, ofApp: 60_000 };
const AFTERMATH_MS = 300;

/** Runs attacks, by name, on an app that is open in a session. Resolves to those that got through, and what they got. */
export async function attack(
  launched: Launched,
  names: readonly string[],
  session: SessionName,
): Promise<Map<string, string>> {
  const targets = await openTargets();
  const through = new Map<string, string>();
  try {
    for (const name of names) {
      const told = await attackOnce(launched, name, targets, session);
      if (told !== null) through.set(name, told);
    }
    return through;
  } finally {
    await targets.close();
  }
}

async function attackOnce(
  launched: Launched,
  name: string,
  targets: Targets,
  session: SessionName,
): Promise<string | null> {
  const { app, page } = launched;
  const before = {
    url: withoutHash(page.url()),
    visits: targets.visits(),
    downloads: await downloads(launched),
  };
  const onPage = PAGE_PROBES[name];
  const aim = { url: `http://127.0.0.1:${String(targets.port)}/probe`, udpPort: targets.udpPort };
  const act = onPage
    ? page.evaluate(onPage, aim)
    : (APP_PROBES[name]?.(launched) ?? SESSION_PROBES[name]?.(launched, session));
  if (act === undefined) throw new Error(`there is no attack ${name}`);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((done) => {
    timer = setTimeout(
      () => done(onPage ? 'refused' : 'no end'),
      onPage ? LONGEST_MS.ofPage : LONGEST_MS.ofApp,
    );
  });
  /* A throw in the page is a refusal; one of ours is a broken probe. */
  const told = await Promise.race([onPage ? act.catch(() => 'refused') : act, late]);
  clearTimeout(timer);
  await new Promise((done) => setTimeout(done, AFTERMATH_MS));

  const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  const isAway = withoutHash(page.url()) !== before.url;
  const isHacked = await page.evaluate(() => 'hacked' in window).catch(() => true);
  const reasons = [
    told === 'refused' ? null : told,
    targets.visits() > before.visits ? 'reached the server' : null,
    windows === 1 ? null : 'opened a window',
    isAway ? 'led the page away' : null,
    isHacked ? 'ran' : null,
    (await downloads(launched)) > before.downloads ? 'saved a file' : null,
  ].filter((reason) => reason !== null);
  if (reasons.length > 0) await bringBack(launched, before.url);
  return reasons.length > 0 ? reasons.join(', ') : null;
}

/** How many downloads were let through so far. */
async function downloads({ app }: Launched): Promise<number> {
  return app.evaluate(({ session }) => {
    const counted = globalThis as { drillDownloads?: number };
    if (counted.drillDownloads === undefined) {
      counted.drillDownloads = 0;
      session.defaultSession.on('will-download', (event, item) => {
        if (!event.defaultPrevented) counted.drillDownloads = (counted.drillDownloads ?? 0) + 1;
        item.cancel();
      });
    }
    return counted.drillDownloads;
  });
}

async function bringBack({ app, page }: Launched, url: string): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }, start) => {
    const [first, ...others] = BrowserWindow.getAllWindows().sort((a, b) => a.id - b.id);
    for (const other of others) other.destroy();
    await first?.loadURL(start).catch(() => undefined);
  }, url);
  await page.waitForFunction(() => 'shuke' in window, undefined, { timeout: 10_000 });
}

const withoutHash = (url: string): string => url.split('#')[0] ?? '';

type Targets = { port: number; udpPort: number; visits(): number; close(): Promise<void> };

/** A port for anything that connects and one for packets: both only count. */
async function openTargets(): Promise<Targets> {
  let visits = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    visits += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.end(
      'HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    );
  });
  const packets = createSocket('udp4', () => {
    visits += 1;
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  await new Promise<void>((done) => packets.bind(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    udpPort: packets.address().port,
    visits: () => visits,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((done) => server.close(() => done()));
      await new Promise<void>((done) => packets.close(() => done()));
    },
  };
}
