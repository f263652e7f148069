import type { ProductCard } from '@shared/features/products/products.contract';
import { PICTURES_EACH } from '@shared/features/products/products.rules';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { call } from '@/lib/client';
import { useIsLooking } from '@/lib/looking';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { Pictures } from '@/ui/Pictures';

/** Pictures of a product, and what can be done with them. */
export function ProductPictures({ card }: { card: ProductCard }) {
  const { t } = useTranslation();
  const isLooking = useIsLooking();
  const mayWrite = useMay('products.write') && !isLooking && card.deletedAt === null;
  const { data, error } = useCall('products.pictures', { id: card.id });
  const adding = useAct('products.addPicture');
  const dropping = useAct('products.dropPicture');
  const putting = useAct('products.putPictureFirst');
  const { name } = card.fields;
  const told = (text: string, done: { commandId: string } | null): void => {
    if (done !== null) offerUndo(text, done.commandId);
  };
  return (
    <Pictures
      name={name}
      pictures={data ?? []}
      most={PICTURES_EACH}
      read={async (id) => (await call('products.picture', { id })).full}
      acts={
        mayWrite
          ? {
              add: async (picture) => {
                told(t('products.done.picture', { name }), await adding.run({ productId: card.id, picture }));
              },
              drop: async (id) => {
                told(t('products.done.noPicture', { name }), await dropping.run({ id }));
              },
              putFirst: async (id) => {
                told(t('products.done.mainPicture', { name }), await putting.run({ id }));
              },
            }
          : null
      }
      error={adding.error ?? dropping.error ?? putting.error ?? error}
    />
  );
}
