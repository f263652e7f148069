import { lateDialog } from '@/lib/late';

export const PostingDialog = lateDialog(async () => (await import('./PostingDialog')).PostingDialog);
