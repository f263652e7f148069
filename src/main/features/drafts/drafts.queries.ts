import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { DraftId } from '@shared/features/drafts/draftId';
import type { DraftPlace, draftsContract } from '@shared/features/drafts/drafts.contract';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import type { QueryHandlers } from '../../ipc/handlers';
import { isKnown, phonesOf, reachesTo, sightOf } from '../customers/customers.sight.queries';
import type { Sight } from '../customers/customers.sight.queries';
import { maskedNumbers } from '@shared/features/customers/mask.rules';
import type { Draft } from './drafts.entity';

/** True where a draft is about nobody yet, or about somebody of whom the person may know. */
export const mayBeKept = (reader: Reader, actor: Actor, place: DraftPlace): boolean =>
  'slot' in place || isKnown(sightOf(reader, actor), place.customerId);

/** The columns by which a draft is found, besides the person. */
export function keyOf(place: DraftPlace): Pick<Draft, 'form' | 'customerId' | 'slot'> {
  return 'slot' in place
    ? { form: place.form, customerId: null, slot: place.slot }
    : { form: place.form, customerId: place.customerId, slot: null };
}

/** A person's draft of a form, or undefined. */
export function findDraft(
  reader: Pick<Reader, 'get'>,
  personId: number,
  place: DraftPlace,
): Pick<Draft, 'id' | 'title' | 'body'> | undefined {
  const { form, customerId, slot } = keyOf(place);
  return reader.get(
    `SELECT "id", "title", "body" FROM "drafts"
     WHERE "personId" = ? AND "form" = ? AND "customerId" IS ? AND "slot" IS ?`,
    personId,
    form,
    customerId,
    slot,
  );
}

type Row = Pick<Draft, 'id' | 'form' | 'customerId' | 'slot' | 'title' | 'begunAt'> & {
  name: string | null;
  number: string | null;
  phoneTail: string | null;
  isInBin: 0 | 1;
};

const placeOf = ({ form, customerId, slot }: Row): DraftPlace =>
  form === 'customers.edit' ||
  form === 'customers.addNote' ||
  form === 'followups.promise' ||
  form === 'processes.start'
    ? { form, customerId: (customerId ?? 0) as CustomerId }
    : { form, slot: slot ?? '' };

/** Card number and phone tail as this person may see them. */
function numbersFor(
  reader: Reader,
  sight: Sight,
  row: Pick<Row, 'number' | 'phoneTail'> & { customerId: number },
): { number: string | null; phoneTail: string } {
  const { number, phoneTail, customerId } = row;
  if (reachesTo(reader, sight, [customerId])(customerId).reveal)
    return { number, phoneTail: phoneTail ?? '' };
  return maskedNumbers(number, phonesOf(reader, customerId));
}

export const draftsQueries: QueryHandlers<typeof draftsContract> = {
  list: (reader, _input, actor) => {
    const sight = sightOf(reader, actor);
    return (
      reader
        /* A card that is neither listed nor in the bin belongs to an import that is being taken back. */
        .all<Row>(
          `SELECT d."id", d."form", d."customerId", d."slot", d."title", d."begunAt",
           c."name", c."number", c."phoneTail", c."deletedAt" IS NOT NULL AS "isInBin"
         FROM "drafts" d LEFT JOIN "customers" c ON c."id" = d."customerId"
         WHERE d."personId" = ? AND (c."id" IS NULL OR c."isListed" = 1 OR c."deletedAt" IS NOT NULL)
         ORDER BY d."updatedAt" DESC, d."id" DESC`,
          actor.id,
        )
        .filter(({ customerId }) => customerId === null || isKnown(sight, customerId))
        .map((row) => ({
          id: row.id as DraftId,
          place: placeOf(row),
          title: row.title,
          customer:
            row.customerId === null
              ? null
              : {
                  name: row.name ?? '',
                  ...numbersFor(reader, sight, { ...row, customerId: row.customerId }),
                  isInBin: row.isInBin === 1,
                },
          begunAt: row.begunAt,
        }))
    );
  },
  find: (reader, { place }, actor) => {
    if (!mayBeKept(reader, actor, place)) return null;
    const found = findDraft(reader, actor.id, place);
    return found === undefined ? null : { id: found.id as DraftId, title: found.title, body: found.body };
  },
};
