import { Button } from '@mantine/core';
import type { Wanted } from '@shared/features/inquiries/wishes.channels';
import type { Language } from '@shared/features/settings/settings.contract';
import { useTranslation } from 'react-i18next';
import { call } from '@/lib/client';
import { copyText } from '@/lib/copyText';
import { formatDay, formatNumber } from '@/lib/format';
import { i18n } from '@/lib/i18n';
import { notifyDone, notifyError } from '@/lib/notify';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import styles from '../Inquiries.module.css';

type WantedTableProps = { rows: readonly Wanted[]; mayWrite: boolean; mayExport: boolean };

/** What is wanted most: the buying list, and the act that says that it is there. */
export function WantedTable({ rows, mayWrite, mayExport }: WantedTableProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { run } = useAct('inquiries.arrive');
  const arrive = async ({ key }: Wanted): Promise<void> => {
    const done = await run({ key }, (refusal) => {
      notifyError(refusal);
      return true;
    });
    if (done === null) return;
    const count = done.value.ids.length;
    offerUndo(t('inquiries.told.arrived', { count, number: formatNumber(count) }), done.commandId);
  };
  const send = async (how: 'paper' | 'xlsx'): Promise<void> => {
    const language = i18n.language as Language;
    try {
      if (how === 'paper') await call('inquiries.printWanted', { language });
      else {
        const saved = await call('inquiries.saveWanted', { format: 'xlsx', language });
        if (saved !== null) notifyDone(t('inquiries.savedAs', { name: saved.fileName }));
      }
    } catch (caught) {
      notifyError(caught);
    }
  };
  const copy = (): void => {
    const lines = rows.map(({ words, quantity }) =>
      t('inquiries.wish.times', { words, number: formatNumber(quantity) }),
    );
    notifyDone(t(copyText(lines.join('\n')) ? 'inquiries.wanted.copied' : 'inquiries.notCopied'));
  };
  return (
    <section aria-label={t('inquiries.wanted.title')}>
      <h2 className={styles.subtitle}>{t('inquiries.wanted.title')}</h2>
      <div className={styles.acts}>
        <Button size="xs" onClick={copy}>
          {t('inquiries.wanted.copy')}
        </Button>
        {mayExport && (
          <>
            <Button size="xs" onClick={() => void send('paper')}>
              {t('inquiries.wanted.print')}
            </Button>
            <Button size="xs" onClick={() => void send('xlsx')}>
              {t('inquiries.wanted.save')}
            </Button>
          </>
        )}
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('inquiries.wanted.words')}</th>
            <th scope="col">{t('inquiries.wanted.people')}</th>
            <th scope="col">{t('inquiries.wanted.quantity')}</th>
            <th scope="col">{t('inquiries.wanted.since')}</th>
            {mayWrite && <th scope="col">{t('inquiries.wanted.isThere')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.words}
                {row.isBack && <strong className={styles.late}> {t('inquiries.wanted.back')}</strong>}
              </th>
              <td>{formatNumber(row.people)}</td>
              <td>{formatNumber(row.quantity)}</td>
              <td>{formatDay(row.sinceOn, today)}</td>
              {mayWrite && (
                <td>
                  <Button
                    size="xs"
                    variant={row.isBack ? 'filled' : undefined}
                    aria-label={t('inquiries.wanted.arriveNamed', { words: row.words })}
                    onClick={() => void arrive(row)}
                  >
                    {t('inquiries.wanted.arrive')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
