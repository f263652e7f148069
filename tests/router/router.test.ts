import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canBeLent } from '@shared/features/staff/staff.rules';
import { FEATURES, type Channel } from '@shared/ipc/contract';
import { allChannels, findChannel, type ChannelName } from '@shared/ipc/contracts';
import type { CallRequest, Envelope } from '@shared/ipc/envelope';
import { COMMANDS, SCRATCHES, TASKS } from '../../src/main/ipc/commands';
import { DESKTOPS } from '../../src/main/ipc/desktops';
import { QUERIES } from '../../src/main/ipc/queries';
import { NOBODY, type SignedCall } from '../../src/main/ipc/session';
import { findQuery } from '../../src/main/ipc/allQueries';
import { readDispatch } from '../../src/main/ipc/readDispatch';
import { writeDispatch } from '../../src/main/ipc/writeDispatch';
import { type Dump, dumpTables } from '../support/builders/dump';
import { OWNER } from '../support/builders/openWriter';
import { type TestShop, makeShop } from '../support/shop';
import { SAMPLES } from './samples';

type Named = { name: ChannelName; channel: Channel };

let shop: TestShop;
let before: Dump;
let read: (request: SignedCall) => Promise<Envelope>;
let write: (request: SignedCall) => Promise<Envelope>;

/* A shop in which every refused call would have something to harm. */
beforeAll(async () => {
  shop = await makeShop();
  await shop.call('customers.create', { name: '单雄信', phones: [{ text: '13800138000' }] });
  const { id } = await shop.call('customers.create', { name: '秦琼' });
  await shop.call('customers.remove', { ids: [id] });
  const logBug = (_ref: string, _channel: string, error: unknown): void => void shop.bugs.push(error);
  read = readDispatch({ find: findQuery, reader: shop.reader, logBug, checkOutputs: true });
  const dispatch = writeDispatch({
    writer: shop.writer,
    reader: shop.reader,
    helper: { request: () => Promise.reject(new Error('no helper')), stop: () => undefined },
    fileOf: () => Promise.reject(new Error('no file')),
    emit: (event, payload) => void shop.events.push({ event, payload }),
    logBug,
    checkOutputs: true,
  });
  write = (request) => dispatch.call(request);
  shop.events.length = 0;
  before = dumpTables(shop.reader);
});
afterEach(() => {
  expect(shop.bugs).toEqual([]);
  expect(shop.events).toEqual([]);
  expect(dumpTables(shop.reader)).toEqual(before);
});
afterAll(() => shop.close());

const CHANNELS = allChannels();
const ofKind = (...kinds: Channel['kind'][]): [ChannelName, Named][] =>
  CHANNELS.filter(({ channel }) => kinds.includes(channel.kind)).map((named) => [named.name, named]);

const send = (channel: string, input: unknown, commandId: unknown = randomUUID()): Promise<Envelope> =>
  shop.send({ channel, input, commandId } as CallRequest);
/** Straight to the dispatch of the channel's kind, or of the other one. */
const through = (way: 'read' | 'write', request: Partial<SignedCall>): Promise<Envelope> =>
  (way === 'read' ? read : write)({
    channel: '',
    input: {},
    commandId: randomUUID(),
    by: NOBODY,
    ...request,
  });

const codeOf = (answer: Envelope): string => (answer.ok ? 'ok' : answer.error.code);

const HUGE = 'x'.repeat(1_000_000);
const deepArray = (depth: number): unknown => {
  let deep: unknown = [];
  for (let at = 0; at < depth; at += 1) deep = [deep];
  return deep;
};

