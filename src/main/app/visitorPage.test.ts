import type { NetworkInterfaceInfo } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PageSettings } from '@shared/features/feedback/feedback.contract';
import type { VisitorAnswer, VisitorAsk } from '../features/feedback/feedback.visitors.service';
import type { FromSite, SitePort, ToSite } from '../visitors/protocol';
import { VisitorPage } from './visitorPage';

type FakeSite = {
  sent: ToSite[];
  say: (message: FromSite) => void;
  end: (how: string) => void;
  isKilled: boolean;
};

const net = (address: string, internal = false): NetworkInterfaceInfo => ({
  address,
  netmask: '255.255.255.0',
  family: 'IPv4',
  mac: '',
  internal,
  cidr: null,
});

let settings: PageSettings;
let interfaces: Record<string, NetworkInterfaceInfo[]>;
let sites: FakeSite[];
let asked: VisitorAsk['act'][];
let changes: number;
let answer: ((ask: VisitorAsk) => Promise<VisitorAnswer | null>) | null;
let page: VisitorPage;

beforeEach(() => {
  settings = { isOn: true, hasBoard: false, address: '192.168.1.5', port: 8_765, phone: '', email: '' };
  interfaces = { Wi: [net('192.168.1.5')], lo: [net('127.0.0.1', true)], wan: [net('8.8.8.8')] };
  sites = [];
  asked = [];
  changes = 0;
  answer = null;
  page = new VisitorPage({
    ask: (ask) => {
      asked.push(ask.act);
      if (answer !== null) return answer(ask);
      if (ask.act === 'setUp')
        return Promise.resolve({
          act: 'setUp',
          setUp: { settings, sources: [], joinText: WORDS, board: null, shop: '清和' },
        });
      return Promise.resolve(ask.act === 'keep' ? { act: 'keep', number: 7 } : { act: 'tidy' });
    },
    startSite: (): SitePort => {
      let hear: (message: FromSite) => void = () => undefined;
      let ended: (how: string) => void = () => undefined;
      const site: FakeSite = {
        sent: [],
        say: (message) => hear(message),
        end: (how) => ended(how),
        isKilled: false,
      };
      sites.push(site);
      return {
        post: (message) => void site.sent.push(message),
        onMessage: (take) => (hear = take),
        onExit: (take) => (ended = take),
        kill: () => (site.isKilled = true),
      };
    },
    draw: (photo) =>
      Promise.resolve(photo.length === 0 ? null : { full: 'AAAA', small: String(photo.length) }),
    interfaces: () => interfaces,
    mayLoopBack: false,
    now: () => new Date('2026-11-24T02:30:00.000Z'),
    onChanged: () => (changes += 1),
    log: () => undefined,
  });
});
afterEach(() => {
  page.stop();
});

const WORDS = { version: 0, zh: '绝不外泄', en: 'Nothing is passed on' };

const POST: FromSite = {
  kind: 'post',
  id: 3,
  token: 't',
  photos: [],
  post: {
    source: '',
    kind: 'praise',
    words: '好',
    name: '',
    phone: '',
    wantsCall: false,
    satisfaction: null,
    recommend: null,
  },
};

