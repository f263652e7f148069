import type { DerivedRows, LostRow, ShopRebuild } from '../../db/shopCheck';
import { relistProducts } from './products.listing';

const STEP = 200;

/** A product of which only the code, or the lines that sold it, are left: known by its code until it has a name again. */
function standIn({ id, known, moment }: LostRow): ReturnType<NonNullable<ShopRebuild['standIns']>[string]> {
  const code = typeof known.code === 'string' ? known.code : `? ${String(id)}`;
  return { code, name: code, createdAt: moment.at, importId: known.importId ?? null };
}

function* rebuild(rows: DerivedRows): Generator<undefined, void> {
  rows.run('DELETE FROM "productsFind"');
  const ids = rows.column<number>('SELECT "id" FROM "products" ORDER BY "id"');
  for (let from = 0; from < ids.length; from += STEP) {
    relistProducts(rows, ids.slice(from, from + STEP));
    yield;
  }
}

/** Products whose page is lost, so that what was sold keeps leaning on them; and all search rows. */
export const productsRebuild: ShopRebuild = { standIns: { products: standIn }, rebuild };
