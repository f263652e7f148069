import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconCheck, IconSort } from '@/ui/icons';
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
  return (
    <Menu position="bottom-end" width="14rem">
      <Menu.Target>
        <Button leftSection={<IconSort size="1.125rem" stroke={1.6} aria-hidden />} h="2rem">
          {t(`customers.sort.${sort.by}.${sort.direction}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {OFFERED.map((order) => (
          <Menu.Item
            key={`${order.by} ${order.direction}`}
            rightSection={
              order.by === sort.by && order.direction === sort.direction ? (
                <IconCheck size="1rem" stroke={1.9} aria-hidden />
              ) : null
            }
            onClick={() => {
              onSort(order);
            }}
          >
            {t(`customers.sort.${order.by}.${order.direction}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
