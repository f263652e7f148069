import { lateDialog } from '@/lib/late';

export const GiveTickedDialog = lateDialog(
  async () => (await import('./coupons/GiveTickedDialog')).GiveTickedDialog,
);
export const HeldDialog = lateDialog(async () => (await import('./coupons/HeldDialog')).HeldDialog);

export const MemberCardDialog = lateDialog(
  async () => (await import('./cards/MemberCardDialog')).MemberCardDialog,
);
export const PrintCardsDialog = lateDialog(
  async () => (await import('./cards/PrintCardsDialog')).PrintCardsDialog,
);
export const CountsDialog = lateDialog(async () => (await import('./counts/CountsDialog')).CountsDialog);
export const MemberDialog = lateDialog(async () => (await import('./MemberDialog')).MemberDialog);
export const StoredDialog = lateDialog(async () => (await import('./stored/StoredDialog')).StoredDialog);
export const TopUpDialog = lateDialog(async () => (await import('./stored/TopUpDialog')).TopUpDialog);
export const GiveCodeDialog = lateDialog(
  async () => (await import('./stored/GiveCodeDialog')).GiveCodeDialog,
);
