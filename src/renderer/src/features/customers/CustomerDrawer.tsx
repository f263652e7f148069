import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { late } from '@/lib/late';
import { SidePanel } from '@/ui/SidePanel';
import type { Place } from './place';

const CustomerForm = lazy(async () => ({ default: (await import('./CustomerForm')).CustomerForm }));

/** Not on the way of a start; the list fetches it once it is painted itself. */
export const customerCard = late(async () => (await import('./CustomerCard')).CustomerCard);

type CustomerDrawerProps = { place: Exclude<Place, { kind: 'none' }>; onClose: () => void };

/** What stands beside the list: a customer's card, or the form for a new or a present one. */
export function CustomerDrawer({ place, onClose }: CustomerDrawerProps) {
  const { t } = useTranslation();
  const [CustomerCard] = useState(() => customerCard.screen());
  return (
    <SidePanel label={t(`customers.title.${place.kind}`)}>
      <Suspense fallback={null}>
        {place.kind === 'card' ? (
          <CustomerCard key={place.id} id={place.id} onClose={onClose} />
        ) : (
          <CustomerForm
            key={place.kind === 'edit' ? place.id : `new ${place.slot}`}
            id={place.kind === 'edit' ? place.id : null}
            slot={place.kind === 'edit' ? null : place.slot}
            onClose={onClose}
          />
        )}
      </Suspense>
    </SidePanel>
  );
}
