import type { Appearance, settingsContract } from '@shared/features/settings/settings.contract';
import type { Reader } from '../../db/reader';
import { SAMPLE_ID } from '../../db/pragmas';
import type { QueryHandlers } from '../../ipc/handlers';
import { signedInActor } from '../staff/staff.queries';

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
    const me = signedInActor(reader);
    return {
      shop: shop === null ? null : { name: shop.name, ownerName: me?.name ?? '' },
      appearance: readSetting<Appearance>(reader, 'appearance') ?? FIRST_APPEARANCE,
      me,
      currency: 'CNY',
      isSample: reader.column('SELECT "application_id" FROM pragma_application_id')[0] === SAMPLE_ID,
      lookingAt: reader.lookingAt,
    };
  },
};
