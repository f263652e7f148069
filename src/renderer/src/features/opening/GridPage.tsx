import { useTranslation } from 'react-i18next';
import { useFirstDraft, useNewPlace } from '@/features/drafts/drafts.public';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { PageHeader } from '@/ui/PageHeader';
import { GridForm } from './GridForm';

/** A new list: what the notebook says, typed or pasted line by line; it goes on from what was typed before. */
export function GridPage({ slot }: { slot: string | null }) {
  const { t } = useTranslation();
  const place = useNewPlace('opening.save', slot, false);
  const draft = useFirstDraft(place);
  const { data: shop, error, refetch } = useCall('opening.rules', {});
  if (error) {
    return (
      <>
        <PageHeader title={t('opening.new.title')} />
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </>
    );
  }
  if (place === null || draft === undefined || shop === undefined) return null;
  return <GridForm key={place.slot} place={place} draft={draft} shop={shop} />;
}
