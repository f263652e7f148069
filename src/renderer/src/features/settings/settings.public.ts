export { useSettingsOffers } from './offers';
export { useTextSize } from './settings.hooks';
