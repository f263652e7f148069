import { lateDialog } from '@/lib/late';

export const HeldDialog = lateDialog(async () => (await import('./coupons/HeldDialog')).HeldDialog);

export const MemberDialog = lateDialog(async () => (await import('./MemberDialog')).MemberDialog);
export const StoredDialog = lateDialog(async () => (await import('./stored/StoredDialog')).StoredDialog);
export const TopUpDialog = lateDialog(async () => (await import('./stored/TopUpDialog')).TopUpDialog);
export const GiveCodeDialog = lateDialog(
  async () => (await import('./stored/GiveCodeDialog')).GiveCodeDialog,
);
