import type { BackupPreview } from '@shared/features/backup/backup.contract';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import type { ClientError } from '@/lib/client';
import { formatList, formatMoney, formatNumber } from '@/lib/format';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconEye, IconShield } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import dialogs from './Dialogs.module.css';
import { LostCustomers } from './LostCustomers';
import styles from './RestorePreview.module.css';

/** What the restore meets: a shop at work, a PC on which no shop has begun yet, or a shop that cannot be opened. */
export type RestoreSituation = 'working' | 'fresh' | 'closed';

type Line = BackupPreview['lines'][number];

type RestorePreviewProps = {
  preview: BackupPreview;
  /** Why the last try did not come off. */
  error: ClientError | null;
  situation: RestoreSituation;
  where: string;
  onCancel: () => void;
  onLook: () => void;
  onRestore: () => void;
};

/**
 * Now and after in numbers, who would be missing by name, what makes it safe, and the choice. A shop at work is put back
 * by its owner; who else looks at a backup learns so before, not at the end.
 */
export function RestorePreview(props: RestorePreviewProps) {
  const { preview, error, situation, where, onCancel, onLook, onRestore } = props;
  const { t } = useTranslation();
  const mayRestore = useMay('backup.delete') || situation !== 'working';
  const { backup, lines, lostCustomers } = preview;
  const isCompared = situation === 'working' && lines.some(({ now }) => now !== null);
  const made = t(`backup.madeFor.${backup.reason}`);
  const lost = isCompared ? lossOf(lines) : [];
  const amount = ({ what }: Line, value: number): string =>
    what === 'salesCents'
      ? formatMoney(value)
      : t(`backup.unit.${what}`, { count: value, number: formatNumber(value) });
  const losses = lost.map(({ what, now, then }) => {
    const count = (now ?? 0) - then;
    return t(`backup.loss.${what}`, { count, number: formatNumber(count) });
  });
  return (
    <>
      <p className={dialogs.text}>
        {where === '' ? t('backup.restore.madeOnly', { made }) : t('backup.restore.made', { where, made })}{' '}
        {isCompared && (
          <strong className={styles.loss}>
            {losses.length === 0
              ? t('backup.restore.nothingLost')
              : t('backup.restore.lost', { what: formatList(losses) })}
          </strong>
        )}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles.quiet}>{t('backup.restore.what')}</span>
            </th>
            {isCompared && <th scope="col">{t('backup.restore.now')}</th>}
            <th scope="col">{t(isCompared ? 'backup.restore.then' : 'backup.restore.holds')}</th>
            {isCompared && <th scope="col">{t('backup.restore.difference')}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.what}>
              <th scope="row">{t(`backup.compared.${line.what}`)}</th>
              {isCompared && (
                <td className={styles.now}>{line.now === null ? '' : amount(line, line.now)}</td>
              )}
              <td>{amount(line, line.then)}</td>
              {isCompared && (
                <td className={line.then < (line.now ?? 0) ? styles.less : styles.same}>
                  {differenceOf(line)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {isCompared && lostCustomers.count > 0 && <LostCustomers lost={lostCustomers} />}
      {preview.broughtFrom !== null && <p className={dialogs.text}>{t('backup.restore.brought')}</p>}
      <p className={dialogs.safe}>
        <IconShield size="1.25rem" stroke={1.6} aria-hidden />
        {t(mayRestore ? `backup.restore.safe.${situation}` : 'backup.restore.ownersOnly')}
      </p>
      {error && <ErrorNotice error={error} />}
      <div className={dialogs.foot}>
        <Button size="md" autoFocus rightSection={<KeyCap name="form.leave" />} onClick={onCancel}>
          {t('backup.cancel')}
        </Button>
        <Button size="md" leftSection={<IconEye size="1.125rem" stroke={1.6} aria-hidden />} onClick={onLook}>
          {t('backup.restore.look')}
        </Button>
        {mayRestore && (
          <Button size="md" variant="filled" onClick={onRestore}>
            {t('backup.restore.button')}
          </Button>
        )}
      </div>
    </>
  );

  function differenceOf(line: Line): string {
    const difference = line.then - (line.now ?? 0);
    if (difference === 0) return t('backup.restore.same');
    const less = line.what === 'salesCents' ? 'backup.restore.less' : 'backup.restore.fewer';
    return t(difference < 0 ? less : 'backup.restore.more', {
      amount: amount(line, Math.abs(difference)),
    });
  }
}

/** What would be missing afterwards, the money left to the table: it is said once, by the sales. */
function lossOf(lines: readonly Line[]): readonly Line[] {
  return lines.filter(({ what, now, then }) => what !== 'salesCents' && now !== null && then < now);
}
