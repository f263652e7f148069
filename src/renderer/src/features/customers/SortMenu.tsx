import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ContextMenu } from '@/ui/ContextMenu';
import { IconSort } from '@/ui/icons';
import { useMenuButton } from '@/ui/useMenuButton';
import type { ListView } from './customers.hooks';

type ListOrder = ListView['sort'];

const OFFERED: readonly ListOrder[] = [
  { by: 'lastVisit', direction: 'desc' },
  { by: 'lastVisit', direction: 'asc' },
  { by: 'spend', direction: 'desc' },
  { by: 'name', direction: 'asc' },
  { by: 'number', direction: 'asc' },
  { by: 'created', direction: 'desc' },
];

/** Says in which order the list stands, and offers the others. */
export function SortMenu({ sort, onSort }: { sort: ListOrder; onSort: (sort: ListOrder) => void }) {
  const { t } = useTranslation();
  const menu = useMenuButton('end');
  const text = t(`customers.sort.${sort.by}.${sort.direction}`);
  return (
    <>
      <Button
        {...menu.buttonProps}
        leftSection={<IconSort size="1.125rem" stroke={1.6} aria-hidden />}
        h="2rem"
      >
        {text}
      </Button>
      {menu.at && (
        <ContextMenu
          label={text}
          at={menu.at}
          align={menu.align}
          onClose={menu.close}
          items={OFFERED.map((order) => ({
            text: t(`customers.sort.${order.by}.${order.direction}`),
            isChosen: order.by === sort.by && order.direction === sort.direction,
            onChoose: () => {
              onSort(order);
            },
          }))}
        />
      )}
    </>
  );
}
