import { FIRST_RETENTION_YEARS } from '@shared/features/privacy/retention.rules';
import type { RetentionYears } from '@shared/features/privacy/retention.rules';
import { FIRST_LOCK_MINUTES } from '@shared/features/staff/staff.rules';
import type { LockMinutes } from '@shared/features/staff/staff.rules';
import type { Appearance, settingsContract } from '@shared/features/settings/settings.contract';
import type { Reader } from '../../db/reader';
import { SAMPLE_ID } from '../../db/pragmas';
import type { QueryHandlers } from '../../ipc/handlers';
import { ownerOf, peopleAtTheDoor, personOf, rightsOf } from '../staff/staff.people.queries';
import { getHours, listDays } from './settings.hours.queries';
import { readSetting } from './settings.values.queries';

/** What the screen looks like before anybody chose. */
export const FIRST_APPEARANCE: Appearance = { language: 'zh-CN', theme: 'light', textSize: 100 };

/** After how many idle minutes the screen locks; null: never. */
function readLock(reader: Reader): LockMinutes {
  const kept = readSetting<{ afterMinutes: LockMinutes }>(reader, 'lock');
  return kept === null ? FIRST_LOCK_MINUTES : kept.afterMinutes;
}

/** Years without dealings after which the shop is told that it still keeps a customer; null: it is not told. */
export function readRetention(reader: Reader): RetentionYears {
  const kept = readSetting<{ retentionYears: RetentionYears }>(reader, 'retention');
  return kept === null ? FIRST_RETENTION_YEARS : kept.retentionYears;
}

export const settingsQueries: QueryHandlers<typeof settingsContract> = {
  get: (reader, _input, { actor, by }) => {
    const shop = readSetting<{ name: string; address?: string }>(reader, 'shop');
    const me = personOf(reader, by);
    return {
      shop:
        shop === null
          ? null
          : {
              name: shop.name,
              ownerName: ownerOf(reader)?.name ?? '',
              ...(shop.address && { address: shop.address }),
            },
      appearance: readSetting<Appearance>(reader, 'appearance') ?? FIRST_APPEARANCE,
      session: actor !== null ? 'open' : me === null ? 'signedOut' : 'locked',
      me,
      rights: actor === null ? [] : rightsOf(reader, actor),
      people: peopleAtTheDoor(reader, by),
      lockAfterMinutes: readLock(reader),
      retentionYears: readRetention(reader),
      currency: 'CNY',
      isSample: reader.column('SELECT "application_id" FROM pragma_application_id')[0] === SAMPLE_ID,
      lookingAt: reader.lookingAt,
    };
  },
  days: (reader, { from, to }) => listDays(reader, from, to),
  hours: (reader) => getHours(reader),
};