describe('every channel', () => {
  it('has one handler, of its own kind, and no handler is without a channel', () => {
    const names = (kind: Channel['kind']): string[] =>
      ofKind(kind)
        .map(([name]) => name)
        .sort();
    expect(Object.keys(QUERIES).sort()).toEqual(names('query'));
    expect(Object.keys(COMMANDS).sort()).toEqual(names('command'));
    expect(Object.keys(SCRATCHES).sort()).toEqual(names('scratch'));
    expect(Object.keys(TASKS).sort()).toEqual(names('task'));
    expect(Object.keys(DESKTOPS).sort()).toEqual(names('desktop'));
  });

  it.each(CHANNELS.map((named) => [named.name, named] as const))(
    '%s names a right and what it changes',
    (_name, { channel }) => {
      expect(channel.permission).toMatch(/^[a-z]+\.(read|write|delete|export|manage|reveal|peek)$/u);
      expect(FEATURES).toContain(channel.permission.split('.')[0]);
      for (const feature of channel.changes) expect(FEATURES).toContain(feature);
      /* What is read only before a deletion, or only to manage something, asks for the right to that. */
      if (channel.kind === 'query') expect(channel.permission).toMatch(/\.(read|export|delete|manage)$/u);
      if (channel.kind === 'command') {
        expect(channel.changes.length).toBeGreaterThan(0);
        expect(channel.isAudited).toBe(true);
        expect(channel.permission).not.toMatch(/\.read$/u);
      }
      if (channel.kind === 'scratch') {
        expect(channel.changes).toEqual(['drafts']);
        expect(channel.isAudited).toBe(false);
        expect(channel.permission).toBe('drafts.write');
      }
    },
  );

  it.each(CHANNELS.map((named) => [named.name, named] as const))(
    '%s takes its sample, so that what follows is refused for its own fault',
    (name, { channel }) => {
      expect(channel.input.safeParse(SAMPLES[name]).error).toBeUndefined();
    },
  );

  it.each(ofKind('query', 'command', 'scratch', 'task'))(
    '%s refuses what is no input at all',
    async (name) => {
      for (const input of [null, undefined, 7, '', 'x', true, [], [SAMPLES[name]], HUGE, deepArray(5_000)]) {
        expect(codeOf(await send(name, input)), typeof input).toBe('ipc.badInput');
      }
    },
  );

  it.each(ofKind('query', 'command', 'scratch', 'task'))(
    '%s refuses each field that is of another kind, too long or too deep, and names it',
    async (name) => {
      const sample = SAMPLES[name] as Record<string, unknown>;
      for (const field of Object.keys(sample)) {
        for (const wrong of [
          HUGE,
          deepArray(1_000),
          Number.NaN,
          Number.POSITIVE_INFINITY,
          -1.5,
          Symbol.iterator,
          () => 1,
        ]) {
          const answer = await send(name, { ...sample, [field]: wrong });
          expect(codeOf(answer), `${field} ${typeof wrong}`).toBe('ipc.badInput');
          if (!answer.ok)
            expect(answer.error.fields.some((told) => told === field || told.startsWith(`${field}.`))).toBe(
              true,
            );
        }
      }
    },
  );

  it.each(ofKind('query', 'command', 'scratch', 'task'))(
    '%s refuses wrong pieces inside its lists and objects',
    async (name) => {
      const sample = SAMPLES[name] as Record<string, unknown>;
      for (const [field, value] of Object.entries(sample)) {
        if (typeof value !== 'object' || value === null) continue;
        const wrong = Array.isArray(value)
          ? [
              [null],
              [{}, {}],
              [HUGE],
              [Number.NaN],
              Array.from({ length: 100_000 }, () => value[0] as unknown),
            ]
          : Object.keys(value).map((inner) => ({ ...value, [inner]: deepArray(10) }));
        for (const piece of wrong)
          expect(codeOf(await send(name, { ...sample, [field]: piece })), field).toBe('ipc.badInput');
      }
    },
  );

  it.each(ofKind('query', 'command', 'scratch', 'task'))(
    '%s is refused where nobody is signed in, but for what everybody may ask',
    async (name, { channel }) => {
      shop.signIn(null);
      try {
        expect(codeOf(await send(name, SAMPLES[name]))).toBe(
          channel.isForEverybody === true ? 'ok' : 'ipc.signedOut',
        );
      } finally {
        shop.signIn(OWNER);
      }
    },
  );

  it.each(ofKind('command', 'task'))('%s is refused without the id of its command', async (name) => {
    const ids = [
      null,
      undefined,
      '',
      7,
      {},
      'x',
      '1',
      HUGE,
      randomUUID().toUpperCase(),
      `${randomUUID()} `,
      `${randomUUID()}\n`,
      randomUUID().replaceAll('-', ''),
    ];
    for (const id of ids) {
      const answer = await through('write', { channel: name, input: SAMPLES[name], commandId: id as string });
      expect(codeOf(answer), typeof id).toBe('ipc.badInput');
      if (!answer.ok) expect(answer.error.fields).toEqual(['commandId']);
    }
  });

  it.each(ofKind('query'))('%s cannot be sent as a command', async (name) => {
    expect(codeOf(await through('write', { channel: name, input: SAMPLES[name] }))).toBe(
      'ipc.unknownChannel',
    );
  });

  it.each(ofKind('command', 'scratch', 'task'))('%s cannot be sent as a query', async (name) => {
    expect(codeOf(await through('read', { channel: name, input: SAMPLES[name] }))).toBe('ipc.unknownChannel');
  });

  it.each(ofKind('desktop'))('%s reaches no thread of the database', async (name) => {
    for (const way of ['read', 'write'] as const) {
      expect(codeOf(await through(way, { channel: name, input: SAMPLES[name] }))).toBe('ipc.unknownChannel');
    }
  });
});

