export { useOpeningOffers } from './offers';
