export { useSalesOffers } from './offers';
