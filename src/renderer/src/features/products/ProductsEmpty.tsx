import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useIsLooking } from '@/lib/looking';
import { EmptyState } from '@/ui/EmptyState';
import { IconFilter, IconPlus, IconProduct } from '@/ui/icons';
import type { ListView } from './products.hooks';

/** What the list shows where it has nothing: how to begin, or why nothing is here. */
export function ProductsEmpty({ filter, onClear }: { filter: ListView['filter']; onClear: () => void }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const mayWrite = useMay('products.write');
  const isLooking = useIsLooking();
  const isNarrowed =
    filter.text !== '' || filter.category !== null || filter.tag !== null || filter.band !== null;
  if (isNarrowed) {
    return (
      <EmptyState icon={IconFilter} text={t('products.empty.filter')}>
        <Button onClick={onClear}>{t('products.empty.clear')}</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={IconProduct} text={t(`products.empty.${filter.group}`)}>
      {filter.group === 'active' && mayWrite && !isLooking && (
        <Button
          variant="filled"
          leftSection={<IconPlus size="1.125rem" stroke={1.6} aria-hidden />}
          onClick={() => {
            navigate('/products/new');
          }}
        >
          {t('products.title.new')}
        </Button>
      )}
    </EmptyState>
  );
}
