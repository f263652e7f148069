export { WithinReach } from './WithinReach';
