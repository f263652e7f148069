import type { ComplaintId } from '@shared/features/complaints/complaints.contract';
import { COMPLAINT_PICTURES } from '@shared/features/complaints/complaints.picture.channels';
import { useTranslation } from 'react-i18next';
import { call } from '@/lib/client';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { Pictures } from '@/ui/Pictures';

/** Photos of a complaint, and what can be done with them. */
export function ComplaintPictures({ id, mayWrite }: { id: ComplaintId; mayWrite: boolean }) {
  const { t } = useTranslation();
  const { data, error } = useCall('complaints.pictures', { id });
  const adding = useAct('complaints.addPictures');
  const dropping = useAct('complaints.dropPicture');
  const told = (text: string, done: { commandId: string } | null): void => {
    if (done !== null) offerUndo(text, done.commandId);
  };
  return (
    <Pictures
      name={t('complaints.board.number', { number: id })}
      pictures={data ?? []}
      most={COMPLAINT_PICTURES}
      read={async (pictureId) => (await call('complaints.picture', { id: pictureId })).full}
      acts={
        mayWrite
          ? {
              add: async (picture) => {
                const done = await adding.run({ complaintId: id, pictures: [picture] });
                told(t('complaints.told.picture', { number: id }), done);
              },
              drop: async (pictureId) => {
                told(t('complaints.told.noPicture', { number: id }), await dropping.run({ id: pictureId }));
              },
            }
          : null
      }
      error={adding.error ?? dropping.error ?? error}
    />
  );
}
