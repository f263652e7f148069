import { AppError } from '@shared/errors/AppError';
import type { ProductFields, ProductId } from '@shared/features/products/products.contract';
import { canonicalBarcode, isBarcodeMistyped } from '@shared/features/products/products.rules';
import { isUniqueViolation } from '../../db/sqliteErrors';
import type { Patch, Unit } from '../../db/unit';
import type { Derivation } from '../../db/writer';
import { mayAct } from '../staff/staff.people.queries';
import { nextFreeCode } from './products.codes';
import { Product, ProductMove, ProductTag } from './products.entity';
import { relistProducts } from './products.listing';

export { followingCode, nextFreeCode } from './products.codes';
export { relistProducts } from './products.listing';
export { forgetImportedProducts, listOldProducts } from './products.upkeep';

const productOf = ({ tableName, rowId, before, after }: Unit['changes'][number]): number =>
  tableName === 'products' ? rowId : Number((after ?? before)?.productId);

/** Keeps lists and find in step with every recorded change of a product, undo included. */
export const productsDerivation: Derivation = {
  tables: ['products', 'productTags'],
  refresh: (unit, changes) => {
    relistProducts(unit, changes.map(productOf));
  },
};

type Typed = Partial<ProductFields>;

async function withCodeFree<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!isUniqueViolation(error, 'products.code')) throw error;
    throw new AppError('products.codeTaken', {}, ['code']);
  }
}

/** What the shop pays is no business of whoever may not see it, also where their act is approved. */
function assertCostTold(unit: Unit, { costCents }: Typed): void {
  if (costCents === undefined) return;
  const { approver: _approver, ...alone } = unit.actor;
  if (!mayAct(unit, alone, 'products.reveal')) throw new AppError('products.costHidden', {}, ['costCents']);
}

/** Throws products.barcodeTaken with the name of what else on sale has it. */
function assertBarcodeFree(unit: Unit, barcode: string, exceptId: number | null): void {
  if (barcode === '') return;
  const [name] = unit.column<string>(
    `SELECT "name" FROM "products" WHERE "barcode" = ? AND "isActive" = 1 AND "deletedAt" IS NULL AND "id" IS NOT ?`,
    barcode,
    exceptId,
  );
  if (name !== undefined) throw new AppError('products.barcodeTaken', { name }, ['barcode']);
}

/** Columns of the product itself among what was typed. Throws products.nameless, .barcodeWrong. */
function columnsOf({
  tags: _tags,
  isOutOfReach,
  isReducible,
  barcode,
  ...plain
}: Typed): Patch<Omit<Product, 'id'>> {
  /* A field that is no column of the product does not compile here. */
  const columns: Patch<Pick<Product, keyof typeof plain | 'isOutOfReach' | 'isReducible' | 'barcode'>> = {
    ...plain,
  };
  if (plain.name === '') throw new AppError('products.nameless', {}, ['name']);
  if (isOutOfReach !== undefined) columns.isOutOfReach = isOutOfReach ? 1 : 0;
  if (isReducible !== undefined) columns.isReducible = isReducible ? 1 : 0;
  if (barcode !== undefined) {
    if (isBarcodeMistyped(barcode)) throw new AppError('products.barcodeWrong', {}, ['barcode']);
    columns.barcode = canonicalBarcode(barcode);
  }
  return columns;
}

async function setTags(unit: Unit, productId: number, tags: readonly string[]): Promise<void> {
  const wanted = new Set(tags);
  const present = unit.all<ProductTag>('SELECT * FROM "productTags" WHERE "productId" = ?', productId);
  for (const row of present) if (!wanted.has(row.tag)) await unit.remove(ProductTag, row.id);
  for (const tag of wanted) {
    if (!present.some((row) => row.tag === tag)) await unit.insert(ProductTag, { productId, tag });
  }
}

/** Adds a product. Throws products.nameless, .codeTaken, .barcodeWrong, .barcodeTaken, .costHidden. */
export async function createProduct(unit: Unit, typed: Typed): Promise<ProductId> {
  const { name = '', category = '', code = '', tags = [] } = typed;
  assertCostTold(unit, typed);
  const columns = columnsOf({ ...typed, name });
  assertBarcodeFree(unit, columns.barcode ?? '', null);
  columns.code = code === '' ? nextFreeCode(unit, category) : code;
  const id = await withCodeFree(() =>
    unit.insert(Product, { ...columns, createdAt: unit.moment.at, importId: null }),
  );
  await setTags(unit, id, tags);
  return id as ProductId;
}

type Present = Pick<
  Product,
  'version' | 'isActive' | 'deletedAt' | 'shelf' | 'code' | 'barcode' | 'priceCents' | 'category'
>;

/** Throws products.notFound, also of a product of an import that does not count yet. */
function presentProduct(unit: Unit, id: number): Present {
  const row = unit.get<Present>(
    `SELECT "version", "isActive", "deletedAt", "shelf", "code", "barcode", "priceCents", "category" FROM "products"
     WHERE "id" = ? AND ("isListed" = 1 OR "deletedAt" IS NOT NULL)`,
    id,
  );
  if (row === undefined) throw new AppError('products.notFound');
  return row;
}

