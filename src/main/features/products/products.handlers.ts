import type { productsContract } from '@shared/features/products/products.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import { dropDraft } from '../drafts/drafts.service';
import { dropRating, rateProduct } from './products.rating.service';
import {
  createProduct,
  editProduct,
  removeProducts,
  restoreProducts,
  setActive,
  setCategory,
  setPrices,
} from './products.service';

export const productsCommands: CommandHandlers<typeof productsContract> = {
  create: async (unit, { endsDraft, ...fields }) => {
    dropDraft(unit, endsDraft);
    return { id: await createProduct(unit, fields) };
  },
  edit: async (unit, { endsDraft, ...edit }) => {
    dropDraft(unit, endsDraft);
    await editProduct(unit, edit);
    return { id: edit.id };
  },
  setActive: async (unit, { ids, isActive }) => {
    await setActive(unit, ids, isActive);
    return { ids };
  },
  setPrices: async (unit, { prices }) => {
    await setPrices(unit, prices);
    return { ids: prices.map(({ id }) => id) };
  },
  setCategory: async (unit, { ids, category }) => {
    await setCategory(unit, ids, category);
    return { ids };
  },
  rate: async (unit, rating) => ({ id: await rateProduct(unit, rating) }),
  dropRating: async (unit, { id }) => {
    await dropRating(unit, id);
    return { id };
  },
  remove: async (unit, { ids }) => {
    await removeProducts(unit, ids);
    return { ids };
  },
  restore: async (unit, { ids }) => {
    await restoreProducts(unit, ids);
    return { ids };
  },
};
