import { join } from 'node:path';
import { type BackedUpShop, openBackedUpShop } from '../../support/backedUpShop';
import { DATA, STICK } from './drillShop';
import { OURS, unlessRefused, type WorkPlace } from './workPlace';

/** A shop with its backups, whose acts are told by marks. Null in place of an answer: it was refused. */
type Shop = {
  real: BackedUpShop;
  attempt<T>(run: () => Promise<T>): Promise<T | null>;
  /** Adds somebody. */
  add(name: string): Promise<void>;
  /** Makes a backup; answers its id. */
  keep(): Promise<string | null>;
  /** Puts a backup in the shop's place; answers the safety copy's id. */
  restore(backup: string): Promise<string | null>;
};

async function opened({ dir, mark, mayFail }: WorkPlace): Promise<Shop | null> {
  const attempt: Shop['attempt'] = (run) => unlessRefused(mayFail, run);
  const real = await attempt(() => openBackedUpShop({ dataDir: join(dir, DATA) }));
  if (real === null) return null;
  const { backups, ended } = real;
  return {
    real,
    attempt,
    add: async (name) => {
      const sql = `SELECT count(*) FROM "customers" WHERE "name" = '${name}'`;
      mark({ state: 'begun', act: name, probe: { sql, before: 0, after: 1 } });
      const made = await attempt(() => real.act('customers.create', { name }));
      if (made !== null) mark({ state: 'done', act: name });
    },
    keep: async () => {
      const done = await attempt(() => ended('backup.make', backups.make()));
      if (done === null) return null;
      mark({ state: 'kept', backup: done.id, copies: done.placeIds.length });
      return done.id;
    },
    restore: async (backup) => {
      const wanted = { source: null, backupId: backup, code: null };
      const preview = await attempt(() => ended('backup.preview', backups.preview(wanted)));
      if (preview === null) return null;
      mark({ state: 'restoring', backup });
      const done = await attempt(() => ended('backup.restore', backups.restore(preview.opened)));
      if (done === null) return null;
      mark({ state: 'restored', backup, safety: done.safetyId });
      return done.safetyId;
    },
  };
}

/** Backups onto this PC and a stick, encrypted in every second work, with somebody served between them. */
export async function backsUp(place: WorkPlace): Promise<void> {
  const shop = await opened(place);
  if (shop === null) return;
  const { real, attempt } = shop;
  const name = `${OURS}${String(place.seed)}`;
  await shop.add(`${name}甲`);
  await attempt(() => real.backups.addPlace(real.plug(STICK)));
  if (place.seed % 2 === 0) {
    await attempt(async () => real.backups.confirmCode((await real.backups.keys.propose()).code));
  }
  await shop.keep();
  await shop.add(`${name}乙`);
  if (!place.isShort) await shop.keep();
  await attempt(() => real.close());
}

/** A restore of a backup, somebody served after it, and in a long work the restore taken back. */
export async function restores(place: WorkPlace): Promise<void> {
  const shop = await opened(place);
  if (shop === null) return;
  const name = `${OURS}${String(place.seed)}`;
  await shop.add(`${name}甲`);
  const backup = await shop.keep();
  await shop.add(`${name}乙`);
  const safety = backup === null ? null : await shop.restore(backup);
  if (safety !== null) {
    await shop.add(`${name}丙`);
    if (!place.isShort && (await shop.restore(safety)) !== null) await shop.add(`${name}丁`);
  }
  await shop.attempt(() => shop.real.close());
}
