import type { ShopFacts } from '@shared/features/backup/backup.manifest.rules';
import type { Reader } from '../../db/reader';

/** Both ends of the audit trail: which shop it is, and whether anything happened since it was last looked at. */
export type TrailEnds = Pick<ShopFacts, 'auditFirst' | 'auditHead'>;

/** The ends of an open shop's trail; null where it is empty. */
export function trailEnds(reader: Reader): TrailEnds {
  const [auditFirst = null] = reader.column<string>('SELECT "hash" FROM "audit" ORDER BY "id" LIMIT 1');
  const auditHead = reader.get<{ id: number; hash: string }>(
    'SELECT "id", "hash" FROM "audit" ORDER BY "id" DESC LIMIT 1',
  );
  return { auditFirst, auditHead: auditHead ?? null };
}
