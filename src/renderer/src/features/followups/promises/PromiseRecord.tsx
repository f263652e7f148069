import type { CallOutput } from '@shared/ipc/contracts';
import { keptShare, VERDICTS, type PromiseCounts } from '@shared/features/followups/promise.rules';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import { EmptyState } from '@/ui/EmptyState';
import { IconPromise } from '@/ui/icons';
import styles from './Promises.module.css';

/** How promises of the past twelve months were kept, said in a sentence, then by person and by kind. */
export function PromiseRecord({ people, kinds }: CallOutput<'followups.promiseRecord'>) {
  const { t } = useTranslation();
  if (people.length === 0)
    return <EmptyState icon={IconPromise} text={t('followups.promise.empty.record')} />;
  const all = kinds.reduce<PromiseCounts>(
    (sum, { counts }) => {
      for (const verdict of VERDICTS) sum[verdict] += counts[verdict];
      return sum;
    },
    { kept: 0, toldLate: 0, silentLate: 0, broken: 0 },
  );
  const count = VERDICTS.reduce((sum, verdict) => sum + all[verdict], 0);
  return (
    <div className={styles.record}>
      <p className={styles.finding}>
        {t('followups.promise.record.finding', {
          count,
          number: formatNumber(count),
          percent: keptShare(all) ?? 0,
        })}
      </p>
      <Counts
        title={t('followups.promise.record.people')}
        head={t('followups.promise.record.who')}
        rows={people.map(({ person, counts }) => ({ key: String(person.id), name: person.name, counts }))}
      />
      <Counts
        title={t('followups.promise.record.kinds')}
        head={t('followups.promise.field.kind')}
        rows={kinds.map(({ kind, counts }) => ({
          key: kind,
          name: t(`followups.promise.kind.${kind}`),
          counts,
        }))}
      />
    </div>
  );
}

type CountsProps = {
  title: string;
  head: string;
  rows: readonly { key: string; name: string; counts: PromiseCounts }[];
};

function Counts({ title, head, rows }: CountsProps) {
  const { t } = useTranslation();
  return (
    <table className={styles.table}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {VERDICTS.map((verdict) => (
            <th key={verdict} scope="col">
              {t(`followups.promise.verdict.${verdict}`)}
            </th>
          ))}
          <th scope="col">{t('followups.promise.record.share')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, counts }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {VERDICTS.map((verdict) => (
              <td key={verdict}>{formatNumber(counts[verdict])}</td>
            ))}
            <td className={styles.share}>
              {t('followups.promise.record.percent', { percent: keptShare(counts) ?? 0 })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
