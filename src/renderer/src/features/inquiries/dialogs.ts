import { lateDialog } from '@/lib/late';

export const InquiryDialog = lateDialog(async () => (await import('./InquiryDialog')).InquiryDialog);

export const NextDialog = lateDialog(async () => (await import('./NextDialog')).NextDialog);

export const EndDialog = lateDialog(async () => (await import('./EndDialog')).EndDialog);

export const QuoteDialog = lateDialog(async () => (await import('./quote/QuoteDialog')).QuoteDialog);

export const WishDialog = lateDialog(async () => (await import('./wishes/WishDialog')).WishDialog);

export const ExportDialog = lateDialog(async () => (await import('./ExportDialog')).ExportDialog);