/** The same of what is not in the bin. Throws products.inBin too. */
export function usableProduct(unit: Unit, id: number): Present {
  const present = presentProduct(unit, id);
  if (present.deletedAt !== null) throw new AppError('products.inBin');
  return present;
}

/** A version that the product never had, so that what an undo brings back is not taken for what a form began with. */
export function nextVersion(unit: Unit, { version }: Pick<Present, 'version'>): number {
  const acts = unit.column<number | null>('SELECT max("id") FROM "audit"')[0] ?? 0;
  return Math.max(version, acts) + 1;
}

/**
 * Changes what was typed and nothing else; another shelf is kept as a move. Throws products.notFound, .inBin,
 * .changedMeanwhile where the product is newer than `version`, and what createProduct throws.
 */
export async function editProduct(
  unit: Unit,
  { id, version, fields }: { id: ProductId; version: number; fields: Typed },
): Promise<void> {
  const present = usableProduct(unit, id);
  if (present.version !== version) throw new AppError('products.changedMeanwhile');
  assertCostTold(unit, fields);
  const columns = columnsOf(fields);
  if (columns.code === '') columns.code = present.code;
  if (present.isActive === 1) assertBarcodeFree(unit, columns.barcode ?? '', id);
  await withCodeFree(() => unit.change(Product, id, { ...columns, version: nextVersion(unit, present) }));
  if (fields.tags !== undefined) await setTags(unit, id, fields.tags);
  const { shelf = present.shelf } = fields;
  if (shelf === present.shelf || shelf === '' || present.shelf === '') return;
  const { at, on, minute } = unit.moment;
  await unit.insert(ProductMove, {
    productId: id,
    fromShelf: present.shelf,
    toShelf: shelf,
    at,
    onDay: on,
    minute,
    actorId: unit.actor.id,
  });
}

/** Writes what a file knows of a product and the product did not say; nothing where there is nothing. */
export async function fillProduct(
  unit: Unit,
  id: number,
  { columns, tags }: { columns: Patch<Omit<Product, 'id'>>; tags: readonly string[] },
): Promise<void> {
  const present = unit.get<Present>('SELECT "version" FROM "products" WHERE "id" = ?', id);
  if (present === undefined || (Object.keys(columns).length === 0 && tags.length === 0)) return;
  await unit.change(Product, id, { ...columns, version: nextVersion(unit, present) });
  for (const tag of tags) await unit.insert(ProductTag, { productId: id, tag });
}

/** Puts products on sale or takes them off; those that are so already stay as they are. Throws products.notFound, .inBin, .barcodeTaken. */
export async function setActive(unit: Unit, ids: readonly ProductId[], isActive: boolean): Promise<void> {
  for (const id of new Set(ids)) {
    const present = usableProduct(unit, id);
    if ((present.isActive === 1) === isActive) continue;
    if (isActive) assertBarcodeFree(unit, present.barcode, id);
    await unit.change(Product, id, { isActive: isActive ? 1 : 0, version: nextVersion(unit, present) });
  }
}

/** Gives products other prices. Throws products.notFound, .inBin, .changedMeanwhile where one costs no more `fromCents`. */
export async function setPrices(
  unit: Unit,
  prices: readonly { id: ProductId; fromCents: number | null; toCents: number | null }[],
): Promise<void> {
  for (const { id, fromCents, toCents } of prices) {
    const present = usableProduct(unit, id);
    if (present.priceCents !== fromCents) throw new AppError('products.changedMeanwhile');
    if (toCents === fromCents) continue;
    await unit.change(Product, id, { priceCents: toCents, version: nextVersion(unit, present) });
  }
}

/** Puts products into a category; those that are in it stay as they are. Throws products.notFound, .inBin. */
export async function setCategory(unit: Unit, ids: readonly ProductId[], category: string): Promise<void> {
  for (const id of new Set(ids)) {
    const present = usableProduct(unit, id);
    if (present.category === category) continue;
    await unit.change(Product, id, { category, version: nextVersion(unit, present) });
  }
}

/** Puts products into the bin; what was sold of them stays. Throws products.notFound, .inBin. */
export async function removeProducts(unit: Unit, ids: readonly ProductId[]): Promise<void> {
  for (const id of new Set(ids)) {
    const present = usableProduct(unit, id);
    await unit.change(Product, id, { deletedAt: unit.moment.at, version: nextVersion(unit, present) });
  }
}

/** Takes products out of the bin. Throws products.notFound, .notInBin, .barcodeTaken. */
export async function restoreProducts(unit: Unit, ids: readonly ProductId[]): Promise<void> {
  for (const id of new Set(ids)) {
    const present = presentProduct(unit, id);
    if (present.deletedAt === null) throw new AppError('products.notInBin');
    if (present.isActive === 1) assertBarcodeFree(unit, present.barcode, id);
    await unit.change(Product, id, { deletedAt: null, version: nextVersion(unit, present) });
  }
}
