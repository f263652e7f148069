export { ComplaintSettingsPage } from './settings/ComplaintSettingsPage';
