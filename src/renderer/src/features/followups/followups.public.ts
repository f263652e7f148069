export { CardFollowups } from './CardFollowups';
export { FollowupDialog, ManyDialog } from './dialogs';
export { useFollowupsOffers } from './offers';
export { useRulesOfTheDay } from './useRulesOfTheDay';
