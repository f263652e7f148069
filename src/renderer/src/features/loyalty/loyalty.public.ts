export { CardMember } from './CardMember';
export { useHasMembers } from './loyalty.hooks';
export { useLoyaltyOffers } from './offers';
export { measureText } from './measureText';
export { TierBadge } from './TierBadge';
export { useReviewOfTheDay } from './useReviewOfTheDay';
