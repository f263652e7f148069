import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ErasureMark } from '@shared/features/backup/backup.manifest.rules';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { privacyContract } from '@shared/features/privacy/privacy.contract';
import { AppError } from '@shared/errors/AppError';
import type { OutputOf } from '@shared/ipc/contract';
import type { Reader } from '../../db/reader';
import type { AuditedAct, Writer } from '../../db/writer';
import type { TaskContext } from '../../ipc/handlers';
import { disk } from '../../platform/disk';
import { reachTo, sightOf } from '../customers/customers.sight.queries';
import { ownerOf } from '../staff/staff.people.queries';
import { givenText } from './privacy.data';
import { assertErasable, erase } from './privacy.erasure';
import { clearFiles, oldCopies } from './privacy.files.service';
import { markOf } from './privacy.marks';
import type { Marked } from './privacy.marks';
import { lookAhead } from './privacy.mentions';
import type { Seen } from './privacy.mentions';
import { allErasures, erasuresOf, noteErasures, notedErasures } from './privacy.tombstones';
import { knownOf, namesThem } from './privacy.traces';
import type { Known } from './privacy.traces';

export { markOf, type Marked };

type Erased = OutputOf<(typeof privacyContract)['channels']['erase']>;

/**
 * Takes a customer out for good, see `erase`: first the files that the program wrote about them and copies from before
 * an update, then the rows in one act of the trail, then the note beside the file and the log of latest changes.
 * Throws customers.notFound, customers.notYours, privacy.notTyped, transfer.running.
 */
export async function eraseCustomer(
  task: Pick<TaskContext, 'writer' | 'reader' | 'actor' | 'commandId' | 'signal' | 'progress'>,
  { id, typed }: { id: CustomerId; typed: string },
): Promise<Erased> {
  const { writer, reader } = task;
  const dataDir = dirname(writer.file);
  if (!reachTo(reader, sightOf(reader, task.actor), id).delete) throw new AppError('customers.notYours');
  assertErasable(reader, id, typed);
  const known = knownOf(reader, id);
  task.progress('looking', 0, null);
  const seen = await inSteps(reader, known, task.signal);
  task.progress('files', 0, null);
  const inText = namesThem(known);
  const inDataOf = (otherId: number): boolean => inText(givenText(reader, task.actor, otherId));
  const files = await clearFiles(dataDir, id, { inText, inDataOf });
  for (const name of await oldCopies(dataDir)) await disk.remove(join(dataDir, name));
  task.progress('erasing', 0, null);
  await writer.unit(
    'privacy.erase',
    task.actor,
    (unit) => {
      assertErasable(unit, id, typed);
      erase(unit, id, seen);
      return { id };
    },
    { name: 'privacy.erase', commandId: task.commandId },
  );
  await noteErasures(reader, writer.file);
  const isTidied = await tidy(writer);
  return { id, filesGone: files.gone, filesLeft: files.left, isTidied };
}

/** Looks through the long tables, and lets others work in between. Throws transfer.cancelled. */
async function inSteps(reader: Reader, known: Known, signal: AbortSignal | null): Promise<Seen> {
  const steps = lookAhead(reader, known);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (signal?.aborted === true) throw new AppError('transfer.cancelled');
    await new Promise(setImmediate);
  }
}

/** Waits for a reader that keeps the log of latest changes busy: so often, so many ms. */
const TRIES = 10;
const PAUSE_MS = 100;

/** Moves the log of latest changes into the file, so that what was deleted stands in neither. */
async function tidy(writer: Writer): Promise<boolean> {
  for (let left = TRIES; left > 0; left -= 1) {
    if (await writer.checkpoint()) return true;
    await pause(PAUSE_MS);
  }
  return false;
}

/** The card of an erasure in this file, where it is there and still somebody: under its number or copied under another. */
function cardWith(reader: Reader, { customerId, mark }: ErasureMark): number | null {
  const rows = reader.all<Marked>(
    `SELECT "id", "createdAt", "mark" FROM "customers" WHERE ("id" = ? OR "mark" = ?) AND "erasedAt" IS NULL`,
    customerId,
    mark,
  );
  return rows.find((row) => markOf(row) === mark)?.id ?? null;
}

/**
 * Erases once more whoever was erased before and has come back with an older backup, each in an act of the trail; goes
 * before anybody reads. `told`: what a restore knows from newer backups. Resolves with how many there were.
 */
export async function reapplyErasures(
  writer: Writer,
  reader: Reader,
  told: readonly ErasureMark[] = [],
): Promise<number> {
  const here = new Set(erasuresOf(reader).map(({ mark }) => mark));
  const missing = allErasures(await notedErasures(writer.file), told).filter(({ mark }) => !here.has(mark));
  const actor = ownerOf(reader);
  let count = 0;
  for (const erasure of actor === null ? [] : missing) {
    const id = cardWith(reader, erasure);
    if (actor === null) break;
    if (id === null) {
      await writer.unit('privacy.keep', actor, (unit) =>
        unit.run(
          'INSERT OR IGNORE INTO "privacyErasures" ("customerId", "mark", "at") VALUES (?, ?, ?)',
          erasure.customerId,
          erasure.mark,
          erasure.at,
        ),
      );
      continue;
    }
    const seen = await inSteps(reader, knownOf(reader, id), null);
    const audited: AuditedAct = { name: 'privacy.eraseAgain', commandId: randomUUID() };
    await writer.unit(
      audited.name,
      actor,
      (unit) => {
        erase(unit, id, seen);
        return { id };
      },
      audited,
    );
    count += 1;
  }
  await noteErasures(reader, writer.file);
  if (count > 0) await tidy(writer);
  return count;
}
