import { lateDialog } from '@/lib/late';

export const DataDialog = lateDialog(async () => (await import('./DataDialog')).DataDialog);

export const EraseDialog = lateDialog(async () => (await import('./EraseDialog')).EraseDialog);
