import type { ShopCheck } from '../../db/shopCheck';
import { erasuresToTell } from './privacy.tombstones';

/** Who was erased: each backup's manifest says it, so that a restore of an older one can do it once more. */
export const privacyCheck: ShopCheck = {
  countFacts: (reader) => ({ erasures: erasuresToTell(reader) }),
};
