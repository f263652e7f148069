export { DuplicatesLink } from './DuplicatesLink';
export { useDuplicatesOffers } from './offers';
