import { maskText } from '@shared/features/customers/mask.rules';
import type { CustomField, fieldsContract } from '@shared/features/fields/fields.contract';
import type { FieldChoice } from '@shared/features/fields/fields.rules';
import type { Reader } from '../../db/reader';
import type { QueryHandlers } from '../../ipc/handlers';
import type { FieldRow } from './fields.entity';

type Reads = Pick<Reader, 'all'>;

const toldOf = ({ choices, isInList, retiredAt, ...row }: FieldRow): CustomField => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  choices: JSON.parse(choices) as FieldChoice[],
  isInList: isInList === 1,
  isRetired: retiredAt !== null,
  version: row.version,
});

/** All fields of the shop's own in its order, those put away last. */
export const listFields = (reader: Reads): CustomField[] =>
  reader.all<FieldRow>('SELECT * FROM "fields" ORDER BY "retiredAt" IS NOT NULL, "place", "id"').map(toldOf);

/** What stands on a card, by the id of the field. */
export type CustomValues = Record<string, string>;

/** What stands in the fields of the shop's own on these cards; of fields in the list alone where so asked. */
export function valuesOf(
  reader: Reads,
  customerIds: readonly number[],
  { isInList = false }: { isInList?: boolean } = {},
): Map<number, CustomValues> {
  const of = new Map<number, CustomValues>();
  const only = isInList
    ? 'AND v."fieldId" IN (SELECT "id" FROM "fields" WHERE "isInList" = 1 AND "retiredAt" IS NULL)'
    : '';
  for (const { customerId, fieldId, text } of reader.all<{
    customerId: number;
    fieldId: number;
    text: string;
  }>(
    `SELECT v."customerId", v."fieldId", v."text" FROM json_each(?) j
     CROSS JOIN "fieldValues" v ON v."customerId" = j."value" ${only}`,
    JSON.stringify(customerIds),
  )) {
    of.set(customerId, { ...of.get(customerId), [String(fieldId)]: text });
  }
  return of;
}

/** Values for those who may not see by what a customer is reached: a link leads to them, so it is masked. */
export function maskedValues(fields: readonly CustomField[], values: CustomValues): CustomValues {
  const links = new Set(fields.filter(({ kind }) => kind === 'link').map(({ id }) => String(id)));
  return Object.fromEntries(
    Object.entries(values).map(([id, text]) => [id, links.has(id) ? maskText(text) : text]),
  );
}

/** The reads of fields of the shop's own. */
export const fieldsQueries: QueryHandlers<typeof fieldsContract> = {
  list: listFields,
  uses: (reader) =>
    reader.all('SELECT "fieldId" AS "id", count(*) AS "count" FROM "fieldValues" GROUP BY "fieldId"'),
};
