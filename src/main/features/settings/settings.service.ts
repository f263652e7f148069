import { AppError } from '@shared/errors/AppError';
import type { Appearance } from '@shared/features/settings/settings.contract';
import type { RetentionYears } from '@shared/features/privacy/retention.rules';
import type { Unit } from '../../db/unit';
import type { LockMinutes } from '@shared/features/staff/staff.rules';
import { ownerOf } from '../staff/staff.people.queries';
import { namePerson } from '../staff/staff.service';
import { Setting } from './settings.entity';
import { FIRST_APPEARANCE } from './settings.queries';
import { readSetting } from './settings.values.queries';

/** Sets one setting of the shop, recorded with what it was before. `value` goes in as JSON. */
export async function writeSetting(unit: Unit, key: string, value: unknown): Promise<void> {
  const row = unit.get<{ id: number }>('SELECT "id" FROM "settings" WHERE "key" = ?', key);
  const json = JSON.stringify(value);
  if (row === undefined) await unit.insert(Setting, { key, value: json });
  else await unit.change(Setting, row.id, { value: json });
}

type Profile = {
  name: string;
  ownerName: string;
  address?: string | undefined;
};

/** First start: names the shop and its owner. Throws settings.alreadyOpen where that was done. */
export async function openShop(unit: Unit, shop: Profile, appearance: Appearance): Promise<void> {
  if (readSetting(unit, 'shop') !== null) throw new AppError('settings.alreadyOpen');
  await writeSetting(unit, 'shop', { name: shop.name });
  await writeSetting(unit, 'appearance', appearance);
  await namePerson(unit, unit.actor.id, shop.ownerName);
}

/** Changes the names of shop and owner, and the address. */
export async function editShop(unit: Unit, shop: Profile): Promise<void> {
  await writeSetting(unit, 'shop', { name: shop.name, ...(shop.address && { address: shop.address }) });
  await namePerson(unit, ownerOf(unit)?.id ?? unit.actor.id, shop.ownerName);
}

/** Sets after how many idle minutes the screen locks; null: never. */
export async function setLock(unit: Unit, afterMinutes: LockMinutes): Promise<void> {
  await writeSetting(unit, 'lock', { afterMinutes });
}

/** Sets after how many years without dealings the shop is told that it still keeps a customer; null: it is not told. */
export async function setRetention(unit: Unit, years: RetentionYears): Promise<void> {
  await writeSetting(unit, 'retention', { retentionYears: years });
}

/** Changes how the screen looks; what is left out stays. */
export async function setAppearance(unit: Unit, patch: Partial<Appearance>): Promise<void> {
  const present = readSetting<Appearance>(unit, 'appearance') ?? FIRST_APPEARANCE;
  await writeSetting(unit, 'appearance', { ...present, ...patch });
}
