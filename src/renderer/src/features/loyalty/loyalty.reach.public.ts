export { StoredOwed } from './stored/StoredOwed';
export { WithinReach } from './WithinReach';
