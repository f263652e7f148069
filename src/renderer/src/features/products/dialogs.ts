import { lateDialog } from '@/lib/late';

export const CategoryDialog = lateDialog(async () => (await import('./CategoryDialog')).CategoryDialog);

export const PriceDialog = lateDialog(async () => (await import('./PriceDialog')).PriceDialog);

export const MovesDialog = lateDialog(async () => (await import('./MovesDialog')).MovesDialog);

export const SignsDialog = lateDialog(async () => (await import('./SignsDialog')).SignsDialog);

export const ExportDialog = lateDialog(async () => (await import('./ExportDialog')).ExportDialog);

export const WindowDialog = lateDialog(async () => (await import('./WindowDialog')).WindowDialog);

export const RatingDialog = lateDialog(async () => (await import('./RatingDialog')).RatingDialog);

export const BundleDialog = lateDialog(async () => (await import('./BundleDialog')).BundleDialog);
