export { CardInquiries } from './CardInquiries';
export { useInquiriesOffers } from './offers';
