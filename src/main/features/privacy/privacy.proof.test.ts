import { expect, test } from 'vitest';
import { found, PERSON, plantShop } from '../../../../tests/drills/erase/planting';
import { foreignKeysTo } from '../../db/references';
import { REFERENCES } from './privacy.references';

test('a person planted in every column of text leaves no byte in the folder of the shop', async () => {
  const planted = await plantShop();
  try {
    expect(new Set(found(planted).map((hit) => hit.split(' in ')[0])).size).toBe(planted.markers.length);
    await planted.shop.call('privacy.erase', { id: planted.id, typed: PERSON.name });
    expect(found(planted)).toEqual([]);
    expect(planted.shop.reader.column('SELECT sum("amountCents") FROM "sales"')).toEqual([1200]);
    /* What took no marker takes one of a few words, or a hash: nobody can type a person there. */
    const schema = planted.shop.reader.column<string>(
      'SELECT "sql" FROM "sqlite_schema" WHERE "sql" IS NOT NULL',
    );
    const isClosed = (column: string): boolean =>
      schema.some((sql) => new RegExp(`"${column}" TEXT[^,]* CHECK \\(`, 'u').test(sql));
    expect(planted.refused.filter((name) => !isClosed(name.split('.')[1] ?? ''))).toEqual([]);
  } finally {
    await planted.shop.close();
  }
});

test('every column of the schema that refers to a customer is one that an erasure knows', async () => {
  const { shop } = await plantShop();
  try {
    const known = REFERENCES.map(({ table, column }) => `${table}.${column}`).sort();
    const there = foreignKeysTo(shop.reader, 'customers').map(({ table, column }) => `${table}.${column}`);
    expect(known).toEqual(there.sort());
  } finally {
    await shop.close();
  }
});
