export { BackupLight } from './BackupLight';
export { CopyBack } from './CopyBack';
export { FullDiskBanner } from './FullDiskBanner';
export { LookingBanner } from './LookingBanner';
export { RestoredNotice } from './RestoredNotice';
export { BackupOffers } from './offers';
