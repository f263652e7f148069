import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '@shared/errors/AppError';
import { traceOf } from '@shared/errors/traceOf';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { Envelope } from '@shared/ipc/envelope';
import { stepClock } from '@shared/lib/stepClock';
import { systemClock } from '../db/clock';
import { MIGRATIONS } from '../db/migrations';
import { openReader } from '../db/reader';
import type { Reader } from '../db/reader';
import { bringShop } from '../db/shopFile';
import { Writer } from '../db/writer';
import { copyCustomer } from '../features/backup/backup.copying';
import { continueTrail, erasuresToldBy } from '../features/backup/backup.continuation';
import { trailEnds } from '../db/audit';
import type { TrailEnds } from '../db/audit';
import { countDenied } from '../features/history/history.service';
import type { DeniedCalls } from '../features/history/history.service';
import { ownerOf, signedInPerson } from '../features/staff/staff.people.queries';
import { SecretKeeper } from '../features/staff/staff.secrets';
import type { SecretAsk } from '../features/staff/staff.secrets';
import { sweepPictures } from '../features/pictures/pictures.service';
import { listOldProducts } from '../features/products/products.service';
import { answerVisitors } from '../features/feedback/feedback.visitors.service';
import type { VisitorAnswer, VisitorAsk } from '../features/feedback/feedback.visitors.service';
import { reapplyErasures } from '../features/privacy/privacy.service';
import { recoverImports } from '../features/transfer/transfer.service';
import { DERIVATIONS, ENTITIES } from './commands';
import { envelope } from './envelopes';
import { askedHelper } from './helperBridge';
import { actorWith } from './readDispatch';
import { createPeer } from './rpc';
import type { Port } from './rpc';
import type { Caller, SignedCall } from './session';
import { writeDispatch } from './writeDispatch';

/** What the data host is started with. */
export type HostOptions = {
  file: string;
  /** True where the file is a sample shop and must be one. */
  isSample: boolean;
  /** The file of a shop that is copied to `file` first, where there is none; null: nothing is brought. */
  bringFrom: string | null;
  /** What the trail of a shop that was just restored is to be told; null: it was not. */
  note: unknown;
  checkOutputs: boolean;
};

/** A row of the trail for what main did by itself, such as a file that was saved. */
export type TrailTold = {
  /** The channel's full name. */
  act: string;
  by: Caller;
  /** Ids and counts, never personal data. */
  result: Readonly<Record<string, string | number | null>>;
  /** Whom it was about, so that it is found by them; null: nobody alone. */
  customerId: number | null;
};

/* The data host: the one writing connection and its lane, in a thread of its own. */

if (typeof __TEST_BUILD__ !== 'undefined' && __TEST_BUILD__) stepClock(process.env.SHUKE_DAYS_AHEAD);

const options = workerData as HostOptions;
const port = parentPort as Port | null;
if (port === null) throw new Error('the data host runs in a worker thread only');

/** After so long without a write the WAL goes into the file. */
const IDLE_MS = 3_000;

const started = start();
let idleTimer: NodeJS.Timeout | undefined;

const helper = askedHelper((method, input) => peer.ask(method, input));

