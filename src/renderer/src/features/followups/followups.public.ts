export { CardFollowups } from './CardFollowups';
export { CardPromises } from './promises/CardPromises';
export { PromiseDialog } from './promises/PromiseDialogs';
export { FollowupDialog, ManyDialog } from './dialogs';
export { useFollowupsOffers } from './offers';
export { ReminderBar } from './reminders/ReminderBar';
export { useRulesOfTheDay } from './useRulesOfTheDay';
