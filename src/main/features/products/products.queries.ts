import type { productsContract } from '@shared/features/products/products.contract';
import type { QueryHandlers } from '../../ipc/handlers';
import { cardOf, recentMoves } from './products.card';
import { findProducts, productByCode } from './products.find';
import { listedProducts, signsOf } from './products.paper';
import { pictureIn, picturesOf } from './products.pictures';
import { goodsAt, planOf } from './products.plan';
import { ratingsOf } from './products.ratings';
import { countGroups, filtersOf, listProducts } from './products.list';

export { findProducts, productByCode } from './products.find';
export { MAIN_PICTURE } from './products.pictures';

export const productsQueries: QueryHandlers<typeof productsContract> = {
  list: (reader, ask) => listProducts(reader, ask),
  counts: (reader) => countGroups(reader),
  filters: (reader, { group }) => filtersOf(reader, group),
  find: (reader, { text, limit }) => findProducts(reader, text, limit),
  scan: (reader, { text }) => productByCode(reader, text),
  card: (reader, { id }, actor) => cardOf(reader, actor, id),
  signs: (reader, { ids }) => signsOf(reader, ids),
  listed: (reader, ask, actor) => listedProducts(reader, actor, ask),
  ratings: (reader, ask, actor) => ratingsOf(reader, actor, ask),
  pictures: (reader, { id }) => picturesOf(reader, id),
  smallPicture: (reader, { id }) => ({ small: pictureIn(reader, id, 'smallId') }),
  picture: (reader, { id }) => ({ full: pictureIn(reader, id, 'contentId') }),
  plan: (reader) => planOf(reader),
  placeGoods: (reader, ask) => goodsAt(reader, ask),
  moves: (reader, { limit }) => recentMoves(reader, limit),
};
