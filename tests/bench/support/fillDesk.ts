import Database from 'better-sqlite3';
import { CATEGORY_PRESETS } from '@shared/features/complaints/complaints.rules';
import { INQUIRY_SOURCES, LOST_REASONS } from '@shared/features/inquiries/inquiries.rules';
import { addDays, dayAndMinute, type Day } from '@shared/lib/days';
import { randomFrom, type Random } from '../../../src/main/sample/random';

const EACH = 50_000;
const DAYS = 2 * 365;
const COLLEAGUES = ['钱掌柜', '孙小林', '李店长', '吴前台'];
const CAUSES = ['批次受潮', '漏装', '快递延误', '没交代清楚'];
const MOODS = ['happy', 'calm', 'unhappy', 'angry'] as const;
const WORDS = ['打开有股潮味', '礼盒少了一罐', '说好上午送到，傍晚才到', '会员价没给算', '问了两遍没人理'];
const NEEDS = ['二十份年会茶礼', '有没有老白茶饼', '紫砂壶能不能刻字', '送老师的，三百以内'];

type People = readonly number[];
/** Who, when and at which minute something came. */
type Came = {
  customerId: number | null;
  personId: number;
  on: Day;
  minute: number;
  at: string;
  back: number;
};

/**
 * Puts 50,000 complaints and 50,000 inquiries of five people and two years into a filled shop's file: of each some hundred
 * are open, and the others have ended; a fifth of the complaints were given money or goods. Nobody else may have the file
 * open.
 */
export function fillDesk(file: string): void {
  const random = randomFrom(8);
  const db = new Database(file);
  try {
    const hire = db.prepare(`INSERT INTO "staff" ("name", "role") VALUES (?, 'desk')`);
    const people = [1, ...COLLEAGUES.map((name) => Number(hire.run(name).lastInsertRowid))];
    db.transaction(() => {
      fillComplaints(db, random, people);
      fillInquiries(db, random, people);
      fillGiven(db, randomFrom(80), people);
    })();
  } finally {
    db.close();
  }
}

/** A maker of who came when; days are drawn so that the last ones are not rarer than others. */
function comer(db: Database.Database, random: Random, people: People): () => Came {
  const customers = db.prepare('SELECT max("id") FROM "customers"').pluck().get() as number;
  const today = dayAndMinute(Date.now()).day;
  return () => {
    const back = random.whole(0, DAYS);
    const on = addDays(today, -back);
    const minute = random.whole(9 * 60, 22 * 60);
    return {
      ...{ back, on, minute, personId: random.pick(people) },
      customerId: random.chance(0.8) ? random.whole(1, customers) : null,
      at: `${on}T${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00.000Z`,
    };
  };
}

