import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useIsLooking } from '@/lib/looking';
import { IconDuplicates } from '@/ui/icons';

/** The way from the list of customers to those who may be there twice. */
export function DuplicatesLink() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const isLooking = useIsLooking();
  const mayRead = useMay('duplicates.read');
  if (!mayRead || isLooking) return null;
  return (
    <ActionIcon
      aria-label={t('duplicates.open')}
      title={t('duplicates.open')}
      onClick={() => {
        navigate('/duplicates');
      }}
    >
      <IconDuplicates size="1.125rem" stroke={1.6} aria-hidden />
    </ActionIcon>
  );
}
