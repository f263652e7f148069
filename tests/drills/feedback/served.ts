import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { VisitorPage } from '../../../src/main/app/visitorPage';
import { joinPath } from '@shared/features/joins/joins.post.rules';
import { forkVisitors } from '../../../src/main/visitors/forkVisitors';
import type { SiteCheck } from '../../../src/main/visitors/site';
import { drawnInDrill } from './photos';
import { openFuzzShop, type FuzzShop } from '../fuzz/fuzzShop';
import { SERVED_AT } from './client';

/** A shop with its page switched on, as the program runs it, on this computer alone. */
export type ServedShop = {
  shop: FuzzShop;
  port: number;
  /** Code of a poster that asks the questions of a survey. */
  code: string;
  /** What the address of a join form ends with. */
  joinAt: string;
  /** Times that the page's process ended by itself. */
  ends: () => number;
  ask: (channel: string, input: unknown) => Promise<unknown>;
  switchOff: () => Promise<void>;
  close: () => Promise<void>;
};

/** A port that is free now. */
function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, SERVED_AT, () => {
      const at = server.address();
      server.close(() => {
        /* Those beyond are given out by chance, and may not be chosen. */
        const port = typeof at === 'object' && at !== null ? at.port : 0;
        found(port <= 49_151 ? port : 20_000 + (port % 20_000));
      });
    });
  });
}

/** `without`: checks that the page leaves out, so that a control can see whether that would be noticed. */
export async function serveShop(without: readonly SiteCheck[]): Promise<ServedShop> {
  const shop = await openFuzzShop();
  const ask = async (channel: string, input: unknown): Promise<unknown> => {
    const answer = await shop.call({ channel, input, commandId: crypto.randomUUID() }, true);
    if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
    return answer.value;
  };
  const appearance = { language: 'zh-CN', theme: 'light', textSize: 100 };
  await ask('settings.openShop', { shop: { name: '清和茶礼', ownerName: '赵会敏' }, appearance });
  const port = await freePort();
  const settings = { isOn: true, hasBoard: true, address: SERVED_AT, port, phone: '020-81234567', email: '' };
  const { id } = (await ask('feedback.addSource', { name: '收银台', page: 'survey' })) as { id: number };
  const { code: joinCode } = (await ask('joins.addSource', { name: '门口', kind: 'poster' })) as {
    code: string;
  };
  await ask('feedback.setPage', settings);
  await postOne(ask);
  const { sources } = (await ask('feedback.setUp', {})) as { sources: { id: number; code: string }[] };
  let ends = 0;
  let isClosing = false;
  const page = new VisitorPage({
    ask: (asked) => shop.visitor(asked),
    draw: (photo) => Promise.resolve(drawnInDrill(photo)),
    startSite: () => {
      const site = forkVisitors({
        entry: resolve('src/main/visitors/visitors.ts'),
        nodeOptions: ['--import', 'tsx'],
        without,
      });
      site.onExit(() => {
        if (!isClosing) ends += 1;
      });
      return site;
    },
    interfaces: () => ({
      lo: [{ address: SERVED_AT, netmask: '', family: 'IPv4', mac: '', internal: true, cidr: null }],
    }),
    mayLoopBack: true,
    now: () => new Date(),
    onChanged: () => undefined,
    log: (level, text) => {
      if (level === 'error') shop.logged.push(text);
    },
  });
  await standsOn(page);
  return {
    shop,
    port,
    code: sources.find((source) => source.id === id)?.code ?? '',
    joinAt: joinPath(joinCode),
    ends: () => ends,
    ask,
    switchOff: async () => {
      isClosing = true;
      await ask('feedback.setPage', { ...settings, isOn: false });
      await page.look();
    },
    close: async () => {
      isClosing = true;
      page.stop();
      await shop.close();
    },
  };
}

/** What the public board says in a drill. */
export const POSTED = { raised: '茶叶受潮', changed: '换了铝箔内袋' };

async function postOne(ask: ServedShop['ask']): Promise<void> {
  const { id } = (await ask('complaints.file', {
    ...{ type: 'complaint', channel: 'counter', category: 'quality', customerId: null },
    ...{ contactName: '路过的人', contactPhone: '', words: '受潮', mood: null, wish: null, wants: '' },
    ...{
      saleId: null,
      productId: null,
      batch: '',
      personId: null,
      received: null,
      promise: null,
      checks: [],
    },
  })) as { id: number };
  const { version } = (await ask('complaints.get', { id })) as { version: number };
  await ask('complaints.move', { id, version, to: 'resolved', words: '换了', call: null });
  await ask('complaints.post', { complaintId: id, ...POSTED, passed: [] });
}

const LIGHT_LIMIT_MS = 60_000;

async function standsOn(page: VisitorPage): Promise<void> {
  const endsAt = Date.now() + LIGHT_LIMIT_MS;
  for (;;) {
    const { light } = await page.state();
    if (light === 'on') return;
    if (light === 'failed' || Date.now() > endsAt) throw new Error(`the page does not stand: ${light}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
