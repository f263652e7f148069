export { useInboxCounts, useInboxKeys, useUnread } from './feedback.hooks';
export { FromMessage } from './FromMessage';
export { PageLight } from './PageLight';
export { UnreadFeedback } from './UnreadFeedback';
export { useFeedbackOffers } from './offers';
