export { BackupLight } from './BackupLight';
export { FullDiskBanner } from './FullDiskBanner';
export { LookingBanner } from './LookingBanner';
export { RestoredNotice } from './RestoredNotice';
export { useBackupOffers } from './offers';
