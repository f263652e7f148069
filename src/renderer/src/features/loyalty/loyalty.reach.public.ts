export { RewardsOfToday } from './coupons/RewardsOfToday';
export { StoredOwed } from './stored/StoredOwed';
export { WithinReach } from './WithinReach';
