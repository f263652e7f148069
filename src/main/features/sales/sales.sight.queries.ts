import { AppError } from '@shared/errors/AppError';
import type { About } from '@shared/features/followups/parts.channels';
import type { Reader } from '../../db/reader';
import { isKnown, reachesTo, reachTo } from '../customers/customers.sight.queries';
import type { Sight } from '../customers/customers.sight.queries';
import { aboutOf } from '../customers/customers.about.queries';

/** Those of these customers whose cards this person may read; the others stand on a slip without a name. */
export function aboutReadable(
  reader: Reader,
  sight: Sight,
  ids: readonly number[],
): ReadonlyMap<number, About> {
  const known = ids.filter((id) => isKnown(sight, id));
  const reach = reachesTo(reader, sight, known);
  return aboutOf(
    reader,
    sight,
    known.filter((id) => reach(id).read),
  );
}

/** Throws customers.notFound, and customers.notYours where this person may know of them and not read their card. */
export function assertReadable(reader: Reader, sight: Sight, id: number): void {
  if (!reachTo(reader, sight, id).read) throw new AppError('customers.notYours');
}
