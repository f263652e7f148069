import { useTranslation } from 'react-i18next';
import { REACHES, type Reach } from '@shared/features/followups/series.rules';
import { Choice } from '@/ui/Choice';
import { FieldRow } from '@/ui/FieldRow';
import { isComing, type SeriesRow } from './seriesRow';

type ReachChoiceProps = { row: SeriesRow; value: Reach; onChange: (reach: Reach) => void };

/** Of the one that is to be done next, all after it are all there are. */
export const reachesOf = (row: SeriesRow): readonly Reach[] =>
  isComing(row) ? REACHES : REACHES.filter((reach) => reach !== 'all');

/** How much of a series an act is meant for. */
export function ReachChoice({ row, value, onChange }: ReachChoiceProps) {
  const { t } = useTranslation();
  return (
    <FieldRow label={t('followups.reach.label')}>
      <Choice
        label={t('followups.reach.label')}
        value={value}
        onChange={onChange}
        options={reachesOf(row).map((reach) => ({ value: reach, text: t(`followups.reach.${reach}`) }))}
      />
    </FieldRow>
  );
}
