import type { Appearance, settingsContract } from '@shared/features/settings/settings.contract';
import type { Reader } from '../../db/reader';
import type { QueryHandlers } from '../../ipc/handlers';

/** What the screen looks like before anybody chose. */
export const FIRST_APPEARANCE: Appearance = { language: 'zh-CN', theme: 'light', textSize: 100 };

/** The parsed value of a setting, or null where it was never set. */
export function readSetting<T>(reader: Reader, key: string): T | null {
  const row = reader.get<{ value: string }>('SELECT "value" FROM "settings" WHERE "key" = ?', key);
  return row === undefined ? null : (JSON.parse(row.value) as T);
}

export const settingsQueries: QueryHandlers<typeof settingsContract> = {
  get: (reader) => {
    const shop = readSetting<{ name: string }>(reader, 'shop');
    const me = reader.get<{ id: number; name: string; role: 'owner' }>(
      'SELECT "id", "name", "role" FROM "staff" WHERE "isActive" = 1 ORDER BY "id" LIMIT 1',
    );
    return {
      shop: shop === null ? null : { name: shop.name, ownerName: me?.name ?? '' },
      appearance: readSetting<Appearance>(reader, 'appearance') ?? FIRST_APPEARANCE,
      me: me ?? null,
      currency: 'CNY',
    };
  },
};
