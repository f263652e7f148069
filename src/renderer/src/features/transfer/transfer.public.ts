export { TransferScreen } from './TransferScreen';