const peer = createPeer(port, {
  /** Answers once the shop is open, migrated and proven writable. */
  open: async (): Promise<Envelope<{ sqlite: string }>> =>
    envelope('open', logBug, async () => {
      const { writer } = await started;
      return { sqlite: writer.sqliteVersion };
    }),
  call: async (request: SignedCall): Promise<Envelope> => {
    const { dispatch, writer } = await started;
    const answer = await dispatch.call(request);
    clearTimeout(idleTimer);
    idleTimer = setTimeout(() => {
      writer.checkpoint().catch((error: unknown) => {
        logBug('-', 'checkpoint', error);
      });
    }, IDLE_MS);
    return answer;
  },
  stopTask: async (taskId: string): Promise<void> => {
    (await started).dispatch.stopTask(taskId);
  },
  batch: helper.batch,
  trail: (): Promise<Envelope<TrailEnds>> =>
    envelope('trail', logBug, async () => trailEnds((await started).reader)),
  snapshot: (path: string): Promise<Envelope<null>> =>
    envelope('snapshot', logBug, async () => {
      await (await started).writer.snapshot(path);
      return null;
    }),
  /** Brings a customer of an opened backup into the shop, as the signed-in person's own act. */
  copyCustomer: ({
    from,
    customerId,
    by,
  }: {
    from: string;
    customerId: CustomerId;
    by: Caller;
  }): Promise<Envelope<CustomerId>> =>
    envelope('backup.copyCustomer', logBug, async () => {
      const { writer } = await started;
      const old = openReader(from, systemClock);
      try {
        const id = await writer.command(
          { name: 'backup.copyCustomer', commandId: randomUUID() },
          (reader) => actorWith(reader, by, { permission: 'customers.write' }),
          (unit) => copyCustomer(unit, old.reader, customerId),
        );
        const features = ['customers', 'sales', 'products', 'history'] as const;
        void peer.ask('emit', { event: 'data.changed', payload: { features } });
        return id;
      } finally {
        old.close();
      }
    }),
  tell: ({ act, by, result, customerId }: TrailTold): Promise<Envelope<null>> =>
    envelope(act, logBug, async () => {
      const { writer } = await started;
      await writer.command(
        { name: act, commandId: randomUUID() },
        (reader) => {
          const actor = signedInPerson(reader, by);
          if (actor === null) throw new AppError('ipc.signedOut');
          return actor;
        },
        (unit) => {
          if (customerId !== null) {
            /* Nothing of the card changed. */
            unit.changes.push({
              tableName: 'customers',
              rowId: customerId,
              customerId,
              before: {},
              after: {},
            });
          }
          return Promise.resolve(result);
        },
      );
      void peer.ask('emit', { event: 'data.changed', payload: { features: ['history'] } });
      return null;
    }),
  /** Nobody is told that it changed: whoever is refused what is on screen would ask again, and be refused again. */
  denied: (rows: readonly DeniedCalls[]): Promise<Envelope<null>> =>
    envelope('history.denied', logBug, async () => {
      const { writer, reader } = await started;
      const owner = ownerOf(reader);
      if (owner !== null) {
        await writer.unit('history.denied', owner, (unit) => {
          countDenied(unit, rows);
        });
      }
      return null;
    }),
  /** Proves or sets what people sign in by. */
  secret: (ask: SecretAsk): Promise<Envelope<{ personId: number }>> =>
    envelope(`staff.${ask.act}`, logBug, async () => (await started).secrets.perform(ask)),
  /** Answers for visitors of the page on the shop's Wi-Fi. */
  visitor: (ask: VisitorAsk): Promise<Envelope<VisitorAnswer>> =>
    envelope('feedback.visitor', logBug, async () => {
      const { writer, reader } = await started;
      const answer = await answerVisitors(writer, reader, ask);
      if (answer.act === 'keep' && answer.number !== null) {
        const features =
          ask.act === 'keep' && ask.post.kind === 'join'
            ? (['joins'] as const)
            : (['feedback', 'followups'] as const);
        void peer.ask('emit', { event: 'data.changed', payload: { features } });
      }
      return answer;
    }),
  close: async (): Promise<void> => {
    clearTimeout(idleTimer);
    const { dispatch, writer, closeReader } = await started;
    await dispatch.close();
    closeReader();
    await writer.close();
  },
});

function logBug(ref: string, channel: string, error: unknown): void {
  void peer.ask('log', {
    level: 'error',
    text: `bug ${ref} in ${channel}: ${traceOf(error)}`,
  });
}

async function start(): Promise<{
  writer: Writer;
  reader: Reader;
  dispatch: ReturnType<typeof writeDispatch>;
  secrets: SecretKeeper;
  closeReader: () => void;
}> {
  if (options.bringFrom !== null) await bringShop(options.bringFrom, options.file, MIGRATIONS);
  const writer = await Writer.open({
    file: options.file,
    isSample: options.isSample,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    derivations: DERIVATIONS,
    clock: systemClock,
    asideDir: dirname(options.file),
    onTrouble: (what, error) => {
      logBug('-', what, error);
    },
    onSlowUnit: (name, ms) => {
      void peer.ask('log', { level: 'warn', text: `slow unit ${name}: ${String(ms)} ms` });
    },
  });
  const { reader, close } = openReader(options.file, systemClock);
  await continueTrail(writer, reader, options.note);
  /* Where a full disk keeps it from being done now, the next start tries again; the shop opens all the same. */
  await reapplyErasures(writer, reader, erasuresToldBy(options.note)).catch((error: unknown) => {
    logBug('-', 'privacy.eraseAgain', error);
  });
  const dispatch = writeDispatch({
    writer,
    reader,
    helper,
    fileOf: async (token) => {
      const file = await peer.ask<{ path: string; name: string } | null>('fileOf', token);
      if (file === null) throw new AppError('transfer.unknownToken');
      return file;
    },
    emit: (event, payload) => {
      void peer.ask('emit', { event, payload });
    },
    logBug,
    checkOutputs: options.checkOutputs,
  });
  const actor = ownerOf(reader);
  if (actor !== null) {
    void recoverImports({ writer, reader, actor, progress: () => undefined }).catch((error: unknown) => {
      logBug('-', 'recover', error);
    });
    void listOldProducts(writer, reader).catch((error: unknown) => {
      logBug('-', 'products.list', error);
    });
    void sweepPictures(writer, reader).catch((error: unknown) => {
      logBug('-', 'pictures.sweep', error);
    });
  }
  const secrets = new SecretKeeper({
    writer,
    reader,
    monotonicMs: () => performance.now(),
    now: () => systemClock.now(),
  });
  return { writer, reader, dispatch, secrets, closeReader: close };
}

/* An open that failed is told by `open`; without this line it would also end the thread. */
started.catch(() => undefined);
