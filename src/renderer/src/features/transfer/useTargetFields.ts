import type { TransferTarget } from '@shared/features/transfer/transfer.contract';
import { FIELDS, ownField } from '@shared/features/transfer/transfer.rows.rules';
import { useTranslation } from 'react-i18next';
import { useCall } from '@/lib/useCall';

/** What columns of a file may become, by what the shop calls it: for customers also the fields of the shop's own. */
export function useTargetFields(target: TransferTarget): { field: string; label: string }[] {
  const { t } = useTranslation();
  const { data: own = [] } = useCall('fields.list', {}, { isEnabled: target === 'customers' });
  const plain = FIELDS[target].map((field) => ({ field, label: t(`transfer.field.${target}.${field}`) }));
  if (target !== 'customers') return plain;
  return [
    ...plain,
    ...own
      .filter(({ isRetired }) => !isRetired)
      .map(({ id, name }) => ({ field: ownField(id), label: name })),
  ];
}