describe('the page for visitors', () => {
  it('runs where it is wanted and the address is there, with all its texts in both languages', async () => {
    await page.look();
    expect((await page.state()).light).toBe('off');
    sites[0]?.say({ kind: 'listening' });
    expect(await page.state()).toMatchObject({
      light: 'on',
      places: [{ name: 'Wi', address: '192.168.1.5' }],
    });
    expect(sites).toHaveLength(1);
    expect(sites[0]?.sent).toHaveLength(1);
    const [message] = sites[0]?.sent ?? [];
    const facts = message?.kind === 'facts' ? message.facts : null;
    for (const [key, { zh, en }] of Object.entries(facts?.texts ?? {})) {
      expect(zh, key).toMatch(/[\u4e00-\u9fff]/u);
      expect(en, key).toMatch(/^[^\u4e00-\u9fff]+$/u);
    }
    expect(facts?.texts.callUs?.zh).toContain('{{phone}}');
  });

  it('ends with the switch, with its address, with the shop and with the program', async () => {
    await page.look();
    sites[0]?.say({ kind: 'listening' });
    interfaces = { Wi: [net('192.168.1.9')] };
    expect((await page.state()).light).toBe('moved');
    expect(sites[0]?.isKilled).toBe(true);
    settings = { ...settings, address: '192.168.1.9' };
    await page.look();
    settings = { ...settings, isOn: false };
    expect((await page.state()).light).toBe('off');
    expect(sites[1]?.isKilled).toBe(true);
    settings = { ...settings, isOn: true };
    await page.look();
    answer = () => Promise.resolve(null);
    await page.look();
    expect(sites[2]?.isKilled).toBe(true);
    answer = null;
    await page.look();
    page.stop();
    expect(sites[3]?.isKilled).toBe(true);
    await page.look();
    expect(sites).toHaveLength(4);
  });

  it('starts again after its process ended, and says so meanwhile', async () => {
    await page.look();
    sites[0]?.say({ kind: 'listening' });
    sites[0]?.end('1');
    const before = changes;
    sites[0]?.say({ kind: 'listening' });
    expect(changes).toBe(before);
    await page.look();
    expect(sites).toHaveLength(2);
    sites[1]?.say({ kind: 'failed', code: 'EADDRINUSE' });
    expect(sites[1]?.isKilled).toBe(true);
  });

  it('hands a post to the shop, and says where it was not kept', async () => {
    await page.look();
    sites[0]?.say(POST);
    await page.look();
    expect(sites[0]?.sent).toContainEqual({ kind: 'kept', id: 3, number: 7 });
    answer = (ask) =>
      ask.act === 'keep'
        ? Promise.reject(new Error('disk'))
        : Promise.resolve({
            act: 'setUp',
            setUp: { settings, sources: [], joinText: WORDS, board: null, shop: '清和' },
          });
    sites[0]?.say(POST);
    await page.look();
    expect(sites[0]?.sent).toContainEqual({ kind: 'notKept', id: 3 });
  });

  it('has each photo drawn before anything is kept, and keeps nothing where one cannot be', async () => {
    await page.look();
    const brought: VisitorAsk[] = [];
    answer = (ask) => {
      brought.push(ask);
      return Promise.resolve(ask.act === 'keep' ? { act: 'keep', number: 8 } : null);
    };
    sites[0]?.say({ ...POST, photos: [new Uint8Array(5), new Uint8Array(6)] });
    await expect.poll(() => sites[0]?.sent.at(-1)).toEqual({ kind: 'kept', id: 3, number: 8 });
    const small = (ask: VisitorAsk | undefined) =>
      ask?.act === 'keep' ? ask.pictures.map((picture) => picture.small) : null;
    expect(small(brought.at(-1))).toEqual(['5', '6']);
    sites[0]?.say({ ...POST, id: 4, photos: [new Uint8Array(5), new Uint8Array(0)] });
    await expect.poll(() => sites[0]?.sent.at(-1)).toEqual({ kind: 'notDrawn', id: 4 });
    expect(brought).toHaveLength(1);
  });

  it('takes a request of another device alone for a sign that the network lets it through', async () => {
    await page.look();
    sites[0]?.say({ kind: 'seen', address: '192.168.1.5' });
    expect((await page.state()).seenAt).toBeNull();
    sites[0]?.say({ kind: 'seen', address: '192.168.1.77' });
    expect((await page.state()).seenAt).toBe('2026-11-24T02:30:00.000Z');
  });

  it('lets go once a day of what is over', async () => {
    await page.look();
    await page.look();
    expect(asked.filter((act) => act === 'tidy')).toHaveLength(1);
  });
});
