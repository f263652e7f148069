import type { ProductListRow } from '@shared/features/products/products.contract';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ContextMenu } from '@/ui/ContextMenu';
import { IconClose, IconPencil, IconPrinter, IconProduct, IconTrash, IconUndo } from '@/ui/icons';
import type { GroupAct } from './products.hooks';

const ICONS = { stop: IconClose, resume: IconUndo, remove: IconTrash, restore: IconUndo } as const;

type ProductsMenuProps = {
  row: ProductListRow;
  at: { x: number; y: number };
  mayEdit: boolean;
  /** What else can be done with it. */
  acts: readonly GroupAct[];
  onAct: (name: GroupAct) => void;
  /** Prints its labels; left out where it has none. */
  onSigns?: () => void;
  onClose: () => void;
};

/** What a right click on a product offers. */
export function ProductsMenu({ row, at, mayEdit, acts, onAct, onSigns, onClose }: ProductsMenuProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const open = {
    text: t('keys.list.open'),
    icon: IconProduct,
    keys: 'list.open' as const,
    onChoose: () => {
      navigate(`/products/${row.id}`);
    },
  };
  const edit = {
    text: t('keys.products.edit'),
    icon: IconPencil,
    keys: 'products.edit' as const,
    onChoose: () => {
      navigate(`/products/${row.id}/edit`);
    },
  };
  return (
    <ContextMenu
      label={row.name}
      at={at}
      onClose={onClose}
      items={[
        open,
        ...(mayEdit ? [edit] : []),
        ...(onSigns
          ? [
              {
                text: t('keys.products.signs'),
                icon: IconPrinter,
                keys: 'products.signs' as const,
                onChoose: onSigns,
              },
            ]
          : []),
        ...acts.map((name) => ({
          text: t(`products.act.${name}`),
          icon: ICONS[name],
          onChoose: () => {
            onAct(name);
          },
        })),
      ]}
    />
  );
}
