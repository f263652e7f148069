export { BackupScreen } from './BackupScreen';
export { FindShop } from './FindShop';
export { FirstPlace } from './FirstPlace';
export { Recovery } from './Recovery';
