import { desktop } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import type { Hours } from '../settings/hours.rules';
import { LANGUAGES } from '../settings/settings.rules';
import { productFilter } from './products.fields';
import { CONTACT_LIMIT, type ShownProduct } from './window.rules';

/** What is written of the shop above and below its goods. */
export type WindowPaper = {
  shop: { name: string; address: string; contact: string; week: Hours['week'] };
  products: ShownProduct[];
  madeOn: string;
};

/** A folder that a person chose, known by this token. */
const token = z.uuid();

export const windowChannels = {
  /** Asks for the folder of the shop window; null where no place was chosen. */
  chooseWindowPlace: desktop({
    input: z.object({}),
    output: z.object({ token, name: z.string() }).nullable(),
    permission: 'products.export',
  }),
  /**
   * Writes the shop window into a folder: pages in both languages that need no script, and pictures for the phone. Files
   * there that are not its own stay, and products.windowForeign names them, unless `mayReplace`. `left`: products that
   * no picture had room for. Throws products.windowEmpty, .windowForeign, .notWritten, .notPictured.
   */
  makeWindow: desktop({
    input: z.object({
      token,
      filter: productFilter,
      hasPrices: z.boolean(),
      hasPictures: z.boolean(),
      /** Phone, WeChat, whatever customers reach the shop by; empty: left out. */
      contact: z.string().trim().max(CONTACT_LIMIT),
      mayReplace: z.boolean(),
      language: z.enum(LANGUAGES),
    }),
    output: z.object({ files: z.number().int(), left: z.number().int() }),
    permission: 'products.export',
  }),
} as const;
