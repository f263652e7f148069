import type { CustomerListRow } from '@shared/features/customers/customers.contract';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ContextMenu } from '@/ui/ContextMenu';
import { IconCheck, IconPencil, IconTrash, IconUndo, IconUser } from '@/ui/icons';
import { customerTitle } from './customerTitle';

type CustomersMenuProps = {
  row: CustomerListRow;
  at: { x: number; y: number };
  isTicked: boolean;
  isBin: boolean;
  onToggle: () => void;
  onMove: () => void;
  onClose: () => void;
};

/** What a right click on a customer offers. */
export function CustomersMenu({ row, at, isTicked, isBin, onToggle, onMove, onClose }: CustomersMenuProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  return (
    <ContextMenu
      label={customerTitle(row)}
      at={at}
      onClose={onClose}
      items={[
        {
          text: t('keys.list.open'),
          icon: IconUser,
          keys: 'list.open' as const,
          onChoose: () => {
            navigate(`/customers/${row.id}`);
          },
        },
        ...(isBin
          ? []
          : [
              {
                text: t('keys.customers.edit'),
                icon: IconPencil,
                keys: 'customers.edit' as const,
                onChoose: () => {
                  navigate(`/customers/${row.id}/edit`);
                },
              },
            ]),
        {
          text: t(isTicked ? 'customers.untick' : 'keys.list.tick'),
          icon: IconCheck,
          keys: 'list.tick' as const,
          onChoose: onToggle,
        },
        isBin
          ? { text: t('customers.bin.restore'), icon: IconUndo, onChoose: onMove }
          : {
              text: t('customers.bin.remove'),
              icon: IconTrash,
              keys: 'customers.remove' as const,
              onChoose: onMove,
            },
      ]}
    />
  );
}
