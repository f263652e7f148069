import { lateDialog } from '@/lib/late';
import type { AskedPromise } from './promises.hooks';

export const PromiseDialog = lateDialog(async () => (await import('./PromiseDialog')).PromiseDialog);
const TellDialog = lateDialog(async () => (await import('./TellDialog')).TellDialog);
const EndDialog = lateDialog(async () => (await import('./EndDialog')).EndDialog);

/** The dialog that was asked for; nothing where none was. */
export function PromiseDialogs({ asked, onClose }: { asked: AskedPromise | null; onClose: () => void }) {
  switch (asked?.kind) {
    case 'new':
      return <PromiseDialog row={null} customer={asked.customer} onClose={onClose} />;
    case 'edit':
      return <PromiseDialog row={asked.row} customer={null} onClose={onClose} />;
    case 'tell':
      return <TellDialog row={asked.row} onClose={onClose} />;
    case 'end':
      return <EndDialog row={asked.row} onClose={onClose} />;
    case undefined:
      return null;
  }
}
