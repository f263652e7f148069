export { RewardsOfToday } from './coupons/RewardsOfToday';
export { CountsOwed } from './counts/CountsOwed';
export { StoredOwed } from './stored/StoredOwed';
export { WithinReach } from './WithinReach';
