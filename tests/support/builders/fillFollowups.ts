import Database from 'better-sqlite3';
import { FOLLOWUP_KINDS, OUTCOMES } from '@shared/features/followups/followups.rules';
import { PROMISE_KINDS } from '@shared/features/followups/promise.rules';
import { addDays, dayAndMinute } from '@shared/lib/days';
import { randomFrom } from '../../../src/main/sample/random';

const FOLLOWUPS = 200_000;
const PROMISES = 5_000;
const DAYS = 2 * 365;
const DAY_MS = 86_400_000;
const COLLEAGUES = ['钱掌柜', '孙小林', '李店长', '吴前台'];

/**
 * Plans 200,000 follow-ups of five people over the last two years into a filled shop's file: all that lie before are
 * ended but a few hundred, and some thousand are to come; and 5,000 promises, of which some hundred are open. Nobody else
 * may have the file open.
 */
export function fillFollowups(file: string): void {
  const random = randomFrom(3);
  const db = new Database(file);
  try {
    const hire = db.prepare(`INSERT INTO "staff" ("name", "role") VALUES (?, 'desk')`);
    const people = [1, ...COLLEAGUES.map((name) => Number(hire.run(name).lastInsertRowid))];
    const customers = db.prepare('SELECT max("id") FROM "customers"').pluck().get() as number;
    const insert = db.prepare(
      `INSERT INTO "followups" ("kind", "customerId", "personId", "subject", "dueOn", "dueMinute", "state", "outcome",
         "note", "endedAt", "endedOn", "endedMinute", "endedBy", "createdAt", "createdOn", "createdBy")
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
    );
    const now = Date.now();
    const today = dayAndMinute(now).day;
    const dayAt = (back: number): string => addDays(today, -back);
    db.transaction(() => {
      for (let at = 0; at < FOLLOWUPS; at += 1) {
        const isToCome = random.chance(0.02);
        const back = isToCome ? -random.whole(1, 90) : random.whole(0, DAYS);
        const isOpen = isToCome || random.chance(back < 3 ? 0.3 : 0.003);
        const personId = random.pick(people);
        const dueOn = dayAt(back);
        const ended = new Date(now - back * DAY_MS).toISOString();
        insert.run(
          random.pick(FOLLOWUP_KINDS),
          random.whole(1, customers),
          personId,
          `第 ${String(at)} 件事：问问用得怎么样`,
          dueOn,
          random.chance(0.2) ? random.whole(18, 38) * 30 : null,
          isOpen ? 'open' : 'done',
          isOpen ? null : random.pick(OUTCOMES),
          isOpen ? '' : '说改天来',
          isOpen ? null : ended,
          isOpen ? null : dueOn,
          isOpen ? null : random.whole(540, 1_200),
          isOpen ? null : personId,
          ended,
          dayAt(Math.max(back, 0) + 7),
        );
      }
    })();
    db.transaction(() => {
      fillPromises(db, people, customers);
    })();
  } finally {
    db.close();
  }
}

function fillPromises(db: Database.Database, people: readonly number[], customers: number): void {
  const random = randomFrom(4);
  const now = Date.now();
  const today = dayAndMinute(now).day;
  const insert = db.prepare(
    `INSERT INTO "followupPromises" ("customerId", "kind", "words", "promisedAt", "promisedOn", "promisedMinute", "promisedBy",
       "personId", "dueOn", "state", "endedAt", "endedOn", "endedMinute", "endedBy")
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (let at = 0; at < PROMISES; at += 1) {
    const back = random.whole(0, DAYS);
    const took = random.whole(0, 9);
    const isOpen = back <= took || random.chance(0.01);
    const personId = random.pick(people);
    const madeAt = new Date(now - back * DAY_MS).toISOString();
    insert.run(
      random.whole(1, customers),
      random.pick(PROMISE_KINDS),
      `第 ${String(at)} 件承诺：到货就打电话`,
      madeAt,
      addDays(today, -back),
      random.whole(540, 1_200),
      personId,
      personId,
      addDays(today, random.whole(1, 9) - back),
      isOpen ? 'open' : 'kept',
      isOpen ? null : madeAt,
      isOpen ? null : addDays(today, took - back),
      isOpen ? null : random.whole(540, 1_200),
      isOpen ? null : personId,
    );
  }
}
