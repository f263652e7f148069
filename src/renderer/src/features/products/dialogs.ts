import { lateDialog } from '@/lib/late';

export const MovesDialog = lateDialog(async () => (await import('./MovesDialog')).MovesDialog);
