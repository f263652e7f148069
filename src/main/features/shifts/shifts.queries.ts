import type { ShiftNote, shiftsContract } from '@shared/features/shifts/shifts.contract';
import type { Reader } from '../../db/reader';
import type { QueryHandlers } from '../../ipc/handlers';

type NoteRow = { id: number; text: string; at: string; actorId: number; by: string };
type ItemRow = {
  id: number;
  shiftId: number;
  text: string;
  doneAt: string | null;
  doneBy: string | null;
};
type MentionRow = { id: number; shiftId: number; name: string; seenAt: string | null };

/** Notes that speak to somebody are told until they are read; more than this would hide the shop behind them. */
const MOST_AT_ONCE = 20;

/** These notes, in this order. */
function notesOf(reader: Reader, ids: readonly number[]): ShiftNote[] {
  const json = JSON.stringify(ids);
  const items = reader.all<ItemRow>(
    `SELECT i."id", i."shiftId", i."text", i."doneAt", p."name" AS "doneBy" FROM json_each(?) j
     JOIN "shiftItems" i ON i."shiftId" = j."value" LEFT JOIN "staff" p ON p."id" = i."doneBy"
     ORDER BY i."position", i."id"`,
    json,
  );
  const mentions = reader.all<MentionRow>(
    `SELECT m."personId" AS "id", m."shiftId", p."name", m."seenAt" FROM json_each(?) j
     JOIN "shiftMentions" m ON m."shiftId" = j."value" JOIN "staff" p ON p."id" = m."personId" ORDER BY m."id"`,
    json,
  );
  return reader
    .all<NoteRow>(
      `SELECT s."id", s."text", s."at", s."actorId", p."name" AS "by" FROM json_each(?) j
       JOIN "shifts" s ON s."id" = j."value" JOIN "staff" p ON p."id" = s."actorId" ORDER BY j."key"`,
      json,
    )
    .map(({ id, text, at, actorId, by }) => ({
      id,
      text,
      at,
      by: { id: actorId, name: by },
      items: items
        .filter(({ shiftId }) => shiftId === id)
        .map(({ doneAt, doneBy, ...item }) => ({
          id: item.id,
          text: item.text,
          done: doneAt === null ? null : { at: doneAt, by: doneBy ?? '' },
        })),
      mentions: mentions
        .filter(({ shiftId }) => shiftId === id)
        .map(({ id: personId, name, seenAt }) => ({ id: personId, name, hasSeen: seenAt !== null })),
    }));
}

const HAS_OPEN = `EXISTS (SELECT 1 FROM "shiftItems" i WHERE i."shiftId" = s."id" AND i."doneAt" IS NULL)`;

export const shiftsQueries: QueryHandlers<typeof shiftsContract> = {
  list: (reader, { isOpenOnly, offset, limit }) => {
    const of = `FROM "shifts" s ${isOpenOnly ? `WHERE ${HAS_OPEN}` : ''}`;
    const ids = reader.column<number>(
      `SELECT s."id" ${of} ORDER BY s."id" DESC LIMIT ? OFFSET ?`,
      limit,
      offset,
    );
    return {
      notes: notesOf(reader, ids),
      total: reader.column<number>(`SELECT count(*) ${of}`)[0] ?? 0,
      openItems: reader.column<number>('SELECT count(*) FROM "shiftItems" WHERE "doneAt" IS NULL')[0] ?? 0,
    };
  },
  forMe: (reader, _input, { id }) =>
    notesOf(
      reader,
      reader.column<number>(
        `SELECT m."shiftId" FROM "shiftMentions" m JOIN "shifts" s ON s."id" = m."shiftId"
         WHERE m."personId" = ? AND m."seenAt" IS NULL ORDER BY m."shiftId" LIMIT ?`,
        id,
        MOST_AT_ONCE,
      ),
    ),
};
