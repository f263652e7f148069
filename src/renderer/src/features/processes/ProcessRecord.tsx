import type { CallOutput } from '@shared/ipc/contracts';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import { EmptyState } from '@/ui/EmptyState';
import { IconProcess } from '@/ui/icons';
import styles from './Processes.module.css';
import { shareText, spanText } from './processText';

/** How processes of the past twelve months went: each in a sentence, then step by step. */
export function ProcessRecord({ record }: { record: CallOutput<'processes.record'> }) {
  const { t } = useTranslation();
  if (record.length === 0) return <EmptyState icon={IconProcess} text={t('processes.empty.record')} />;
  return (
    <div className={styles.record}>
      {record.map(({ name, preset, running, stopped, done, steps }) => (
        <table key={preset ?? name} className={styles.table}>
          <caption>
            <strong>{name}</strong>
            {t('processes.record.finding', {
              done: formatNumber(done.count),
              running: formatNumber(running),
              stopped: formatNumber(stopped),
              span: spanText(done.medianMinutes),
              share: shareText(done.inTime, done.count),
            })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('processes.record.step')}</th>
              <th scope="col">{t('processes.record.count')}</th>
              <th scope="col">{t('processes.record.median')}</th>
              <th scope="col">{t('processes.record.inTime')}</th>
              <th scope="col">{t('processes.record.skipped')}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ title, count, medianMinutes, inTime, skipped }) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                <td>{formatNumber(count)}</td>
                <td>{spanText(medianMinutes)}</td>
                <td>{shareText(inTime, count)}</td>
                <td>{formatNumber(skipped)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
