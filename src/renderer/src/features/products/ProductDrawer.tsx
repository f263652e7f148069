import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { SidePanel } from '@/ui/SidePanel';
import type { Place } from './place';
import { ProductCard } from './ProductCard';

const ProductForm = lazy(async () => ({ default: (await import('./ProductForm')).ProductForm }));

type ProductDrawerProps = { place: Exclude<Place, { kind: 'none' }>; onClose: () => void };

/** What stands beside the list: a product's card, or the form for a new or a present one. */
export function ProductDrawer({ place, onClose }: ProductDrawerProps) {
  const { t } = useTranslation();
  return (
    <SidePanel label={t(`products.title.${place.kind}`)}>
      <Suspense fallback={null}>
        {place.kind === 'card' ? (
          <ProductCard key={place.id} id={place.id} onClose={onClose} />
        ) : (
          <ProductForm
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
