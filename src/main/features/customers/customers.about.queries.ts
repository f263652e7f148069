import type { About } from '@shared/features/followups/parts.channels';
import type { Reader } from '../../db/reader';
import { listRows } from './customers.list.queries';
import { refusalsOfMany } from './customers.refusals.queries';
import { reachesTo } from './customers.sight.queries';
import type { Sight } from './customers.sight.queries';

/** What a line says of each of some customers, by their id; what they refuse only of those whom the person sees whole. */
export function aboutOf(
  reader: Reader,
  sight: Sight,
  ids: readonly (number | null)[],
): ReadonlyMap<number, About> {
  const customerIds = [...new Set(ids.flatMap((id) => id ?? []))];
  const refuses = refusalsOfMany(reader, customerIds);
  const reaches = reachesTo(reader, sight, customerIds);
  return new Map(
    listRows(reader, sight, customerIds).map(({ id, name, number, phoneTail, isMasked, lastSoldOn }) => [
      id,
      {
        id,
        name,
        number,
        phoneTail,
        isMasked,
        lastSoldOn,
        refuses: reaches(id).read ? (refuses.get(id) ?? []) : [],
      },
    ]),
  );
}
