import { addDays } from '@shared/lib/days';
import { CAUSES, IMPROVED } from '../../sample/complained';
import { instantOf, type Sample } from '../../sample/sample';
import { compensate } from './complaints.compensation.service';
import { addImprovement } from './complaints.learn.service';
import { readOne } from './complaints.service';

/** Share of the year's complaints of which the cause was named, and of which something was given. */
const NAMED = 0.6;
const GIVEN = 0.3;
/** What is given along costs so much. */
const GIVEN_CENTS = { from: 1_000, to: 9_000 } as const;
const REFUND_CENTS = 3_800;

type Solved = { id: number; customerId: number; solvedOn: string; solvedMinute: number };

/** Why complaints of the past year came, and the goods that some were given. */
export async function giveForTheYear({ randomFor, inBulk }: Sample): Promise<void> {
  const random = randomFor('complaints.given');
  await inBulk((unit) => {
    const causes = CAUSES.map((name) =>
      Number(unit.run('INSERT INTO "complaintCauses" ("name") VALUES (?)', name).lastId),
    );
    const goods = unit.all<{ id: number; priceCents: number }>(
      `SELECT "id", "priceCents" FROM "products" WHERE "isListed" = 1 AND "priceCents" BETWEEN ? AND ? ORDER BY "id"`,
      GIVEN_CENTS.from,
      GIVEN_CENTS.to,
    );
    const solved = unit.all<Solved>(
      `SELECT "id", "customerId", "solvedOn", "solvedMinute" FROM "complaints" WHERE "state" = 'closed' ORDER BY "id"`,
    );
    for (const { id, customerId, solvedOn: on, solvedMinute: minute } of solved) {
      if (random.chance(NAMED)) {
        unit.run('UPDATE "complaints" SET "causeId" = ? WHERE "id" = ?', random.pick(causes), id);
      }
      if (goods.length === 0 || !random.chance(GIVEN)) continue;
      const good = random.pick(goods);
      const at = instantOf({ on, minute } as Parameters<typeof instantOf>[0]);
      const owner = unit.actor.id;
      unit.run(
        `INSERT INTO "complaintCompensations" ("complaintId", "customerId", "kind", "valueCents", "productId", "quantityMilli", "at",
           "onDay", "minute", "actorId") VALUES (?, ?, 'goods', ?, ?, 1000, ?, ?, ?, ?)`,
        ...[id, customerId, good.priceCents, good.id, at, on, minute, owner],
      );
      unit.run(
        `INSERT INTO "complaintEvents" ("complaintId", "customerId", "kind", "at", "on", "minute", "by", "words")
         VALUES (?, ?, 'compensated', ?, ?, ?, ?, '')`,
        ...[id, customerId, at, on, minute, owner],
      );
    }
  });
}

/** The day before the last: money back for the latest that is under way, and what the shop changes because of it. */
export function giveAndImprove({ ask, later }: Sample): void {
  const yesterday = addDays(ask.until, -1);
  const latest = `SELECT "id" FROM "complaints" WHERE "state" IN ('new', 'investigating', 'proposed') ORDER BY "id" DESC LIMIT 1`;
  later(
    { on: yesterday, minute: 17 * 60 + 40 },
    async (unit) => {
      const [id] = unit.column<number>(latest);
      if (id === undefined) return { id: 0 };
      const { version } = readOne(unit, id);
      const gift = { kind: 'refund', cents: REFUND_CENTS, moneyKind: 'wechat' } as const;
      const asked = { id, version, gift, valueCents: REFUND_CENTS, reason: IMPROVED.refund };
      return { id: await compensate(unit, asked, false) };
    },
    'complaints.compensate',
  );
  later(
    { on: yesterday, minute: 17 * 60 + 45 },
    async (unit) => {
      const [refId] = unit.column<number>(latest);
      const product = unit.get<{ id: number; supplier: string }>(
        `SELECT "id", "supplier" FROM "products" WHERE "isListed" = 1 ORDER BY "id" LIMIT 1`,
      );
      const [causeId = null] = unit.column<number>(
        'SELECT "id" FROM "complaintCauses" ORDER BY "id" LIMIT 1',
      );
      return {
        id: await addImprovement(unit, {
          what: IMPROVED.what,
          personId: unit.actor.id,
          dueOn: addDays(ask.until, 10),
          causeId,
          productId: product?.id ?? null,
          batch: IMPROVED.batch,
          supplier: product?.supplier ?? '',
          raisedBy: refId === undefined ? [] : [{ by: 'complaint', refId }],
        }),
      };
    },
    'complaints.improve',
  );
}
