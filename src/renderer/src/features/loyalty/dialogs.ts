import { lateDialog } from '@/lib/late';

export const MemberDialog = lateDialog(async () => (await import('./MemberDialog')).MemberDialog);
