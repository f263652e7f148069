import { desktop, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { pictureId } from '../pictures/pictures.fields';
import { LANGUAGES } from '../settings/settings.rules';
import { part } from './bundle.channels';
import { productFilter, productId, productFields } from './products.fields';
import { MOST_PRODUCTS } from './products.rules';
import { MOST_COPIES, SIGN_KINDS, type SignKind } from './signs.rules';

/** What a sign says of a product. */
const sign = productFields
  .pick({ name: true, code: true, priceCents: true, unit: true, barcode: true, isOutOfReach: true })
  .extend({ id: productId });
export type ProductSign = z.infer<typeof sign>;

/** Signs as they go on paper. */
export type SignsPaper = { signs: ProductSign[]; kind: SignKind; copies: number; used: number };

const askedSigns = z.object({
  ids: z.array(productId).min(1).max(MOST_PRODUCTS),
  kind: z.enum(SIGN_KINDS),
  copies: z.number().int().min(1).max(MOST_COPIES),
  /** Places of the first sheet that are used up already. */
  used: z.number().int().min(0).max(50),
  language: z.enum(LANGUAGES),
});
const savedFile = z.object({ fileName: z.string() }).nullable();

/** A product as a file lists it. */
const listed = productFields.extend({
  isActive: z.boolean(),
  /** Its main picture; null: none. */
  pictureId: pictureId.nullable(),
  /** What it holds where it is a bundle. */
  parts: z.array(part.pick({ name: true, unit: true, quantityMilli: true }).extend({ code: z.string() })),
});
export type ListedProduct = z.infer<typeof listed>;

export const paperChannels = {
  /** What signs say of products, in the order asked for; those in the bin or gone are left out. */
  signs: query({
    input: askedSigns.pick({ ids: true }),
    output: z.array(sign),
    permission: 'products.read',
  }),
  /** Prints signs. Throws products.notFound where none is left, products.tooManySigns, .notPrinted. */
  printSigns: desktop({ input: askedSigns, output: z.object({}), permission: 'products.read' }),
  /** Writes them as a PDF where a person chooses; null where no place was chosen. Throws products.notFound, .tooManySigns, .notWritten. */
  saveSigns: desktop({ input: askedSigns, output: savedFile, permission: 'products.read' }),
  /** Products of a list, whole, by name; what the shop pays is null for whoever may not know it. */
  listed: query({
    input: z.object({
      filter: productFilter,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(1_000),
    }),
    output: z.array(listed),
    permission: 'products.export',
    isLong: true,
  }),
  /** Writes a list as a table where a person chooses; null where no place was chosen. Throws products.notWritten. */
  saveList: desktop({
    input: z.object({ filter: productFilter, format: z.enum(['xlsx', 'csv']), language: z.enum(LANGUAGES) }),
    output: savedFile,
    permission: 'products.export',
  }),
} as const;
