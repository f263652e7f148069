import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Knock } from '../../../src/main/ipc/doors';
import { AppError } from '@shared/errors/AppError';
import { findChannel } from '@shared/ipc/contracts';
import type { Envelope, EventName, Events } from '@shared/ipc/envelope';
import { noticePage } from '../../../src/main/app/noticePage';
import { openStaffDoor } from '../../../src/main/app/staffDoor';
import { FileTokens } from '../../../src/main/app/files';
import { systemClock } from '../../../src/main/db/clock';
import { openReader } from '../../../src/main/db/reader';
import { openBackups } from '../../../src/main/features/backup/backup.service';
import { forkHelper } from '../../../src/main/helper/forkHelper';
import { askQuery } from '../../../src/main/ipc/askQuery';
import { startDataHost, type DataHost } from '../../../src/main/ipc/dataHost';
import { NOBODY, Session, type Caller } from '../../../src/main/ipc/session';
import { openRouter } from '../../../src/main/ipc/router';
import type { Desk } from '../../../src/main/ipc/router';
import { disk } from '../../../src/main/platform/disk';
import { volumes } from '../../../src/main/platform/volumes';
import { dumpTables } from '../../support/builders/dump';
import { tempDir } from '../../support/shop';

/** The program without its window: the real router, data host, readers, database and helper process. */
export type FuzzShop = {
  dir: string;
  /** Calls as a page does. `isOurs`: from our own window; false = from a frame of somebody else's. */
  call(request: unknown, isOurs: boolean): Promise<Envelope>;
  /** Answers for visitors as main asks. */
  visitor: DataHost['visitor'];
  /** Hands a path over as a page that was taken over could. */
  takeFile(path: unknown, isOurs: boolean): Promise<Envelope>;
  /** Makes a file known, as if a person had chosen it. */
  give(path: string): string;
  /**
   * Who calls from now on, whatever calls do to the session; the owner before it is said. Locked or without a person,
   * nearly all would be refused.
   */
  callAs(caller: Caller): void;
  /** The next answers of the dialogs. */
  dialogAnswers: (string | null)[];
  /** Waits until no task is running. */
  settled(): Promise<void>;
  /** A hash of every table but those in which refused sign-ins are told and counted. */
  tables(): Map<string, string>;
  /** How many refused calls the shop's file has counted. */
  deniedCalls(): number;
  /** Threads and processes that ended, rejections that nobody handled. */
  crashes: string[];
  /** What the program wrote to its log. */
  logged: string[];
  /** All that was told without an answer: events to the page, as JSON, and lines of the log. */
  told: string[];
  close(): Promise<void>;
};

const HELPER = resolve('src/main/helper/helper.ts');
const CLOSE_LIMIT_MS = 10_000;
const TASK_LIMIT_MS = 60_000;

