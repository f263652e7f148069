export { useFollowupsOffers } from './offers';
