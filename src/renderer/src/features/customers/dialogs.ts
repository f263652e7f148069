import { lateDialog } from '@/lib/late';

export const PeekDialog = lateDialog(async () => (await import('./PeekDialog')).PeekDialog);

export const TeamDialog = lateDialog(async () => (await import('./TeamDialog')).TeamDialog);

export const FilterBar = lateDialog(async () => (await import('./filter/FilterBar')).FilterBar);

export const FirstCondition = lateDialog(async () => (await import('./filter/FilterBar')).FirstCondition);