/** Opens a new shop in a folder of its own, in memory where there is room. */
export async function openFuzzShop(): Promise<FuzzShop> {
  const dir = tempDir();
  const file = join(dir, 'shop.shuke');
  const crashes: string[] = [];
  const logged: string[] = [];
  const told: string[] = [];
  const write = (line: string): void => {
    logged.push(line);
    told.push(line);
  };
  const tasks = taskWatch(
    (commandId) => reader.get('SELECT 1 FROM "audit" WHERE "commandId" = ?', commandId) !== undefined,
  );
  const dialogAnswers: (string | null)[] = [];
  const files = new FileTokens();

  const helper = forkHelper({
    entry: HELPER,
    nodeOptions: ['--require', 'tsx/cjs'],
    onFault: (trace) => void crashes.push(`helper: ${trace}`),
  });
  const emit = <E extends EventName>(event: E, payload: Events[E]): void => {
    told.push(JSON.stringify(payload));
    if (event === 'task.ended') tasks.ended((payload as Events['task.ended']).taskId);
    if (event === 'host.restarted') crashes.push('the data host was restarted');
  };
  const host = startDataHost({
    file,
    isSample: false,
    bringFrom: null,
    note: null,
    checkOutputs: true,
    helper,
    drawn: Promise.resolve(),
    fileOf: (token) => files.find(token),
    emit,
    log: (level, text) => {
      write(`${level} ${text}`);
      if (/ ended: /u.test(text)) crashes.push(text.slice(0, 200));
    },
  });
  const backups = openBackups({
    shop: {
      dataDir: () => dir,
      file: () => file,
      isSample: () => false,
      isOpen: () => true,
      isWorking: () => host.isWorking(),
      trail: () => host.trail(),
      snapshot: (path) => host.snapshot(path),
      name: () => Promise.resolve(''),
      swap: () => Promise.reject(new AppError('settings.workRunning')),
    },
    /* Proving and packing are drilled elsewhere; here every attempt ends early. */
    helper: {
      request: () => Promise.reject(new AppError('transfer.helperCrashed')),
      stop: () => undefined,
    },
    volumes,
    disk,
    now: () => new Date(),
    program: '',
    emit,
    log: (level, text) => {
      write(`${level} ${text}`);
    },
  });
  const session = new Session({ now: () => new Date(), monotonicMs: () => performance.now() });
  let by: Caller = { ...NOBODY, personId: 1, isProven: true };
  const caller = () => by;
  const desk: Desk = {
    host,
    caller,
    approverOf: () => by.approverId,
    isShopOpen: () => true,
    denied: host.denied,
    only: null,
    desktop: {
      helper,
      fileOf: (token) => files.get(token),
      keepFile: (path) => files.keep(path),
      askOpen: () => Promise.resolve(dialogAnswers.shift() ?? null),
      askSave: () => Promise.resolve(dialogAnswers.shift() ?? null),
      askFolder: () => Promise.resolve(dialogAnswers.shift() ?? null),
      showFolder: () => Promise.resolve(),
      logDir: () => dir,
      closeWindow: () => undefined,
      openSample: () => Promise.resolve(),
      leaveSample: () => Promise.resolve(),
      reopenShop: () => Promise.resolve(),
      moveShop: () => Promise.resolve(),
      query: askQuery(host, caller),
      door: openStaffDoor({
        session: {
          caller,
          enter: (personId, byPassword) => {
            session.enter(personId, byPassword);
          },
          prove: (personId) => {
            session.prove(personId);
          },
          approve: (personId, request, approverId) => {
            session.approve(personId, request, approverId);
          },
          lock: () => session.lock(),
          leave: () => session.leave(),
          mayUsePin: (personId) => session.mayUsePin(personId),
        },
        host,
        whoIsIn: () => Promise.resolve({ name: '', role: 'owner', shop: '' }),
        emit,
        onTrouble: (error) => void crashes.push(String(error)),
      }),
      tell: (act, result, customerId = null) => host.tell({ act, by: caller(), result, customerId }),
      tellIfCan: (act, result) =>
        host.tell({ act, by: caller(), result, customerId: null }).catch(() => undefined),
      backups,
      lookAt: () => Promise.resolve(),
      copyCustomer: (customerId) => Promise.resolve(customerId),
      printSheet: () => Promise.resolve(),
      printCodes: () => Promise.resolve(),
      personPdf: () => Promise.resolve(new Uint8Array()),
      noticePage: (...asked) => Promise.resolve(noticePage(...asked)),
      noticePdf: () => Promise.resolve(new Uint8Array()),
      visitPdf: () => Promise.resolve(new Uint8Array()),
      visitBook: () => Promise.resolve(new Uint8Array()),
      printVisits: () => Promise.resolve(),
      calendarPdf: () => Promise.resolve(new Uint8Array()),
      printCalendar: () => Promise.resolve(),
      slipPdf: () => Promise.resolve(new Uint8Array()),
      printSlip: () => Promise.resolve(),
      signsPdf: () => Promise.resolve(new Uint8Array()),
      printSigns: () => Promise.resolve(),
      planPdf: () => Promise.resolve(new Uint8Array()),
      printPlan: () => Promise.resolve(),
      windowPages: () => Promise.resolve({ 'zh-CN': '', en: '' }),
      windowPictures: () => Promise.resolve([]),
      productsTable: () => Promise.resolve(new Uint8Array()),
      statementPdf: () => Promise.resolve(new Uint8Array()),
      printStatement: () => Promise.resolve(),
      complaintSlipPdf: () => Promise.resolve(new Uint8Array()),
      printComplaintSlip: () => Promise.resolve(),
      complaintRecordPdf: () => Promise.resolve(new Uint8Array()),
      printComplaintRecord: () => Promise.resolve(),
      topUpPdf: () => Promise.resolve(new Uint8Array()),
      printTopUp: () => Promise.resolve(),
      storedPdf: () => Promise.resolve(new Uint8Array()),
      printStored: () => Promise.resolve(),
      openingPdf: () => Promise.resolve(new Uint8Array()),
      printOpening: () => Promise.resolve(),
      quotePdf: () => Promise.resolve(new Uint8Array()),
      printQuote: () => Promise.resolve(),
      inquiriesTable: () => Promise.resolve(new Uint8Array()),
      costsTable: () => Promise.resolve(new Uint8Array()),
      printCosts: () => Promise.resolve(),
      wantedTable: () => Promise.resolve(new Uint8Array()),
      printWanted: () => Promise.resolve(),
      printCoupons: () => Promise.resolve(),
      cardsPdf: () => Promise.resolve(new Uint8Array()),
      printCards: () => Promise.resolve(),
      pageState: () => Promise.resolve({ light: 'off', places: [], seenAt: null }),
      boardFile: () => Promise.resolve(new Uint8Array()),
      printBoard: () => Promise.resolve(),
      posterPdf: () => Promise.resolve(new Uint8Array()),
      printPoster: () => Promise.resolve(),
      entriesTable: () => Promise.resolve(new Uint8Array()),
      calendarFile: () => Promise.resolve(''),
      printNotice: () => Promise.resolve(),
      answerQuit: () => undefined,
      stopTask: (taskId) => {
        host.stopTask(taskId);
      },
      about: () => ({ dataDir: dir, version: '', electron: '', sqlite: '' }),
    },
  };
  const doors = openRouter({
    deskOf: (event) => ((event as unknown as { isOurs: boolean }).isOurs ? desk : null),
    checkOutputs: true,
    logBug: (ref, channel, error) => {
      write(
        `error bug ${ref} in ${channel}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
      );
    },
  });
  await host.opened;
  const { reader, close: closeReader } = openReader(file, systemClock);

  const eventOf = (isOurs: boolean): Knock => ({ isOurs }) as unknown as Knock;

  return {
    dir,
    call: async (request, isOurs) => {
      const taskId = taskIdOf(request);
      const isNew = taskId !== null && tasks.sending(taskId);
      const answer = await doors.call(eventOf(isOurs), request);
      if (taskId !== null && answer.ok) tasks.started(taskId, isNew);
      return answer;
    },
    visitor: (ask) => host.visitor(ask),
    takeFile: (path, isOurs) => doors.takeFile(eventOf(isOurs), path),
    give: (path) => files.keep(path).token,
    callAs: (caller) => {
      by = caller;
    },
    dialogAnswers,
    settled: async () => {
      const endsAt = Date.now() + TASK_LIMIT_MS;
      while (tasks.isRunning() && crashes.length === 0) {
        if (Date.now() > endsAt) {
          crashes.push(`a task did not end within ${String(TASK_LIMIT_MS / 1_000)} s`);
          return;
        }
        await new Promise((done) => setTimeout(done, 5));
      }
    },
    tables: () =>
      new Map(
        Object.entries(dumpTables(reader, TOLD_OF_REFUSALS)).map(([name, rows]) => [
          name,
          createHash('sha256')
            .update(JSON.stringify(rows.filter((row) => isCompared(name, row))))
            .digest('hex'),
        ]),
      ),
    deniedCalls: () => reader.column<number>('SELECT coalesce(sum("count"), 0) FROM "auditDenied"')[0] ?? 0,
    crashes,
    logged,
    told,
    close: async () => {
      closeReader();
      helper.stop();
      await backups.stop();
      /* A thread that hangs is a fault that was told already. */
      await Promise.race([host.close(), new Promise((done) => setTimeout(done, CLOSE_LIMIT_MS))]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** What a refused sign-in is told in, and wrong tries and refused calls are counted in. */
const TOLD_OF_REFUSALS = ['audit', 'auditDenied', 'staffAttempts'];

/** Tables whose last number goes up with what is told of refusals. */
const COUNTED = new Set([...TOLD_OF_REFUSALS, 'auditDetails']);

/**
 * False for those numbers, and for what the trail says of a customer of whom nothing changed: that of a file which then
 * found no room.
 */
function isCompared(table: string, row: unknown): boolean {
  const { name, before, after } = row as { name?: unknown; before?: unknown; after?: unknown };
  if (table === 'sqlite_sequence') return !COUNTED.has(String(name));
  return table !== 'auditDetails' || before !== '{}' || after !== '{}';
}

function taskIdOf(request: unknown): string | null {
  const { channel, commandId } = Object(request) as { channel?: unknown; commandId?: unknown };
  if (typeof channel !== 'string' || typeof commandId !== 'string') return null;
  return findChannel(channel)?.kind === 'task' ? commandId : null;
}

/** Which tasks run. One that is asked for again after it has landed is answered, but does not run again. */
function taskWatch(hasLanded: (commandId: string) => boolean): {
  /** Call before sending; true where this id was never sent before. */
  sending(id: string): boolean;
  started(id: string, isNew: boolean): void;
  ended(id: string): void;
  isRunning(): boolean;
} {
  const sent = new Set<string>();
  const running = new Set<string>();
  const over = new Set<string>();
  return {
    sending: (id) => {
      over.delete(id);
      const isNew = !sent.has(id);
      sent.add(id);
      return isNew;
    },
    started: (id, isNew) => {
      if (!over.has(id) && (isNew || !hasLanded(id))) running.add(id);
    },
    ended: (id) => {
      running.delete(id);
      over.add(id);
    },
    isRunning: () => running.size > 0,
  };
}
