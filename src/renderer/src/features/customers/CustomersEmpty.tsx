import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/EmptyState';
import { IconFilter, IconUsers } from '@/ui/icons';
import type { ListView } from './customers.hooks';
import { ShopEmpty } from './ShopEmpty';

type CustomersEmptyProps = {
  view: ListView;
  /** Not one customer, not even in the bin: the shop has just been opened. */
  isShopEmpty: boolean;
  onClear: () => void;
};

/** What the list shows where it has nobody: how to begin, or why nobody is here. */
export function CustomersEmpty({ view, isShopEmpty, onClear }: CustomersEmptyProps) {
  const { t } = useTranslation();
  if (isShopEmpty) return <ShopEmpty />;
  if (view.where.of.length > 0) {
    return (
      <EmptyState icon={IconFilter} text={t('customers.where.nobody')}>
        <Button onClick={onClear}>{t('customers.where.clear')}</Button>
      </EmptyState>
    );
  }
  if (view.text !== '') {
    return (
      <EmptyState icon={IconFilter} text={t('customers.empty.filter', { text: view.text })}>
        <Button onClick={onClear}>{t('customers.empty.clear')}</Button>
      </EmptyState>
    );
  }
  return <EmptyState icon={IconUsers} text={t(`customers.empty.group.${view.group}`)} />;
}