function fillComplaints(db: Database.Database, random: Random, people: People): void {
  const come = comer(db, random, people);
  const products = db
    .prepare('SELECT "id" FROM "products" ORDER BY "id" LIMIT 300')
    .pluck()
    .all() as number[];
  const cause = db.prepare('INSERT INTO "complaintCauses" ("name") VALUES (?)');
  const causes = CAUSES.map((name) => Number(cause.run(name).lastInsertRowid));
  const insert = db.prepare(
    `INSERT INTO "complaints" ("type", "channel", "category", "customerId", "contactName", "words", "mood", "productId", "causeId",
       "receivedAt", "receivedOn", "receivedMinute", "receivedBy", "state", "personId", "answerDueOn", "answerDueMinute",
       "solveDueOn", "solveDueMinute", "answeredOn", "answeredMinute", "answerTook", "solvedOn", "solvedMinute", "solveTook",
       "solution", "endedOn", "endedMinute", "satisfaction")
     VALUES ('complaint', 'counter', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, 1080, ?, 1080, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (let made = 0; made < EACH; made += 1) {
    const { customerId, personId, on, minute, at, back } = come();
    const isOpen = random.chance(back < 3 ? 0.6 : 0.003);
    const isAnswered = !isOpen || random.chance(0.5);
    const solvedOn = addDays(on, Math.min(back, random.whole(0, 3)));
    insert.run(
      ...[random.pick(CATEGORY_PRESETS), customerId, customerId === null ? `路人 ${String(made)}` : ''],
      ...[`第 ${String(made)} 件：${random.pick(WORDS)}`, random.pick(MOODS)],
      ...[products.length > 0 && random.chance(0.6) ? random.pick(products) : null],
      ...[random.chance(0.5) ? random.pick(causes) : null, at, on, minute],
      ...[isOpen ? random.pick(['new', 'investigating', 'proposed']) : 'closed', personId],
      ...[addDays(on, 1), addDays(on, 3)],
      ...(isAnswered ? [on, Math.min(1_439, minute + 30), random.whole(5, 300)] : [null, null, null]),
      ...(isOpen ? [null, null, null] : [solvedOn, 900, random.whole(60, 3_000)]),
      ...[isOpen ? '' : '换了新批次', isOpen ? null : solvedOn, isOpen ? null : 960],
      isOpen || random.chance(0.4) ? null : random.whole(1, 5),
    );
  }
}

function fillInquiries(db: Database.Database, random: Random, people: People): void {
  const come = comer(db, random, people);
  const insert = db.prepare(
    `INSERT INTO "inquiries" ("customerId", "name", "need", "source", "personId", "createdAt", "createdOn", "createdMinute",
       "createdBy", "stage", "answeredOn", "answerMinutes", "reason", "endedOn", "endedMinute")
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)`,
  );
  const quote = db.prepare(
    `INSERT INTO "inquiryQuotes" ("inquiryId", "customerId", "number", "dayNo", "version", "givenOn", "givenMinute", "givenBy",
       "validUntil", "amountCents") VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?)`,
  );
  for (let made = 0; made < EACH; made += 1) {
    const { customerId, personId, on, minute, at, back } = come();
    const isOpen = random.chance(back < 3 ? 0.6 : 0.003);
    const isBought = random.chance(0.45);
    const stage = isOpen
      ? random.pick(['new', 'answered', 'quoted', 'reopened'] as const)
      : isBought
        ? 'bought'
        : 'lost';
    const endedOn = isOpen ? null : addDays(on, Math.min(back, random.whole(0, 20)));
    const isAnswered = stage !== 'new';
    const { lastInsertRowid } = insert.run(
      ...[
        customerId,
        customerId === null ? `路人 ${String(made)}` : '',
        `第 ${String(made)} 个：${random.pick(NEEDS)}`,
      ],
      ...[random.pick(INQUIRY_SOURCES), personId, at, on, minute, stage],
      ...(isAnswered ? [on, random.whole(0, 600)] : [null, null]),
      ...[stage === 'lost' ? random.pick(LOST_REASONS) : null, endedOn, endedOn === null ? null : 960],
    );
    if (stage === 'quoted' || random.chance(0.2)) {
      const number = `BJ${on.slice(2).replaceAll('-', '')}-${String(made)}`;
      const until = addDays(on, 14);
      quote.run(
        lastInsertRowid,
        customerId,
        number,
        made + 1,
        on,
        minute,
        personId,
        until,
        random.whole(1_000, 900_000),
      );
    }
  }
}

function fillGiven(db: Database.Database, random: Random, people: People): void {
  const complaints = db
    .prepare(
      `SELECT "id", "customerId", "productId", "receivedAt" AS "at", "receivedOn" AS "on", "receivedMinute" AS "minute"
       FROM "complaints" ORDER BY "id"`,
    )
    .all() as (Omit<Came, 'personId' | 'back'> & { id: number; productId: number | null })[];
  const insert = db.prepare(
    `INSERT INTO "complaintCompensations" ("complaintId", "customerId", "kind", "valueCents", "moneyKind", "moneyCents", "productId",
       "quantityMilli", "at", "onDay", "minute", "actorId") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { id, customerId, productId, at, on, minute } of complaints) {
    if (!random.chance(0.2)) continue;
    const cents = random.whole(500, 20_000);
    const isGoods = productId !== null && random.chance(0.5);
    insert.run(
      ...[id, customerId, isGoods ? 'goods' : 'refund', cents],
      ...(isGoods ? [null, 0, productId, 1_000] : ['cash', -cents, null, null]),
      ...[at, on, minute, random.pick(people)],
    );
  }
}
