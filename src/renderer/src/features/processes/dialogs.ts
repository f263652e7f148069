import { lateDialog } from '@/lib/late';

export const StartDialog = lateDialog(async () => (await import('./StartDialog')).StartDialog);

export const StepDialog = lateDialog(async () => (await import('./StepDialog')).StepDialog);

export const HandOverDialog = lateDialog(async () => (await import('./HandOverDialog')).HandOverDialog);
