import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { EmptyState } from '@/ui/EmptyState';
import { IconFilter, IconImport, IconPlus, IconUsers } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import type { ListView } from './customers.hooks';

type CustomersEmptyProps = {
  view: ListView;
  /** Not one customer, not even in the bin: the shop has just been opened. */
  isShopEmpty: boolean;
  onClear: () => void;
};

/** What the list shows where it has nobody: how to begin, or why nobody is here. */
export function CustomersEmpty({ view, isShopEmpty, onClear }: CustomersEmptyProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  if (isShopEmpty) {
    return (
      <EmptyState icon={IconUsers} text={t('customers.empty.shop')}>
        <Button
          variant="filled"
          leftSection={<IconImport size="1.125rem" stroke={1.6} aria-hidden />}
          onClick={() => {
            navigate('/settings/transfer');
          }}
        >
          {t('customers.empty.import')}
        </Button>
        <Button
          leftSection={<IconPlus size="1.125rem" stroke={1.6} aria-hidden />}
          rightSection={<KeyCap name="everywhere.add" />}
          onClick={() => {
            navigate('/customers/new');
          }}
        >
          {t('customers.empty.add')}
        </Button>
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
