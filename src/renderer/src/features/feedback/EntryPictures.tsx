import { PHOTOS } from '@shared/features/feedback/photos.rules';
import { useTranslation } from 'react-i18next';
import { call } from '@/lib/client';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { Pictures } from '@/ui/Pictures';

/** Photos that came with a message: looked at, never changed. */
export function EntryPictures({ id }: { id: number }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('feedback.pictures', { id });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <Pictures
      name={t('feedback.numbered', { number: String(id) })}
      pictures={data ?? []}
      most={PHOTOS.most}
      read={async (pictureId) => (await call('feedback.picture', { id: pictureId })).full}
      acts={null}
      error={null}
    />
  );
}
