import { GOODS } from '../../sample/goods';
import { type SamplePart, instantOf } from '../../sample/sample';

/** All goods of the made-up shop, on its first day. */
export const productsSample: SamplePart = {
  feature: 'products',
  fill: ({ from, inBulk }) =>
    inBulk((unit) => {
      const createdAt = instantOf({ on: from, minute: 9 * 60 });
      for (const { code, name } of GOODS) {
        unit.run(
          'INSERT INTO "products" ("code", "name", "createdAt") VALUES (?, ?, ?)',
          code,
          name,
          createdAt,
        );
      }
    }),
};
