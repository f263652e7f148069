import { AppError } from '@shared/errors/AppError';
import type { followupsContract } from '@shared/features/followups/followups.contract';
import type { VisitPaper, VisitRow, VisitSheet as SheetRow } from '@shared/features/followups/visit.channels';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { VISIT_LIMITS } from '@shared/features/followups/visit.rules';
import type { VisitFact } from '@shared/features/followups/visit.rules';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import type { QueryHandlers } from '../../ipc/handlers';
import { getCard } from '../customers/customers.card.queries';
import { listRows } from '../customers/customers.list.queries';
import { isKnown, sightOf } from '../customers/customers.sight.queries';
import type { Sight } from '../customers/customers.sight.queries';
import { lastPurchases } from '../sales/sales.queries';
import { readSetting } from '../settings/settings.values.queries';
import { activePerson } from '../staff/staff.people.queries';
import { ofCustomer } from './followups.customer.queries';
import type { Followup, VisitStop } from './followups.entity';
import { knownToBoth } from './followups.many.queries';
import { deskOf, peopleSql, writableBy } from './followups.sight.queries';

/** Of the sheets that are back, so many are still shown. */
const MOST_BACK = 30;

type Reads = Pick<Reader, 'get' | 'all' | 'column' | 'today'>;

/** Customers whom a sheet may hold, and the open visit of who goes that is taken along for each. */
export function takeable(
  reader: Reads,
  actor: Actor,
  personId: number,
  customerIds: readonly number[],
): { customerId: CustomerId; followupId: number | null }[] {
  const ids = knownToBoth(reader, actor, personId, customerIds);
  const planned = new Map(
    reader
      .all<{ customerId: number; id: number }>(
        `SELECT f."customerId", f."id" FROM json_each(?) j CROSS JOIN "followups" f
           ON f."customerId" = j."value" AND f."state" = 'open'
         WHERE f."kind" = 'visit' AND f."personId" = ? ORDER BY f."dueOn" DESC, f."id" DESC`,
        JSON.stringify(ids),
        personId,
      )
      .map(({ customerId, id }) => [customerId, id]),
  );
  return ids.map((id) => ({ customerId: id as CustomerId, followupId: planned.get(id) ?? null }));
}

type Stop = { customerId: CustomerId; followupId: number | null };

/** What who prints a sheet may see, and who carries it. */
type Sights = { own: Sight; theirs: Sight };

const sightsOf = (reader: Reader, actor: Actor, carrier: Actor): Sights => ({
  own: sightOf(reader, actor),
  theirs: sightOf(reader, carrier),
});

/** What is written of one customer: no more than both who prints it and who carries it may see. */
function visitRow(
  reader: Reader,
  { own: ownSight, theirs: theirSight }: Sights,
  { customerId, followupId }: Stop,
): VisitRow {
  const own = getCard(reader, ownSight, customerId);
  const theirs = getCard(reader, theirSight, customerId);
  const isShared = theirs.reach.isWhole;
  const card = isShared && theirs.reach.isRevealed ? own : theirs;
  const open = isShared ? ofCustomer(reader, ownSight.actor, customerId, VISIT_LIMITS.open + 1).ids : [];
  const { fields } = card;
  return {
    customerId,
    name: fields.name,
    number: card.number,
    phones: fields.phones.map(({ display }) => display),
    region: fields.region,
    address: fields.address,
    salutation: fields.salutation,
    likes: fields.likes,
    avoids: fields.avoids,
    lastSoldOn: card.summary.lastSoldOn,
    open: [
      ...openPromises(reader, isShared ? [customerId] : []),
      ...followupsOf(
        reader,
        open.filter((id) => id !== followupId),
      ),
    ].slice(0, VISIT_LIMITS.open),
    purchases: isShared ? lastPurchases(reader, customerId, VISIT_LIMITS.purchases) : [],
    plan:
      followupId === null
        ? null
        : (reader.column<string>('SELECT "subject" FROM "followups" WHERE "id" = ?', followupId)[0] ?? null),
  };
}

/** What was promised to a customer and is open, the next first. */
const openPromises = (reader: Reader, customerIds: readonly number[]): VisitRow['open'] =>
  reader.all(
    `SELECT 'promise' AS "kind", p."words" AS "subject", coalesce(p."newDueOn", p."dueOn") AS "dueOn"
     FROM json_each(?) j CROSS JOIN "followupPromises" p ON p."customerId" = j."value" AND p."state" = 'open'
     ORDER BY "dueOn", p."id"`,
    JSON.stringify(customerIds),
  );

const followupsOf = (reader: Reader, ids: readonly number[]): VisitRow['open'] =>
  reader.all(
    `SELECT f."kind", f."subject", f."dueOn" FROM json_each(?) j
     CROSS JOIN "followups" f ON f."id" = j."value" ORDER BY j."key"`,
    JSON.stringify(ids),
  );

/** The same row with the facts alone that were chosen. */
const chosen = (row: VisitRow, facts: readonly VisitFact[]): VisitRow => {
  const has = (fact: VisitFact): boolean => facts.includes(fact);
  const strip = has('strip') ? {} : { salutation: '', likes: '', avoids: '', lastSoldOn: null };
  return {
    ...row,
    ...strip,
    phones: has('phone') ? row.phones : [],
    region: has('address') ? row.region : '',
    address: has('address') ? row.address : '',
    open: has('open') ? row.open : [],
    purchases: has('purchases') ? row.purchases : [],
  };
};

type Listed = Omit<SheetRow, 'person' | 'facts'> & { personId: number; personName: string; facts: string };

