import Database from 'better-sqlite3';

/** What stands in the shop's calendar: so many follow-ups over three years, of which one person has twenty a day. */
export const FOLLOWUPS = { total: 200_000, colleagues: 4, ownADay: 20 } as const;
const DAYS = 3 * 365;

/** Gives a filled shop its follow-ups, around today; colleagues have left, so that nobody is asked who they are. */
export function plantFollowups(file: string): void {
  const db = new Database(file);
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const dayOf = (at: number): string => new Date(today + at * 86_400_000).toISOString().slice(0, 10);
  const kinds = ['call', 'visit', 'appointment', 'message', 'usage', 'care', 'payment'];
  const people = db.prepare(`INSERT INTO "staff" ("name", "role", "isActive") VALUES (?, 'sales', 0)`);
  const insert = db.prepare(
    `INSERT INTO "followups" ("kind", "customerId", "personId", "subject", "dueOn", "dueMinute", "lengthMinutes",
       "state", "outcome", "endedAt", "endedOn", "endedMinute", "endedBy", "createdAt", "createdOn", "createdBy")
     VALUES (?, ?, ?, ?, ?, ?, 30, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
  );
  db.transaction(() => {
    const ids = Array.from({ length: FOLLOWUPS.colleagues }, (_, at) =>
      Number(people.run(`同事${String(at + 1)}`).lastInsertRowid),
    );
    const aDay = Math.ceil(FOLLOWUPS.total / DAYS);
    for (let at = 0; at < FOLLOWUPS.total; at += 1) {
      const [offset, place] = [Math.floor(at / aDay) - DAYS + 60, at % aDay];
      const day = dayOf(offset);
      const isDone = offset < 0 && place % 10 !== 0;
      const personId = place < FOLLOWUPS.ownADay ? 1 : (ids[place % ids.length] ?? 1);
      insert.run(
        kinds[at % kinds.length],
        (at % 90_000) + 1,
        personId,
        '问问上次买的用得怎么样',
        day,
        place % 3 === 0 ? null : 540 + ((place * 15) % 540),
        isDone ? 'done' : 'open',
        isDone ? 'reached' : null,
        isDone ? `${day}T08:00:00.000Z` : null,
        isDone ? day : null,
        isDone ? 960 : null,
        isDone ? personId : null,
        `${day}T02:00:00.000Z`,
        day,
      );
    }
  })();
  db.exec('PRAGMA optimize');
  db.close();
}
