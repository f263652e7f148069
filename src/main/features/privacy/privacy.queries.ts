import { AppError } from '@shared/errors/AppError';
import type { privacyContract, Unsettled } from '@shared/features/privacy/privacy.contract';
import { confirmOf, PURPOSES } from '@shared/features/privacy/privacy.rules';
import type { Reader } from '../../db/reader';
import type { QueryHandlers } from '../../ipc/handlers';
import { isKnown, reachesTo, reachTo, sightOf } from '../customers/customers.sight.queries';
import { countCardsOf } from '../loyalty/loyalty.counts.queries';
import { goodCouponsOf } from '../loyalty/loyalty.coupons.queries';
import { goodLotsOf } from '../loyalty/loyalty.ledger.queries';
import { heldBy } from '../loyalty/loyalty.stored.queries';
import { debtsOf } from '../sales/sales.debts.queries';
import { VISIBLE } from '../sales/sales.queries';
import { readRetention } from '../settings/settings.queries';
import { readSetting } from '../settings/settings.values.queries';
import { personData } from './privacy.data';
import { idleCustomers } from './privacy.idle.queries';
import { mentionsOf } from './privacy.mentions';
import { cardOf, draftsNaming, draftsOfSheets, outcomesNaming } from './privacy.reads';
import { knownOf } from './privacy.traces';

/** Under which key the settings keep whom customers turn to about their data. */
export const CONTACT_SETTING = 'privacyContact';

/** True where the card of this mark was erased. */
export const isErased = (reader: Pick<Reader, 'get'>, mark: string): boolean =>
  reader.get('SELECT 1 FROM "privacyErasures" WHERE "mark" = ?', mark) !== undefined;

const countOf = (reader: Reader, table: string, where: string, ...ids: readonly number[]): number =>
  reader.column<number>(`SELECT count(*) FROM "${table}" WHERE ${where}`, ...ids)[0] ?? 0;

/** Tables whose rows the preview counts by themselves. */
const COUNTED = new Set([
  'drafts',
  'transferOutcomes',
  'transferLayouts',
  'transferImports',
  'transferChanges',
]);

/** Rows besides the person's own in which their phone or address on the net stands. */
function countMentions(reader: Reader, id: number): number {
  const known = knownOf(reader, id);
  const own = (table: string, ids: readonly number[]): number => {
    if (table === 'customers') return ids.filter((one) => one === id).length;
    if (!table.startsWith('customer')) return 0;
    const sql = `SELECT count(*) FROM "${table}" WHERE "customerId" = ? AND "id" IN (SELECT "value" FROM json_each(?))`;
    return reader.column<number>(sql, id, JSON.stringify(ids))[0] ?? 0;
  };
  return mentionsOf(reader, known, new Map())
    .filter(({ table }) => !COUNTED.has(table))
    .reduce((sum, { table, ids }) => sum + ids.length - own(table, ids), 0);
}

/** The person's half-typed forms, and those of others that name them. */
function countDrafts(reader: Reader, id: number): number {
  const about = reader.column<number>('SELECT "id" FROM "drafts" WHERE "customerId" = ?', id);
  return new Set([...about, ...draftsNaming(reader, knownOf(reader, id)), ...draftsOfSheets(reader, id)])
    .size;
}

/** What is not settled with some customers together. */
function unsettledOf(reader: Reader, ids: readonly number[]): Unsettled {
  const sumOf = (valuesOf: (id: number) => readonly number[]): number =>
    ids.flatMap(valuesOf).reduce((sum, value) => sum + value, 0);
  return {
    debtCents: sumOf((id) => debtsOf(reader, id).map(({ owedCents }) => owedCents)),
    storedCents: sumOf((id) => [Math.max(0, heldBy(reader, id).principal)]),
    giftCents: sumOf((id) => [Math.max(0, heldBy(reader, id).gift)]),
    points: sumOf((id) => goodLotsOf(reader, id).map(({ left }) => left)),
    counts: sumOf((id) =>
      countCardsOf(reader, id).map(({ state, times, left }) =>
        state !== 'good' ? 0 : times === null ? 1 : left,
      ),
    ),
    coupons: sumOf((id) => [goodCouponsOf(reader, id).length]),
  };
}

export const privacyQueries: QueryHandlers<typeof privacyContract> = {
  consents: (reader, { id }, actor) =>
    isKnown(sightOf(reader, actor), id)
      ? reader.all(
          `SELECT c."id", c."purpose", c."answer", c."way", c."textVersion", c."onDay", p."name" AS "by"
       FROM "customerConsents" c JOIN "staff" p ON p."id" = c."actorId"
       WHERE c."customerId" = ? AND c."purpose" IN (SELECT "value" FROM json_each(?)) ORDER BY c."id" DESC`,
          id,
          JSON.stringify(PURPOSES),
        )
      : [],
  notice: (reader) => ({
    shop: readSetting<{ name: string }>(reader, 'shop')?.name ?? '',
    contact: readSetting<{ contact: string }>(reader, CONTACT_SETTING)?.contact ?? '',
    retentionYears: readRetention(reader),
    today: reader.today,
  }),
  unsettled: (reader, { ids }, actor) => {
    const sight = sightOf(reader, actor);
    const reach = reachesTo(reader, sight, ids);
    const open = [...new Set(ids)].filter((id) => isKnown(sight, id) && reach(id).delete);
    return unsettledOf(reader, open);
  },
  idle: (reader, ask, actor) => idleCustomers(reader, sightOf(reader, actor), ask),
  data: (reader, { id }, actor) => personData(reader, actor, id),
  preview: (reader, { id }, actor) => {
    const card = cardOf(reader, id);
    if (!reachTo(reader, sightOf(reader, actor), id).reveal) throw new AppError('customers.notYours');
    const known = knownOf(reader, id);
    const rows = (table: string): number => countOf(reader, table, '"customerId" = ?', id);
    const stays = reader.get<{
      sales: number;
      amountCents: number;
      firstSoldOn: string | null;
      lastSoldOn: string | null;
    }>(
      `SELECT count(*) AS "sales", coalesce(sum("amountCents"), 0) AS "amountCents",
         min("soldOn") AS "firstSoldOn", max("soldOn") AS "lastSoldOn"
       FROM "sales" WHERE "customerId" = ? AND ${VISIBLE}`,
      id,
    );
    return {
      confirm: confirmOf(card),
      goes: {
        phones: rows('customerPhones'),
        notes: rows('customerNotes'),
        tags: rows('customerTags'),
        files: rows('customerFiles'),
        contacts: countOf(reader, 'customerContacts', '"customerId" = ? OR "personId" = ?', id, id),
        consents: rows('customerConsents'),
        drafts: countDrafts(reader, id),
        changes: countOf(
          reader,
          'auditDetails',
          '"customerId" = ? AND ("before" IS NOT NULL OR "after" IS NOT NULL)',
          id,
        ),
        imported: outcomesNaming(reader, known).length,
        mentions: countMentions(reader, id),
      },
      stays: stays ?? { sales: 0, amountCents: 0, firstSoldOn: null, lastSoldOn: null },
      unsettled: unsettledOf(reader, [id]),
      sharedPhones: known.sharedPhones,
    };
  },
};
