import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { CallInput, CallOutput, ChannelName } from '@shared/ipc/contracts';
import { findChannel } from '@shared/ipc/contracts';
import type { CallRequest, Envelope, EventName, Events } from '@shared/ipc/envelope';
import type { Clock } from '../../src/main/db/clock';
import { MIGRATIONS } from '../../src/main/db/migrations';
import { openReader } from '../../src/main/db/reader';
import type { Reader } from '../../src/main/db/reader';
import { Writer } from '../../src/main/db/writer';
import type { Actor } from '../../src/main/db/unit';
import type { HelperPort } from '../../src/main/helper/port';
import { DERIVATIONS, ENTITIES } from '../../src/main/ipc/commands';
import { findQuery } from '../../src/main/ipc/allQueries';
import { readDispatch } from '../../src/main/ipc/readDispatch';
import { NOBODY } from '../../src/main/ipc/session';
import type { Caller } from '../../src/main/ipc/session';
import { writeDispatch } from '../../src/main/ipc/writeDispatch';

/** Somebody who is in no shop: nothing is done for them anywhere. */
export const SHUT: Caller = { ...NOBODY, personId: 0 };

/** A temporary folder in memory where the system has one. */
export function tempDir(): string {
  const root = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  return mkdtempSync(join(root, 'shuke-test-'));
}

/** A clock that a test moves by hand. */
export type TestClock = {
  set(iso: string): void;
} & Clock;

export function testClock(iso = '2026-11-24T02:30:00.000Z'): TestClock {
  let now = new Date(iso);
  return { now: () => now, set: (next) => (now = new Date(next)) };
}

export type TestShop = {
  dir: string;
  file: string;
  writer: Writer;
  reader: Reader;
  clock: TestClock;
  actor: Actor;
  /** A connection of the test's own, for what no act of the shop does. */
  raw: Database.Database;
  /** Everything told to the page so far. */
  events: { event: EventName; payload: Events[EventName] }[];
  /** Failures that were no AppError. */
  bugs: unknown[];
  /** Sends a raw request, as a page could. */
  send(request: CallRequest): Promise<Envelope>;
  /** Calls a channel; throws the error's code where it is refused. Tasks are waited for. */
  call<N extends ChannelName>(name: N, input: CallInput<N>, commandId?: string): Promise<CallOutput<N>>;
  /** Makes a file known, as if a person had chosen it. */
  give(path: string): string;
  /** Asks a running task to stop. */
  stopTask(taskId: string): void;
  /** Signs somebody of this shop in by password; null = nobody, whoever would be let in. */
  signIn(actor: Pick<Actor, 'id'> | null): void;
  /** The same from a screen that is locked, say, or by somebody else. */
  sendAs(by: Caller, request: CallRequest): Promise<Envelope>;
  close(): Promise<void>;
};

const noHelper: HelperPort = {
  request: () => Promise.reject(new Error('this test has no helper process')),
  stop: () => undefined,
};

let template: Promise<Buffer> | undefined;

/** The bytes of an empty shop, kept in memory so that nothing is left behind. */
async function makeTemplate(): Promise<Buffer> {
  const dir = tempDir();
  const file = join(dir, 'template.shuke');
  const writer = await Writer.open(options(file, testClock()));
  await writer.close();
  const bytes = readFileSync(file);
  rmSync(dir, { recursive: true, force: true });
  return bytes;
}

const options = (file: string, clock: Clock): Parameters<typeof Writer.open>[0] => ({
  file,
  entities: ENTITIES,
  migrations: MIGRATIONS,
  derivations: DERIVATIONS,
  clock,
  asideDir: join(file, '..'),
  onSlowUnit: () => undefined,
});

/** A shop of its own for one test: a real file, the real writer, reader and dispatch, without Electron. */
export async function makeShop(helper: HelperPort = noHelper, from?: string): Promise<TestShop> {
  template ??= makeTemplate();
  const dir = tempDir();
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'shop.shuke');
  if (from === undefined) writeFileSync(file, await template);
  else copyFileSync(from, file);
  const shop = await openShop(dir, helper);
  return {
    ...shop,
    close: async () => {
      await shop.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The same on a folder whose file stays when it is closed. Rejects as `Writer.open` does. */
export async function openShop(dir: string, helper: HelperPort = noHelper): Promise<TestShop> {
  const file = join(dir, 'shop.shuke');
  const clock = testClock();
  const writer = await Writer.open(options(file, clock));
  const { reader, close } = openReader(file, clock);
  const raw = new Database(file);
  const events: TestShop['events'] = [];
  const bugs: unknown[] = [];
  const files = new Map<string, string>();
  let by: Caller = { ...NOBODY, isProven: true };
  const logBug = (_ref: string, _channel: string, error: unknown): void => void bugs.push(error);
  const waiting = new Map<string, (payload: Events['task.ended']) => void>();
  const write = writeDispatch({
    writer,
    reader,
    helper,
    fileOf: (token) => {
      const path = files.get(token) ?? '';
      return Promise.resolve({ path, name: path.split('/').at(-1) ?? '' });
    },
    emit: (event, payload) => {
      events.push({ event, payload });
      if (event === 'task.ended') {
        const ended = payload as Events['task.ended'];
        waiting.get(ended.taskId)?.(ended);
      }
    },
    logBug,
    checkOutputs: true,
  });
  const read = readDispatch({ find: findQuery, reader, logBug, checkOutputs: true });

  const sendAs = (caller: Caller, request: CallRequest): Promise<Envelope> => {
    const kind = findChannel(request.channel)?.kind;
    const signed = { ...request, by: caller };
    return kind === 'query' ? read(signed) : write.call(signed);
  };
  const send = (request: CallRequest): Promise<Envelope> => sendAs(by, request);
  const unwrap = (answer: Envelope): unknown => {
    if (answer.ok) return answer.value;
    const cause = bugs.at(-1);
    throw answer.error.code === 'unexpected'
      ? new Error('a bug', { cause })
      : Object.assign(new Error(answer.error.code), { envelope: answer.error });
  };

  return {
    dir,
    file,
    writer,
    reader,
    clock,
    actor: { id: 1, name: '', role: 'owner' },
    raw,
    events,
    bugs,
    send,
    sendAs,
    call: async (name, input, commandId = randomUUID()) => {
      const ended =
        findChannel(name)?.kind === 'task'
          ? new Promise<Events['task.ended']>((resolve) => waiting.set(commandId, resolve))
          : null;
      const answer = unwrap(await send({ channel: name, input, commandId }));
      return (ended === null ? answer : unwrap((await ended).result)) as never;
    },
    give: (path) => {
      const token = randomUUID();
      files.set(token, path);
      return token;
    },
    stopTask: (taskId) => {
      write.stopTask(taskId);
    },
    signIn: (actor) => {
      by = actor === null ? SHUT : { ...NOBODY, personId: actor.id, isProven: true };
    },
    close: async () => {
      await write.close();
      raw.close();
      close();
      await writer.close();
    },
  };
}
