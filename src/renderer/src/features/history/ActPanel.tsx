import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HistoryChange } from '@shared/features/history/history.contract';
import { formatInstant } from '@/lib/format';
import { useToday } from '@/lib/today';
import { actText } from '@/lib/undo';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconClose } from '@/ui/icons';
import { SidePanel } from '@/ui/SidePanel';
import styles from './ActPanel.module.css';
import { fieldText, valueText } from './actWords';

/** One act beside the list: who, when, and what stood there before and after. */
export function ActPanel({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const { data, error, refetch } = useCall('history.act', { id });
  return (
    <SidePanel label={t('history.change.title')}>
      <header className={styles.head}>
        <h2 className={styles.what}>{data ? actText(data.act) : t('history.change.title')}</h2>
        <ActionIcon aria-label={t('common.close')} onClick={onClose}>
          <IconClose size="1.125rem" stroke={1.6} aria-hidden />
        </ActionIcon>
      </header>
      <div className={styles.body}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && (
          <>
            <p className={styles.by}>
              {t('history.change.by', { by: data.act.by, at: formatInstant(data.act.at, today) })}
            </p>
            {data.isErased && <p className={styles.note}>{t('history.change.erased')}</p>}
            {data.changes.length === 0 && !data.isErased && (
              <p className={styles.note}>{t('history.change.none')}</p>
            )}
            {data.changes.map((change, at) => (
              <ChangedRecord key={`${String(id)} ${String(at)}`} change={change} />
            ))}
            {data.more > 0 && <p className={styles.note}>{t('history.change.more', { count: data.more })}</p>}
          </>
        )}
      </div>
    </SidePanel>
  );
}

function ChangedRecord({ change }: { change: HistoryChange }) {
  const { t } = useTranslation();
  const today = useToday();
  const { fields, how, others, subject, tableName } = change;
  const about = t(`history.change.${how}`, {
    what: t(`history.record.${tableName}`, t('history.record.other')),
  });
  const title = subject === null ? about : t('history.actOn', { what: about, subject });
  return (
    <section className={styles.record}>
      <h3 className={styles.title}>{title}</h3>
      {fields.length > 0 && (
        <table className={styles.fields} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('history.change.field')}</th>
              <th scope="col">{t('history.change.before')}</th>
              <th scope="col">{t('history.change.after')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ name, label, before, after }) => (
              <tr key={name}>
                <th scope="row">{label ?? fieldText(name)}</th>
                <td className={styles.before}>{valueText(name, before, today)}</td>
                <td>{valueText(name, after, today)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {others > 0 && <p className={styles.note}>{t('history.change.others', { count: others })}</p>}
    </section>
  );
}
