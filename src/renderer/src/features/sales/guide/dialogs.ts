import { lateDialog } from '@/lib/late';

export const GuideDialog = lateDialog(async () => (await import('./GuideDialog')).GuideDialog);
