export { useTextSize } from './settings.hooks';
