import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { EmptyState } from '@/ui/EmptyState';
import { IconImport, IconPlus, IconUsers } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';

/** A shop without one customer: bring them in, or add the first. */
export function ShopEmpty() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
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
