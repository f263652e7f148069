import type { productsContract } from '@shared/features/products/products.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import { dropDraft } from '../drafts/drafts.service';
import { setParts } from './products.bundle.service';
import { addFirstPictures, addPicture, dropPicture, putPictureFirst } from './products.picture.service';
import { dropPlace, putPlace } from './products.plan.service';
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
  create: async (unit, { endsDraft, pictures = [], ...fields }) => {
    dropDraft(unit, endsDraft);
    const id = await createProduct(unit, fields);
    await addFirstPictures(unit, id, pictures);
    return { id };
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
  setParts: async (unit, { endsDraft, ...asked }) => {
    dropDraft(unit, endsDraft);
    await setParts(unit, asked);
    return { id: asked.id };
  },
  addPicture: async (unit, asked) => ({ id: await addPicture(unit, asked) }),
  putPictureFirst: async (unit, { id }) => {
    await putPictureFirst(unit, id);
    return { id };
  },
  dropPicture: async (unit, { id }) => {
    await dropPicture(unit, id);
    return { id };
  },
  putPlace: async (unit, asked) => ({ id: await putPlace(unit, asked) }),
  dropPlace: async (unit, { id }) => {
    await dropPlace(unit, id);
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
