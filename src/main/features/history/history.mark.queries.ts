import type { Reader } from '../../db/reader';

/** What this shop's files are known by, the same for good: the beginning of the first hash of its trail. */
export const shopMark = (reader: Pick<Reader, 'get'>): string =>
  (reader.get<{ hash: string }>('SELECT "hash" FROM "audit" ORDER BY "id" LIMIT 1')?.hash ?? '')
    .slice(0, 16)
    .padEnd(16, '0');
