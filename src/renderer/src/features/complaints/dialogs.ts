import { lateDialog } from '@/lib/late';

export const MoveDialog = lateDialog(async () => (await import('./MoveDialog')).MoveDialog);

export const AnswerDialog = lateDialog(async () => (await import('./AnswerDialog')).AnswerDialog);

export const CompensateDialog = lateDialog(
  async () => (await import('./compensation/CompensateDialog')).CompensateDialog,
);

export const HandDialog = lateDialog(async () => (await import('./HandDialog')).HandDialog);

export const RateDialog = lateDialog(async () => (await import('./RateDialog')).RateDialog);

export const EditDialog = lateDialog(async () => (await import('./EditDialog')).EditDialog);

export const MergeDialog = lateDialog(async () => (await import('./MergeDialog')).MergeDialog);

export const ExceptionDialog = lateDialog(
  async () => (await import('./policies/ExceptionDialog')).ExceptionDialog,
);
