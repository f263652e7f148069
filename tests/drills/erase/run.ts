import { REFERENCES } from '../../../src/main/features/privacy/privacy.references';
import type { Reference } from '../../../src/main/features/privacy/privacy.references';
import type { Unit } from '../../../src/main/db/unit';
import { note, verdict } from '../support/report';
import { optionOf } from '../support/options';
import { found, PERSON, plantShop } from './planting';

/* Started by scripts/drill.mjs. Arguments: --shops N. */

const DRILL = 'drill:erase';

/** Markers that are left in the folder of a shop after the planted person was erased. */
async function leftAfter(before?: (unit: Unit) => void): Promise<{ markers: number; left: string[] }> {
  const planted = await plantShop(before);
  try {
    const there = new Set(found(planted).map((hit) => hit.split(' in ')[0]));
    const missing = planted.markers.filter((marker) => !there.has(marker));
    if (missing.length > 0) throw new Error(`never planted: ${missing.join(', ')}`);
    await planted.shop.call('privacy.erase', { id: planted.id, typed: PERSON.name });
    return { markers: planted.markers.length, left: found(planted) };
  } finally {
    await planted.shop.close();
  }
}

/** Erases with one table left out, as if somebody had forgotten it. */
async function withoutTable(table: string): Promise<string[]> {
  const list = REFERENCES as Reference[];
  const at = list.findIndex((one) => one.table === table);
  const [left] = list.splice(at, 1);
  try {
    return (await leftAfter()).left;
  } finally {
    if (left !== undefined) list.splice(at, 0, left);
  }
}

async function run(): Promise<boolean> {
  let tried = 0;
  let lost = 0;
  for (let shops = optionOf('--shops', 10); shops > 0; shops -= 1) {
    const { markers, left } = await leftAfter();
    tried += markers;
    lost += left.length;
    for (const hit of left) note(DRILL, hit);
  }
  const controls = {
    'a table left out': await withoutTable('customerNotes'),
    'an index of find that keeps deleted words': (
      await leftAfter((unit) => {
        unit.run(`INSERT INTO "customersFind" ("customersFind", "rank") VALUES ('secure-delete', 0)`);
      })
    ).left,
  };
  const unnoticed = Object.entries(controls).filter(([name, left]) => {
    note(DRILL, `control, ${name}: ${left.length > 0 ? `noticed (${String(left.length)})` : 'NOT NOTICED'}`);
    return left.length === 0;
  });
  verdict(DRILL, { tried, lost, corrupt: 0 });
  return lost === 0 && unnoticed.length === 0;
}

run().then(
  (isWhole) => {
    process.exitCode = isWhole ? 0 : 1;
  },
  (error: unknown) => {
    note(DRILL, String(error));
    process.exitCode = 1;
  },
);
