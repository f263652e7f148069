import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';

/** The signed-in person. Until sign-in exists that is the one owner. */
export function signedInActor(reader: Reader): Actor | null {
  return (
    reader.get<Actor>(
      'SELECT "id", "name", "role" FROM "staff" WHERE "isActive" = 1 ORDER BY "id" LIMIT 1',
    ) ?? null
  );
}
