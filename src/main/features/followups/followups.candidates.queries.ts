import { FIRST_RATION } from '@shared/features/followups/ration.rules';
import type { Candidate, Ration } from '@shared/features/followups/ration.rules';
import type { FollowupKind } from '@shared/features/followups/followups.rules';
import type { TriggerParams } from '@shared/features/followups/trigger.rules';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import { readSetting } from '../settings/settings.values.queries';
import { activePeople, ownerOf } from '../staff/staff.people.queries';
import { refusers } from './followups.many.queries';
import type { TriggerSource } from './followups.triggers.queries';

/** So many customers are gone through at once: an answer stays well under what a unit may take. */
const CUSTOMERS_AT_ONCE = 1_000;

/** A rule as it is gone through; `id` 0 for one that is only tried. */
export type RuleToRun = {
  id: number;
  trigger: string;
  params: TriggerParams;
  tag: string;
  minSpendCents: number;
  kind: FollowupKind;
  personId: number | null;
};

export const RATION_SETTING = 'followups.ration';

/** How much all rules together may make. */
export const readRation = (reader: Pick<Reader, 'get'>): Ration =>
  readSetting<Ration>(reader, RATION_SETTING) ?? FIRST_RATION;

/** Rules that are on. One whose trigger this version does not know is left out. */
export function rulesToRun(reader: Reader, sources: readonly TriggerSource[]): RuleToRun[] {
  return reader
    .all<Omit<RuleToRun, 'params'> & { params: string }>(
      `SELECT "id", "trigger", "params", "tag", "minSpendCents", "kind", "personId" FROM "followupRules"
       WHERE "isOn" = 1 AND "deletedAt" IS NULL ORDER BY "id"`,
    )
    .map((rule) => ({ ...rule, params: JSON.parse(rule.params) as TriggerParams }))
    .filter(({ trigger }) => sources.some((source) => source.trigger === trigger));
}

/** The first and last id of each handful of customers. */
export function* handfuls(reader: Reader): Generator<{ from: number; to: number }> {
  const last = reader.column<number | null>('SELECT max("id") FROM "customers"')[0] ?? 0;
  for (let from = 1; from <= last; from += CUSTOMERS_AT_ONCE) {
    yield { from, to: Math.min(from + CUSTOMERS_AT_ONCE - 1, last) };
  }
}

type Ids = { from: number; to: number };
type Facts = { spendCents: number; leadId: number | null };

/** Customers whom a rule is about, among these, with what ranking them takes; nobody who said no to its kind. */
function audience(reader: Reader, { tag, minSpendCents, kind }: RuleToRun, ids: Ids): Map<number, Facts> {
  const rows = reader.all<{ id: number } & Facts>(
    `SELECT c."id", coalesce(s."spendCents", 0) AS "spendCents",
       (SELECT t."personId" FROM "customerTeam" t WHERE t."customerId" = c."id" AND t."part" = 'lead') AS "leadId"
     FROM "customers" c LEFT JOIN "salesSummary" s ON s."customerId" = c."id"
     WHERE c."id" BETWEEN ? AND ? AND c."isListed" = 1 AND coalesce(s."spendCents", 0) >= ?
       ${tag === '' ? '' : 'AND c."id" IN (SELECT "customerId" FROM "customerTags" WHERE "tag" = ?)'}`,
    ids.from,
    ids.to,
    minSpendCents,
    ...(tag === '' ? [] : [tag]),
  );
  const refusing = refusers(
    reader,
    kind,
    rows.map(({ id }) => id),
  );
  return new Map(rows.filter(({ id }) => !refusing.has(id)).map(({ id, ...facts }) => [id, facts]));
}

/** Who would do it: who the rule names, else who leads the customer, else the owner; nobody who has left. */
export function doerOf(reader: Reader): (rule: RuleToRun, leadId: number | null) => number {
  const active = new Set(activePeople(reader).map(({ id }) => id));
  const ownerId = ownerOf(reader)?.id ?? 1;
  return ({ personId }, leadId) =>
    [personId, leadId].find((id): id is number => id !== null && active.has(id)) ?? ownerId;
}

type Walk = { ids: Ids; from: Day; to: Day; doer: ReturnType<typeof doerOf> };

/** What a rule would make of these customers for what came up on these days, made already or not. */
export function* candidatesOf(
  reader: Reader,
  source: TriggerSource,
  rule: RuleToRun,
  { ids, from, to, doer }: Walk,
): Generator<Candidate> {
  const people = audience(reader, rule, ids);
  if (people.size === 0) return;
  for (const { customerId, key, on, until, facts } of source.occasions(reader, rule.params, {
    ids,
    days: { from, to },
  })) {
    const person = people.get(customerId);
    if (person === undefined || on < from || on > to) continue;
    yield {
      ruleId: rule.id,
      customerId,
      occasion: key,
      on,
      until,
      why: JSON.stringify({ trigger: rule.trigger, facts }),
      personId: doer(rule, person.leadId),
      spendCents: person.spendCents,
    };
  }
}

/** True where rules were gone through today. */
export const hasRun = (reader: Reader): boolean =>
  reader.get('SELECT 1 FROM "followupRuns" WHERE "onDay" = ?', reader.today) !== undefined;

/** What a rule would make of these customers today: what it made before is left out, and who wants a rest. */
export function dueOf(
  reader: Reader,
  source: TriggerSource,
  rule: RuleToRun,
  { ids, restDays, doer }: { ids: Ids; restDays: number; doer: Walk['doer'] },
): Candidate[] {
  const made = new Set(
    reader.column<string>(
      `SELECT "customerId" || ' ' || "occasion" FROM "followups" WHERE "ruleId" = ? AND "customerId" BETWEEN ? AND ?`,
      rule.id,
      ids.from,
      ids.to,
    ),
  );
  const resting = new Set(
    reader.column<number>(
      `SELECT DISTINCT "customerId" FROM "followups" WHERE "customerId" BETWEEN ? AND ?
         AND "ruleId" IS NOT NULL AND "state" <> 'withdrawn' AND "createdOn" > ?`,
      ids.from,
      ids.to,
      addDays(reader.today, -restDays),
    ),
  );
  const from = addDays(reader.today, -source.keepsDays);
  return [...candidatesOf(reader, source, rule, { ids, from, to: reader.today, doer })].filter(
    ({ customerId, occasion, until }) =>
      (until === null || until >= reader.today) &&
      !resting.has(customerId) &&
      !made.has(`${String(customerId)} ${occasion}`),
  );
}
