import { command, defineContract, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { draftId } from '../drafts/draftId';
import { picture, pictureId } from '../pictures/pictures.fields';
import { bundleChannels, part } from './bundle.channels';
import { paperChannels } from './paper.channels';
import { band, cents, group, productFields, productFilter, productId, shortText } from './products.fields';
import { MOST_PRODUCTS, PICTURES_EACH, PRODUCT_SORTS } from './products.rules';
import { planChannels } from './plan.channels';
import { pictureChannels } from './picture.channels';
import { liking, ratingChannels } from './rating.channels';
import { windowChannels } from './window.channels';

export type { PlaceId, PlanPlace } from './plan.channels';
export { productId, type ProductFields, type ProductFilter, type ProductId } from './products.fields';

/** What lists, pickers and slips need to know. It never holds what the shop pays. */
const row = z.object({
  id: productId,
  code: z.string(),
  name: z.string(),
  category: z.string(),
  priceCents: cents,
  unit: z.string(),
  barcode: z.string(),
  shelf: z.string(),
  isOutOfReach: z.boolean(),
  isReducible: z.boolean(),
  isActive: z.boolean(),
});
export type ProductRow = z.infer<typeof row>;

const listRow = row.extend({
  tags: z.array(z.string()),
  liking,
  /** Its main picture; null where it has none. */
  pictureId: pictureId.nullable(),
  deletedAt: z.string().nullable(),
});
export type ProductListRow = z.infer<typeof listRow>;

const move = z.object({ from: z.string(), to: z.string(), on: z.string(), by: z.string() });

const card = z.object({
  id: productId,
  /** Goes up with each act; an edit of any other version is refused. */
  version: z.number().int(),
  isActive: z.boolean(),
  deletedAt: z.string().nullable(),
  /** `costCents` is null for whoever may not know it. */
  fields: productFields,
  /** True where the asking person may know, and say, what the shop pays for it. */
  isCostKnown: z.boolean(),
  /** Where it stood, the latest move first, at most twenty. */
  moves: z.array(move),
  /** What it holds where it is a bundle. */
  parts: z.array(part),
  /** The bundles that hold it. */
  inBundles: z.array(z.object({ id: productId, name: z.string() })),
});
export type ProductCard = z.infer<typeof card>;

const endsDraft = draftId.optional();
const idResult = z.object({ id: productId });
const ids = z.array(productId).min(1).max(MOST_PRODUCTS);
const idsResult = z.object({ ids: z.array(productId) });

export const productsContract = defineContract('products', () => ({
  list: query({
    input: z.object({
      filter: productFilter,
      sort: z.enum(PRODUCT_SORTS),
      direction: z.enum(['asc', 'desc']),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ rows: z.array(listRow), total: z.number().int() }),
    permission: 'products.read',
  }),
  counts: query({
    input: z.object({}),
    output: z.record(group, z.number().int()),
    permission: 'products.read',
  }),
  /** By what the products of a group can be narrowed: an empty category holds those without. */
  filters: query({
    input: z.object({ group }),
    output: z.object({
      categories: z.array(z.object({ category: z.string(), count: z.number().int() })),
      tags: z.array(z.object({ tag: z.string(), count: z.number().int() })),
      bands: z.array(band.extend({ count: z.number().int() })),
    }),
    permission: 'products.read',
  }),
  /** Products on sale that fit best: a whole code or barcode first, then names that begin so. */
  find: query({
    input: z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50).default(12) }),
    output: z.object({ rows: z.array(row), hasMore: z.boolean() }),
    permission: 'products.read',
  }),
  /** Whose barcode or code this is: what is on sale first, else what no longer is. Null where nothing has it. */
  scan: query({
    input: z.object({ text: z.string().max(200) }),
    output: row.nullable(),
    permission: 'products.read',
  }),
  /** Throws products.notFound. */
  card: query({ input: z.object({ id: productId }), output: card, permission: 'products.read' }),
  /** Goods that came to stand elsewhere within MOVED_DAYS, the latest first. */
  moves: query({
    input: z.object({ limit: z.number().int().min(1).max(200) }),
    output: z.array(move.extend({ id: productId, name: z.string() })),
    permission: 'products.read',
  }),
  ...paperChannels,
  ...windowChannels,
  ...ratingChannels,
  ...pictureChannels,
  ...bundleChannels,
  ...planChannels,
  /** Throws products.nameless, .codeTaken, .barcodeWrong, .barcodeTaken, .costHidden, .pictureThere, pictures.notPicture. */
  create: command({
    input: productFields.partial().extend({
      /** Pictures that were chosen before there was a product, the main one first. */
      pictures: z.array(picture).max(PICTURES_EACH).optional(),
      endsDraft,
    }),
    output: idResult,
    permission: 'products.write',
    changes: ['products', 'drafts'],
    isUndoable: true,
    canBeApproved: true,
  }),
  /** Throws what create throws, and products.notFound, .inBin, .changedMeanwhile. */
  edit: command({
    input: z.object({
      id: productId,
      version: z.number().int().positive(),
      fields: productFields.partial(),
      endsDraft,
    }),
    output: idResult,
    permission: 'products.write',
    changes: ['products', 'drafts'],
    isUndoable: true,
    canBeApproved: true,
  }),
  /** Puts products on sale, or takes them off; those that are so already stay. Throws products.notFound, .inBin, .barcodeTaken. */
  setActive: command({
    input: z.object({ ids, isActive: z.boolean() }),
    output: idsResult,
    permission: 'products.write',
    changes: ['products'],
    isUndoable: true,
    canBeApproved: true,
  }),
  /**
   * Gives products other prices, all or none. Throws products.notFound, .inBin, and .changedMeanwhile where one costs no
   * more what it did when that was decided.
   */
  setPrices: command({
    input: z.object({
      prices: z
        .array(z.object({ id: productId, fromCents: cents, toCents: cents }))
        .min(1)
        .max(MOST_PRODUCTS),
    }),
    output: idsResult,
    permission: 'products.write',
    changes: ['products'],
    isUndoable: true,
    canBeApproved: true,
  }),
  /** Puts products into a category, or with an empty one into none. Throws products.notFound, .inBin. */
  setCategory: command({
    input: z.object({ ids, category: shortText }),
    output: idsResult,
    permission: 'products.write',
    changes: ['products'],
    isUndoable: true,
    canBeApproved: true,
  }),
  /** Puts products into the bin; what was sold of them stays. Throws products.notFound, .inBin. */
  remove: command({
    input: z.object({ ids }),
    output: idsResult,
    permission: 'products.delete',
    changes: ['products'],
    isUndoable: true,
    canBeApproved: true,
  }),
  /** Takes products out of the bin. Throws products.notFound, .notInBin, .barcodeTaken. */
  restore: command({
    input: z.object({ ids }),
    output: idsResult,
    permission: 'products.delete',
    changes: ['products'],
    isUndoable: true,
    canBeApproved: true,
  }),
}));
