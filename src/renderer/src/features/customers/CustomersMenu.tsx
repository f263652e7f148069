import type { CustomerListRow } from '@shared/features/customers/customers.contract';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { ContextMenu } from '@/ui/ContextMenu';
import {
  IconCheck,
  IconEye,
  IconFollowup,
  IconHistory,
  IconPencil,
  IconTrash,
  IconUndo,
  IconUser,
} from '@/ui/icons';
import { customerTitle } from './customerTitle';

type CustomersMenuProps = {
  row: CustomerListRow;
  at: { x: number; y: number };
  isTicked: boolean;
  isBin: boolean;
  /** A backup is looked into: the customer can be opened, and no more. */
  isLooking: boolean;
  onToggle: () => void;
  onMove: () => void;
  /** Plans something for this customer; undefined where one may not. */
  onFollowup: (() => void) | undefined;
  onPeek: () => void;
  onClose: () => void;
};

/** What a right click on a customer offers. */
export function CustomersMenu({ row, at, isTicked, isBin, isLooking, ...on }: CustomersMenuProps) {
  const { t } = useTranslation();
  const mayPeek = useMay('customers.peek');
  const maySeeHistory = useMay('history.read');
  const [, navigate] = useLocation();
  const open = {
    text: t('keys.list.open'),
    icon: IconUser,
    keys: 'list.open' as const,
    onChoose: () => {
      navigate(`/customers/${row.id}`);
    },
  };
  const edit = {
    text: t('keys.customers.edit'),
    icon: IconPencil,
    keys: 'customers.edit' as const,
    onChoose: () => {
      navigate(`/customers/${row.id}/edit`);
    },
  };
  const followup = {
    text: t('keys.customers.followup'),
    icon: IconFollowup,
    keys: 'customers.followup' as const,
  };
  const tick = {
    text: t(isTicked ? 'customers.untick' : 'keys.list.tick'),
    icon: IconCheck,
    keys: 'list.tick' as const,
    onChoose: on.onToggle,
  };
  const remove = {
    text: t('customers.bin.remove'),
    icon: IconTrash,
    keys: 'customers.remove' as const,
    onChoose: on.onMove,
  };
  const peek = {
    text: t('keys.customers.peek'),
    icon: IconEye,
    keys: 'customers.peek' as const,
    onChoose: on.onPeek,
  };
  const history = {
    text: t('keys.customers.history'),
    icon: IconHistory,
    keys: 'customers.history' as const,
    onChoose: () => {
      navigate(`/settings/history/customer/${row.id}`);
    },
  };
  const restore = { text: t('customers.bin.restore'), icon: IconUndo, onChoose: on.onMove };
  const looks = [
    ...(row.isMasked && mayPeek && !isLooking ? [peek] : []),
    ...(maySeeHistory ? [history] : []),
  ];
  return (
    <ContextMenu
      label={customerTitle(row)}
      at={at}
      onClose={on.onClose}
      items={
        isLooking
          ? [open, ...looks]
          : isBin
            ? [open, ...looks, tick, restore]
            : [
                open,
                edit,
                ...(on.onFollowup ? [{ ...followup, onChoose: on.onFollowup }] : []),
                ...looks,
                tick,
                remove,
              ]
      }
    />
  );
}
