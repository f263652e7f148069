import type { LostRow, ShopRebuild } from '../../db/shopCheck';

/** A product of which only the code, or the lines that sold it, are left: known by its code until it has a name again. */
function standIn({ id, known, moment }: LostRow): ReturnType<NonNullable<ShopRebuild['standIns']>[string]> {
  const code = typeof known.code === 'string' ? known.code : `? ${String(id)}`;
  return { code, name: code, createdAt: moment.at, importId: known.importId ?? null };
}

/** Products whose page is lost, so that what was sold keeps leaning on them. */
export const productsRebuild: ShopRebuild = { standIns: { products: standIn } };
