import { lateDialog } from '@/lib/late';

export const PeekDialog = lateDialog(async () => (await import('./PeekDialog')).PeekDialog);

export const TeamDialog = lateDialog(async () => (await import('./TeamDialog')).TeamDialog);
