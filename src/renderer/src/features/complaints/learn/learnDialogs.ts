import { lateDialog } from '@/lib/late';

export const CauseDialog = lateDialog(async () => (await import('./CauseDialog')).CauseDialog);

export const ImproveDialog = lateDialog(async () => (await import('./ImproveDialog')).ImproveDialog);

export const EndDialog = lateDialog(async () => (await import('./EndDialog')).EndDialog);
