import { command, desktop, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { LANGUAGES } from '../settings/settings.rules';
import { MOST_PLACES, PLACE_KINDS, PLAN } from './plan.rules';
import { productId } from './products.fields';
import { PRODUCT_LIMITS } from './products.rules';

export const placeId = z.number().int().positive().brand<'PlaceId'>();
export type PlaceId = z.infer<typeof placeId>;

/** Where a place lies on the plan, in squares. */
const placeFields = z.object({
  kind: z.enum(PLACE_KINDS),
  name: z.string().trim().min(1).max(PRODUCT_LIMITS.short),
  x: z.number().int().min(0).max(PLAN.columns),
  y: z.number().int().min(0).max(PLAN.rows),
  width: z.number().int().min(1).max(PLAN.columns),
  height: z.number().int().min(1).max(PLAN.rows),
});
export type PlaceFields = z.infer<typeof placeFields>;

const place = placeFields.extend({
  id: placeId,
  /** How many goods on sale stand there. */
  goods: z.number().int(),
  /** How many of them somebody of the shop has to fetch. */
  outOfReach: z.number().int(),
});
export type PlanPlace = z.infer<typeof place>;

/** The plan as it goes on paper. */
export type PlanPaper = { shop: string; day: string; places: PlanPlace[] };

const one = z.object({ id: placeId });
const asked = z.object({ language: z.enum(LANGUAGES) });

export const planChannels = {
  /** The plan of the shop, with what stands where. */
  plan: query({
    input: z.object({}),
    output: z.object({
      places: z.array(place).max(MOST_PLACES),
      /** Shelves with goods on sale that stand at no place of the plan, the fullest first, at most fifty. */
      elsewhere: z.array(z.object({ shelf: z.string(), goods: z.number().int() })),
      /** Goods on sale of which nobody wrote where they stand. */
      nowhere: z.number().int(),
    }),
    permission: 'products.read',
  }),
  /** Goods on sale at a place, by shelf and name. Throws products.placeGone. */
  placeGoods: query({
    input: one.extend({ limit: z.number().int().min(1).max(200) }),
    output: z.object({
      rows: z.array(
        z.object({ id: productId, name: z.string(), shelf: z.string(), isOutOfReach: z.boolean() }),
      ),
      total: z.number().int(),
    }),
    permission: 'products.read',
  }),
  /**
   * Puts a place on the plan (`id` null), or says anew what and where it is. Throws products.placeGone, .placeThere,
   * .placeOutside, .placeTaken, .tooManyPlaces.
   */
  putPlace: command({
    input: placeFields.extend({ id: placeId.nullable() }),
    output: one,
    permission: 'products.write',
    changes: ['products'],
    isUndoable: true,
    canBeApproved: true,
  }),
  /** Takes a place off the plan; its goods keep their shelf. Throws products.placeGone. */
  dropPlace: command({
    input: one,
    output: one,
    permission: 'products.write',
    changes: ['products'],
    isUndoable: true,
    canBeApproved: true,
  }),
  /** Prints the plan. Throws products.notPrinted. */
  printPlan: desktop({ input: asked, output: z.object({}), permission: 'products.read' }),
  /** Writes it as a PDF where a person chooses; null where no place was chosen. Throws products.notWritten. */
  savePlan: desktop({
    input: asked,
    output: z.object({ fileName: z.string() }).nullable(),
    permission: 'products.read',
  }),
} as const;
