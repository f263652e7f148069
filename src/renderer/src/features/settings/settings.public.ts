export { useSettingsOffers } from './offers';
export { holidayName } from './holidayName';
export { useTextSize } from './settings.hooks';
