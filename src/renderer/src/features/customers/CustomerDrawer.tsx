import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { SidePanel } from '@/ui/SidePanel';
import { CustomerCard } from './CustomerCard';
import type { Place } from './place';

const CustomerForm = lazy(async () => ({ default: (await import('./CustomerForm')).CustomerForm }));

type CustomerDrawerProps = { place: Exclude<Place, { kind: 'none' }>; onClose: () => void };

/** What stands beside the list: a customer's card, or the form for a new or a present one. */
export function CustomerDrawer({ place, onClose }: CustomerDrawerProps) {
  const { t } = useTranslation();
  return (
    <SidePanel label={t(`customers.title.${place.kind}`)}>
      {place.kind === 'card' ? (
        <CustomerCard key={place.id} id={place.id} onClose={onClose} />
      ) : (
        <Suspense fallback={null}>
          <CustomerForm
            key={place.kind === 'edit' ? place.id : `new ${place.slot}`}
            id={place.kind === 'edit' ? place.id : null}
            slot={place.kind === 'edit' ? null : place.slot}
            onClose={onClose}
          />
        </Suspense>
      )}
    </SidePanel>
  );
}
