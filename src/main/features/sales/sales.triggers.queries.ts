import { rhythmOf, silenceOf } from '@shared/features/followups/rhythm.rules';
import { addDays, daysBetween } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { Occasion, TriggerSource } from '../followups/followups.triggers.queries';
import { DEBTS } from './sales.debts.queries';
import { visible, VISIBLE } from './sales.queries';

type SlipRow = { id: number; customerId: number; soldOn: Day; name: string | null };

/** Slips of a kind on days, with the name of their first thing that holds the word, or is of the category so called. */
function* slips(
  reader: Reader,
  kind: 'sale' | 'return',
  { ids, days, word }: { ids: { from: number; to: number }; days: { from: Day; to: Day }; word: string },
): Generator<SlipRow> {
  const named = `(SELECT l."name" FROM "saleLines" l WHERE l."saleId" = s."id" AND ${visible('l."importId"')}
    AND (instr(lower(l."name"), lower(?)) > 0
      OR (SELECT lower(p."category") FROM "products" p WHERE p."id" = l."productId") = lower(?))
    ORDER BY l."lineNo" LIMIT 1)`;
  const rows = reader.all<SlipRow>(
    `SELECT s."id", s."customerId", s."soldOn", ${named} AS "name" FROM "sales" s
     WHERE s."customerId" BETWEEN ? AND ? AND s."kind" = ? AND s."soldOn" BETWEEN ? AND ? AND ${visible('s."importId"')}`,
    word,
    word,
    ids.from,
    ids.to,
    kind,
    days.from,
    days.to,
  );
  for (const row of rows) if (word === '' || row.name !== null) yield row;
}

const daysOf = (params: Readonly<Record<string, string | number>>): number => Number(params.days);

/** So many days after a sale, of a thing whose name holds a word, of a category, or of any. */
export const saleTrigger: TriggerSource = {
  trigger: 'sales.sale',
  fields: [
    { name: 'days', kind: 'days', min: 0, max: 365, first: 7 },
    { name: 'product', kind: 'text', max: 60 },
  ],
  keepsDays: 14,
  *occasions(reader, params, { ids, days }) {
    const later = daysOf(params);
    const asked = {
      ids,
      days: { from: addDays(days.from, -later), to: addDays(days.to, -later) },
      word: String(params.product),
    };
    for (const { id, customerId, soldOn, name } of slips(reader, 'sale', asked)) {
      yield {
        customerId,
        key: `sale ${String(id)}`,
        on: addDays(soldOn, later),
        until: null,
        facts: { soldOn, name: name ?? '', days: later },
      };
    }
  },
};

/** So many days after something was brought back. */
export const returnTrigger: TriggerSource = {
  trigger: 'sales.return',
  fields: [{ name: 'days', kind: 'days', min: 0, max: 365, first: 3 }],
  keepsDays: 14,
  *occasions(reader, params, { ids, days }) {
    const later = daysOf(params);
    const asked = { ids, days: { from: addDays(days.from, -later), to: addDays(days.to, -later) }, word: '' };
    for (const { id, customerId, soldOn, name } of slips(reader, 'return', asked)) {
      yield {
        customerId,
        key: `return ${String(id)}`,
        on: addDays(soldOn, later),
        until: null,
        facts: { soldOn, name: name ?? '', days: later },
      };
    }
  },
};

/** What was bought on credit is to be paid, so many days after the day that was agreed on; paid by then, it is nothing. */
export const debtTrigger: TriggerSource = {
  trigger: 'sales.debt',
  fields: [{ name: 'days', kind: 'days', min: 0, max: 365, first: 1 }],
  keepsDays: 60,
  *occasions(reader, params, { ids, days }) {
    const later = daysOf(params);
    const rows = reader.all<{ id: number; customerId: number; dueOn: Day; owedCents: number }>(
      `SELECT s."id", s."customerId", d."dueOn", d."owedCents"
       FROM (${DEBTS('c."dueOn" BETWEEN ? AND ?')}) d
       JOIN "sales" s ON s."id" = d."saleId"
       WHERE d."owedCents" > 0 AND s."customerId" BETWEEN ? AND ?`,
      addDays(days.from, -later),
      addDays(days.to, -later),
      ids.from,
      ids.to,
    );
    for (const { id, customerId, dueOn, owedCents } of rows) {
      yield {
        customerId,
        key: `debt ${String(id)}`,
        on: addDays(dueOn, later),
        until: null,
        facts: { dueOn, owedCents, days: later },
      };
    }
  },
};

/** So many days after somebody bought for the first time. */
export const firstSaleTrigger: TriggerSource = {
  trigger: 'sales.firstSale',
  fields: [{ name: 'days', kind: 'days', min: 0, max: 365, first: 3 }],
  keepsDays: 14,
  *occasions(reader, params, { ids, days }) {
    const later = daysOf(params);
    const rows = reader.all<{ customerId: number; firstSoldOn: Day }>(
      `SELECT "customerId", "firstSoldOn" FROM "salesSummary"
       WHERE "customerId" BETWEEN ? AND ? AND "firstSoldOn" BETWEEN ? AND ?`,
      ids.from,
      ids.to,
      addDays(days.from, -later),
      addDays(days.to, -later),
    );
    for (const { customerId, firstSoldOn } of rows) {
      yield {
        customerId,
        key: 'first sale',
        on: addDays(firstSoldOn, later),
        until: null,
        facts: { soldOn: firstSoldOn, days: later },
      };
    }
  },
};

/** Nobody is a regular below five days; who was last here longer ago than this is lost rather than silent. */
const LONGEST_AGO_DAYS = 500;

/** A regular stays away for longer than their own rhythm explains. */
export const silenceTrigger: TriggerSource = {
  trigger: 'sales.silence',
  fields: [],
  keepsDays: 60,
  *occasions(reader, _params, { ids, days }) {
    const rows = reader.all<{ customerId: number; soldOn: Day }>(
      `SELECT DISTINCT s."customerId", s."soldOn" FROM "salesSummary" m
         CROSS JOIN "sales" s ON s."customerId" = m."customerId"
       WHERE m."customerId" BETWEEN ? AND ? AND m."saleCount" >= 5 AND m."lastSoldOn" BETWEEN ? AND ?
         AND s."kind" = 'sale' AND ${VISIBLE.replaceAll('"importId"', 's."importId"')}
       ORDER BY s."customerId", s."soldOn"`,
      ids.from,
      ids.to,
      addDays(days.from, -LONGEST_AGO_DAYS),
      days.to,
    );
    let at = 0;
    while (at < rows.length) {
      const customerId = rows[at]?.customerId ?? 0;
      const bought: Day[] = [];
      for (; rows[at]?.customerId === customerId; at += 1) bought.push(rows[at]?.soldOn as Day);
      const silent = silentSince(customerId, bought, days.to);
      if (silent !== null && silent.on >= days.from) yield silent;
    }
  },
};

function silentSince(customerId: number, bought: readonly Day[], today: Day): Occasion | null {
  const rhythm = rhythmOf(bought);
  const last = bought.at(-1);
  if (rhythm === null || last === undefined) return null;
  const { isSilent, explainedDays } = silenceOf(rhythm, last, today);
  if (!isSilent) return null;
  return {
    customerId,
    key: `silent since ${last}`,
    on: addDays(last, explainedDays + 1),
    until: null,
    facts: { lastOn: last, every: Math.round(rhythm.medianDays), days: daysBetween(last, today) },
  };
}