describe('what is grave', () => {
  it('asks for the password again: what takes the shop away, replaces it, or changes who may do what', () => {
    expect(
      CHANNELS.filter(({ channel }) => channel.needsProof)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      'backup.addPlace',
      'backup.confirmCode',
      'backup.printCode',
      'backup.proposeCode',
      'backup.restore',
      'backup.saveOpen',
      'backup.stopEncrypting',
      'feedback.setPage',
      'privacy.erase',
      'privacy.saveData',
      'settings.choosePlace',
      'staff.add',
      'staff.clearPin',
      'staff.comeBack',
      'staff.dropCodes',
      'staff.keepCodes',
      'staff.leave',
      'staff.printCodes',
      'staff.proposeCodes',
      'staff.setLeave',
      'staff.setPassword',
      'staff.setRight',
      'staff.setRole',
      'transfer.saveResult',
    ]);
  });
});

describe('what somebody else may agree to', () => {
  it('is an act, under a right that can be lent, and never a grave one', () => {
    for (const { name, channel } of CHANNELS.filter((one) => one.channel.canBeApproved)) {
      expect(['command', 'task'], name).toContain(channel.kind);
      expect(canBeLent(channel.permission), name).toBe(true);
      expect(channel.permission, name).not.toMatch(/^staff\./u);
      expect(channel.needsProof, name).toBeUndefined();
    }
  });
});

describe('a channel that somebody made up', () => {
  const MADE_UP = [
    '',
    '.',
    '..',
    'customers',
    'customers.',
    '.create',
    'customers.Create',
    'customers.create.',
    'customers.create.x',
    ' customers.create',
    'Customers.create',
    '__proto__',
    '__proto__.create',
    'customers.__proto__',
    'constructor.name',
    'customers.constructor',
    'customers.hasOwnProperty',
    'customers.toString',
    'toString.call',
    'prototype.customers',
    'valueOf.x',
    'loyalty.list',
    HUGE,
  ];

  it.each(MADE_UP.map((name) => [name.slice(0, 40), name]))('%j is refused', async (_shown, name) => {
    expect(findChannel(name)).toBeUndefined();
    for (const way of ['read', 'write'] as const) {
      expect(codeOf(await through(way, { channel: name }))).toBe('ipc.unknownChannel');
    }
  });

  it.each([[null], [undefined], [7], [{}], [['customers.create']], [{ toString: () => 'customers.create' }]])(
    '%j is refused',
    async (name) => {
      for (const way of ['read', 'write'] as const) {
        expect(codeOf(await through(way, { channel: name as unknown as string }))).toBe('ipc.unknownChannel');
      }
    },
  );

  it('is found for no name but those of the contracts', () => {
    const known = new Set<string>(CHANNELS.map(({ name }) => name));
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom('customers', 'create', '__proto__', 'constructor', 'toString'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 3 }), (parts) => {
        const name = parts.join('.');
        expect(findChannel(name) !== undefined).toBe(known.has(name));
      }),
    );
    for (const { name, channel } of CHANNELS) expect(findChannel(name)).toBe(channel);
  });
});

describe('what a page cannot do', () => {
  it('is to send fields that no contract names: they never arrive', () => {
    const junk = { isAdmin: true, actorId: 7, deep: deepArray(100), ['__proto__x']: 1 };
    for (const { name, channel } of CHANNELS) {
      const plain = channel.input.parse(SAMPLES[name]);
      expect(channel.input.parse({ ...(SAMPLES[name] as object), ...junk }), name).toEqual(plain);
    }
  });

  it('is to change what all objects have', () => {
    const hostile = JSON.parse(
      '{"__proto__": {"isPolluted": true}, "constructor": {"prototype": {"isPolluted": true}}}',
    ) as object;
    for (const { name, channel } of CHANNELS) {
      const sample = SAMPLES[name] as Record<string, unknown>;
      const inputs = [hostile, { ...sample, ...hostile }];
      for (const field of Object.keys(sample)) inputs.push({ ...sample, [field]: hostile });
      for (const input of inputs) {
        const { data } = channel.input.safeParse(input);
        expect((data as { isPolluted?: true } | undefined)?.isPolluted).toBeUndefined();
        expect(({} as { isPolluted?: true }).isPolluted).toBeUndefined();
      }
    }
  });

  it('is to bring the dispatch down: anything at all is answered by an envelope', async () => {
    const names = CHANNELS.map(({ name }) => name as string);
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withTypedArray: true,
    });
    const request = fc.record({
      channel: fc.oneof(fc.constantFrom(...names), anything),
      input: anything,
      commandId: anything,
    });
    await fc.assert(
      fc.asyncProperty(request, async (asked) => {
        for (const way of ['read', 'write'] as const) {
          const answer = await through(way, asked as Partial<SignedCall>);
          if (!answer.ok) {
            expect(answer.error.code).toMatch(/^ipc\./u);
            expect(answer.error.ref).toBeNull();
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
