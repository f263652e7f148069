export { RemindersPage } from './reminders/RemindersPage';
export { RulesPage } from './RulesPage';
