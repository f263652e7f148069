export { FeedbackPage } from './FeedbackPage';
export { InboxView } from './InboxView';
