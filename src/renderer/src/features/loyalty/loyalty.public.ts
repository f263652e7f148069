export { CardMember } from './CardMember';
export { useHasMembers } from './loyalty.hooks';
export { useLoyaltyOffers } from './offers';
export { measureText } from './measureText';
export { CardStored } from './stored/CardStored';
export { storedPieces } from './stored/storedText';
export { GiveCodeDialog, TopUpDialog } from './dialogs';
export { TierBadge } from './TierBadge';
export { useReviewOfTheDay } from './useReviewOfTheDay';
