import type { Reader } from '../../db/reader';

/** The parsed value of a setting, or null where it was never set. */
export function readSetting<T>(reader: Pick<Reader, 'get'>, key: string): T | null {
  const row = reader.get<{ value: string }>('SELECT "value" FROM "settings" WHERE "key" = ?', key);
  return row === undefined ? null : (JSON.parse(row.value) as T);
}
