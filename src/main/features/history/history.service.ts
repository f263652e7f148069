import { AppError } from '@shared/errors/AppError';
import { findChannel } from '@shared/ipc/contracts';
import type { Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import { assertMayTakeBack } from '../customers/customers.service';
import { knownSql, sightOf } from '../customers/customers.sight.queries';
import { denial, mayAct, reachOf } from '../staff/staff.people.queries';
import { assertMayTakeBackLeaves } from '../staff/staff.leaves.service';
import { assertMayTakeBackPeople } from '../staff/staff.service';

type Image = Record<string, unknown> | null;

type Detail = {
  tableName: string;
  rowId: number;
  customerId: number | null;
  before: string | null;
  after: string | null;
};

const parse = (json: string | null): Image => (json === null ? null : (JSON.parse(json) as Image));

/**
 * Takes an act back from its before-images, as an act of its own. Throws history.notFound, .notUndoable (by its
 * kind, or because its details were erased), .alreadyUndone, and .movedOn where a record was changed since; ipc.denied
 * for somebody else's act where the right reaches one's own, and for what the person might not do either.
 */
export function undoAct(unit: Unit, actId: number): void {
  const act = unit.get<{ channel: string; changeCount: number; actorId: number; approverId: number | null }>(
    'SELECT "channel", "changeCount", "actorId", "approverId" FROM "audit" WHERE "id" = ?',
    actId,
  );
  if (act === undefined) throw new AppError('history.notFound');
  const channel = findChannel(act.channel);
  if (channel?.isUndoable !== true || act.changeCount === 0) throw new AppError('history.notUndoable');
  const isOwn = act.actorId === unit.actor.id;
  if (!isOwn && reachOf(unit, unit.actor, 'history.write') !== 'all') throw denial('history.write');
  /* What somebody agreed to may be taken back by who did it. */
  const wasLent = isOwn && act.approverId !== null;
  if (!wasLent && !mayAct(unit, unit.actor, channel.permission)) throw denial(channel.permission);
  const details = unit.all<Detail>(
    `SELECT "tableName", "rowId", "customerId", "before", "after" FROM "auditDetails" WHERE "auditId" = ?
     ORDER BY "id" DESC`,
    actId,
  );
  assertMayTakeBack(
    unit,
    act.channel,
    details.flatMap(({ customerId }) => customerId ?? []),
    wasLent,
  );
  if (act.channel === 'staff.setLeave' || act.channel === 'staff.endLeave') {
    assertMayTakeBackLeaves(unit, details.map(({ before, after }) => parse(before) ?? parse(after)) as never);
  }
  if (act.channel === 'staff.leave') {
    assertMayTakeBackPeople(
      unit,
      details.filter(({ tableName }) => tableName === 'staff').map(({ rowId }) => rowId),
    );
  }
  const undone = unit.get('SELECT 1 FROM "audit" WHERE "undoesId" = ?', actId);
  if (undone !== undefined) throw new AppError('history.alreadyUndone');
  for (const detail of details) {
    const before = parse(detail.before);
    const after = parse(detail.after);
    if (before === null && after === null) throw new AppError('history.notUndoable');
    assertNothingHangsOn(unit, detail, before);
    /* A form that was handed over and is saved or thrown away by now keeps nothing else back. */
    if (!unit.setBack(detail.tableName, detail.rowId, after, before) && detail.tableName !== 'drafts') {
      throw new AppError('history.movedOn');
    }
  }
  unit.undoesId = actId;
}

/** A card that has got notes or sales since it was made stays: taking it back would take them along. */
function assertNothingHangsOn(unit: Unit, detail: Detail, before: Image): void {
  if (detail.tableName !== 'customers' || before !== null) return;
  const hanging = unit.get(
    `SELECT 1 WHERE EXISTS (SELECT 1 FROM "customerNotes" WHERE "customerId" = ?)
       OR EXISTS (SELECT 1 FROM "sales" WHERE "customerId" = ?)`,
    detail.rowId,
    detail.rowId,
  );
  if (hanging !== undefined) throw new AppError('history.movedOn');
}

/**
 * The signed-in person's last act that can be undone and has not been; one that an erasure blanked cannot. Throws
 * history.nothingToUndo.
 */
export function lastUndoable(unit: Unit, channels: readonly string[]): number {
  const marks = channels.map(() => '?').join(', ');
  const known = knownSql(sightOf(unit, unit.actor), 'd."customerId"');
  /* The plus keeps the walk on the newest acts, where it ends soon, and off indices whose rows would be sorted first. */
  const row = unit.get<{ id: number }>(
    `SELECT a."id" FROM "audit" a WHERE +a."actorId" = ? AND a."changeCount" > 0 AND a."undoesId" IS NULL
       AND +a."channel" IN (${marks})
       AND NOT EXISTS (SELECT 1 FROM "audit" u WHERE u."undoesId" = a."id")
       AND NOT EXISTS (SELECT 1 FROM "auditDetails" d WHERE d."auditId" = a."id"
         AND d."before" IS NULL AND d."after" IS NULL)
       AND NOT EXISTS (SELECT 1 FROM "auditDetails" d WHERE d."auditId" = a."id" AND NOT (${known?.sql ?? 'TRUE'}))
     ORDER BY a."id" DESC LIMIT 1`,
    unit.actor.id,
    ...channels,
    ...(known?.values ?? []),
  );
  if (row === undefined) throw new AppError('history.nothingToUndo');
  return row.id;
}

/** Refused calls of one person to one channel within one minute. */
export type DeniedCalls = {
  /** 0: nobody was signed in. */
  personId: number;
  channel: string;
  on: Day;
  minute: number;
  count: number;
};

/** Rows of one day; what comes beyond is counted under `MANY_CHANNELS`, so that no storm fills the disk. */
const DENIED_ROWS_A_DAY = 1_000;
/** Stands for the channels of a day on which too many were refused. */
export const MANY_CHANNELS = 'history.manyChannels';

/** Adds refused calls to those of their minute. They change nothing that an act could lean on, so nothing is recorded. */
export function countDenied(unit: Pick<Unit, 'column' | 'run'>, denied: readonly DeniedCalls[]): void {
  for (const { personId, channel, on, minute, count } of denied) {
    const [rows = 0] = unit.column<number>('SELECT count(*) FROM "auditDenied" WHERE "onDay" = ?', on);
    const isMany = rows >= DENIED_ROWS_A_DAY;
    unit.run(
      `INSERT INTO "auditDenied" ("personId", "channel", "onDay", "minute", "count") VALUES (?, ?, ?, ?, ?)
       ON CONFLICT ("personId", "channel", "onDay", "minute") DO UPDATE SET "count" = "count" + excluded."count"`,
      personId,
      isMany ? MANY_CHANNELS : channel,
      on,
      isMany ? 0 : minute,
      count,
    );
  }
}
