export { CustomerFacing } from './CustomerFacing';
export { formatBirthday } from './birthday';
export { customerTitle } from './customerTitle';
export { exactMatches } from './exactMatches';
export { ShopEmpty } from './ShopEmpty';
export { FindOption } from './FindOption';
export { useCustomersOffers } from './offers';
export { useFind, type Found } from './useFind';