/** Sheets that a condition on `s` finds. */
function sheets(reader: Reads, condition: string, ...values: readonly (string | number)[]): SheetRow[] {
  return reader
    .all<Listed>(
      `SELECT s."id", s."mark", s."personId", p."name" AS "personName", s."dayOn", s."subject", s."form", s."facts",
         s."takenAt", s."takenOn", t."name" AS "takenBy", s."backOn",
         (SELECT count(*) FROM "followupStops" r WHERE r."sheetId" = s."id") AS "stops",
         (SELECT count(*) FROM "followupStops" r WHERE r."sheetId" = s."id" AND r."endedId" IS NOT NULL) AS "told"
       FROM "followupSheets" s JOIN "staff" p ON p."id" = s."personId" JOIN "staff" t ON t."id" = s."takenBy"
       WHERE ${condition}`,
      ...values,
    )
    .map(({ personId, personName, facts, ...row }) => ({
      ...row,
      person: { id: personId, name: personName },
      facts: JSON.parse(facts) as VisitFact[],
    }));
}

/** A sheet of one whom the right to read reaches. Throws followups.noSheet. */
function sheetOf(reader: Reader, actor: Actor, by: { id: number } | { mark: string }): SheetRow {
  const people = peopleSql(reader, deskOf(reader, actor), 'all', 's."personId"');
  const [key, value] = 'id' in by ? ['id', by.id] : ['mark', by.mark];
  const [found] = sheets(
    reader,
    `s."${key}" = ? AND ${people.sql}`,
    value,
    ...(people.values as (string | number)[]),
  );
  if (found === undefined) throw new AppError('followups.noSheet');
  return found;
}

/** Stops of a sheet in their order, without those of whom this person may not know. */
const stopsOf = (reader: Reads, sight: Sight, sheetId: number): VisitStop[] =>
  reader
    .all<VisitStop>('SELECT * FROM "followupStops" WHERE "sheetId" = ? ORDER BY "position", "id"', sheetId)
    .filter(({ customerId }) => isKnown(sight, customerId));

/** What was told at each stop, and what was planned. */
function stopRows(reader: Reader, sight: Sight, sheetId: number) {
  const stops = stopsOf(reader, sight, sheetId);
  const customers = new Map(
    listRows(
      reader,
      sight,
      stops.map(({ customerId }) => customerId),
    ).map((row) => [row.id as number, row]),
  );
  return stops.flatMap((stop) => {
    const customer = customers.get(stop.customerId);
    if (customer === undefined) return [];
    const about = (id: number | null) =>
      id === null
        ? undefined
        : reader.get<Pick<Followup, 'subject' | 'outcome' | 'mood' | 'note'>>(
            'SELECT "subject", "outcome", "mood", "note" FROM "followups" WHERE "id" = ?',
            id,
          );
    const ended = about(stop.endedId);
    return {
      id: stop.id,
      key: stop.mark,
      customerId: customer.id,
      name: customer.name,
      number: customer.number,
      phoneTail: customer.phoneTail,
      isMasked: customer.isMasked,
      plan: about(stop.followupId)?.subject ?? null,
      done: ended === undefined ? null : { outcome: ended.outcome, mood: ended.mood, note: ended.note },
      isInBin: customer.deletedAt !== null,
    };
  });
}

/** The reads of visit sheets. */
export const visitQueries: Pick<
  QueryHandlers<typeof followupsContract>,
  'composeVisits' | 'visitSheets' | 'visitSheet' | 'visitPaper'
> = {
  composeVisits: (reader, { customerIds, personId }, actor) => {
    const carrier = activePerson(reader, personId);
    if (carrier === undefined) throw new AppError('staff.unknown', {}, ['personId']);
    const stops = takeable(reader, actor, personId, customerIds);
    if (stops.length > 0 && !writableBy(reader, actor)(personId)) throw new AppError('ipc.denied');
    const sights = sightsOf(reader, actor, carrier);
    return {
      rows: stops.map((stop) => visitRow(reader, sights, stop)),
      left: new Set(customerIds).size - stops.length,
    };
  },
  visitSheets: (reader, { whose, isOutOnly }, actor) => {
    const { sql, values } = peopleSql(reader, deskOf(reader, actor), whose, 's."personId"');
    const people = values as (string | number)[];
    const out = sheets(reader, `s."backAt" IS NULL AND ${sql} ORDER BY s."dayOn", s."id"`, ...people);
    if (isOutOnly) return out;
    const back = `s."backAt" IS NOT NULL AND ${sql} ORDER BY s."backAt" DESC, s."id" DESC LIMIT ?`;
    return [...out, ...sheets(reader, back, ...people, MOST_BACK)];
  },
  visitSheet: (reader, { mark }, actor) => {
    const sheet = sheetOf(reader, actor, { mark });
    const rows = stopRows(reader, sightOf(reader, actor), sheet.id);
    return { ...sheet, stops: rows.length, rows, mayBring: writableBy(reader, actor)(sheet.person.id) };
  },
  visitPaper: (reader, { id }, actor): VisitPaper => {
    const sheet = sheetOf(reader, actor, { id });
    const carrier = activePerson(reader, sheet.person.id) ?? actor;
    const stops = stopsOf(reader, sightOf(reader, actor), id);
    const places = new Map(stops.map(({ customerId, ...stop }) => [customerId, stop]));
    const ids = takeable(
      reader,
      actor,
      carrier.id,
      stops.map(({ customerId }) => customerId),
    ).map(({ customerId }) => customerId);
    const sights = sightsOf(reader, actor, carrier);
    return {
      ...sheet,
      shop: readSetting<{ name: string }>(reader, 'shop')?.name ?? '',
      rows: ids.map((customerId) => {
        const { mark = '', followupId = null } = places.get(customerId) ?? {};
        return {
          ...chosen(visitRow(reader, sights, { customerId, followupId }), sheet.facts),
          key: mark,
        };
      }),
    };
  },
};
