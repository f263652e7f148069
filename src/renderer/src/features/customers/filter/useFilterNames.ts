import { useMemo } from 'react';
import { useMay } from '@/features/staff/staff.public';
import { useCall } from '@/lib/useCall';
import type { FilterNames } from './conditionText';

const NO_FIELDS: FilterNames['fields'] = [];

/** What a filter may name. */
export function useFilterNames(): FilterNames {
  const mayTiers = useMay('loyalty.read');
  const maySources = useMay('joins.read');
  const { data: fields = NO_FIELDS } = useCall('fields.list', {});
  const { data: tiers } = useCall('loyalty.tiers', {}, { isEnabled: mayTiers });
  const { data: people } = useCall('customers.colleagues', {});
  const { data: sources } = useCall('joins.sources', {}, { isEnabled: maySources });
  return useMemo(
    () => ({
      fields,
      tier: new Map((tiers?.tiers ?? []).map(({ id, name }) => [String(id), name])),
      lead: new Map((people ?? []).map(({ id, name }) => [String(id), name])),
      source: new Map((sources?.rows ?? []).map(({ id, name }) => [String(id), name])),
    }),
    [fields, tiers, people, sources],
  );
}
