import type { BackupEntry } from '@shared/features/backup/backup.contract';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { formatBytes, formatList, formatMoment, formatNumber } from '@/lib/format';
import { isKey } from '@/lib/keys';
import { useToday } from '@/lib/today';
import { IconAlert, IconLock, IconProven } from '@/ui/icons';
import styles from './BackupTable.module.css';
import { namesOf } from './placeNames';

type BackupTableProps = {
  /** What the table lists, for screen readers. */
  label: string;
  backups: readonly BackupEntry[];
  /** Names of the places by their ids. Null: all lie in one folder, and the shop is told instead. */
  placeNames: ReadonlyMap<string, string> | null;
  /** Enter, or a click. */
  onOpen: (backup: BackupEntry) => void;
  /** O. */
  onLook?: (backup: BackupEntry) => void;
  /** The keys come here as soon as it is on screen. */
  isFocused?: boolean;
  /** Only what people choose by, for narrow places. */
  isShort?: boolean;
};

/** Proven backups, newest first: arrows choose, Enter opens. */
export function BackupTable(props: BackupTableProps) {
  const { label, backups, placeNames, onOpen, onLook, isFocused = false, isShort = false } = props;
  const { t } = useTranslation();
  const id = useId();
  const grid = useRef<HTMLTableElement>(null);
  const [wanted, setActive] = useState(0);
  const active = Math.min(wanted, backups.length - 1);

  useEffect(() => {
    if (isFocused) grid.current?.focus({ preventScroll: true });
  }, [isFocused]);

  const goTo = (at: number): void => {
    const next = Math.max(0, Math.min(at, backups.length - 1));
    setActive(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const backup = backups[active];
    if (backup === undefined) return;
    const moves = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: backups.length - 1 };
    if (isKey(event, 'list.move') || isKey(event, 'list.ends')) {
      goTo(moves[event.key as keyof typeof moves]);
    } else if (isKey(event, 'backup.preview')) onOpen(backup);
    else if (isKey(event, 'backup.look') && onLook) onLook(backup);
    else return;
    event.preventDefault();
  };

  return (
    <table
      ref={grid}
      role="grid"
      className={classes(styles.table, isShort && styles.short)}
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={`${id}-${active}`}
      onKeyDown={onKeyDown}
    >
      <thead>
        <tr>
          <th scope="col">{t('backup.list.at')}</th>
          <th scope="col" className={classes(styles.spare, styles.extra)}>
            {t('backup.list.reason')}
          </th>
          <th scope="col">{t(placeNames === null ? 'backup.list.shop' : 'backup.list.places')}</th>
          <th scope="col" className={classes(styles.number, styles.spare)}>
            {t('backup.list.size')}
          </th>
          <th scope="col" className={styles.number}>
            {t('backup.list.customers')}
          </th>
          <th scope="col" className={classes(styles.number, styles.spare, styles.extra)}>
            {t('backup.list.sales')}
          </th>
          <th scope="col" className={styles.number}>
            {t('backup.list.proven')}
          </th>
        </tr>
      </thead>
      <tbody>
        {backups.map((backup, at) => (
          <BackupRow
            key={backup.id}
            id={`${id}-${at}`}
            backup={backup}
            where={placeNames === null ? null : formatList(namesOf(backup.placeIds, placeNames))}
            isActive={at === active}
            onOpen={() => {
              setActive(at);
              onOpen(backup);
            }}
          />
        ))}
      </tbody>
    </table>
  );
}

type BackupRowProps = {
  id: string;
  backup: BackupEntry;
  /** Null tells the shop instead. */
  where: string | null;
  isActive: boolean;
  onOpen: () => void;
};

function BackupRow({ id, backup, where, isActive, onOpen }: BackupRowProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { facts, isEncrypted, isNewer, reason } = backup;
  const shop = backup.shopName === '' ? t('backup.list.lockedShop') : backup.shopName;
  return (
    <tr id={id} className={isActive ? styles.active : undefined} aria-selected={isActive} onClick={onOpen}>
      <td className={styles.at}>{formatMoment(backup.madeAt, today)}</td>
      <td className={classes(styles.spare, styles.extra)}>{t(`backup.reason.${reason}`)}</td>
      <td className={styles.where}>
        {where ?? shop}
        {reason === 'beforeRestore' && where !== null && (
          <span className={styles.kept}>{t('backup.list.keptAMonth')}</span>
        )}
      </td>
      <td className={classes(styles.number, styles.spare)}>{formatBytes(backup.bytes)}</td>
      <td className={styles.number}>
        {t('backup.unit.customers', { count: facts.customers, number: formatNumber(facts.customers) })}
      </td>
      <td className={classes(styles.number, styles.spare, styles.extra)}>
        {t('backup.unit.sales', { count: facts.sales, number: formatNumber(facts.sales) })}
      </td>
      <td className={styles.number}>
        <span className={classes(styles.mark, isNewer ? styles.newer : styles.proven)}>
          {isNewer ? (
            <IconAlert size="1rem" stroke={1.6} aria-hidden />
          ) : (
            <IconProven size="1rem" stroke={1.6} aria-hidden />
          )}
          {isNewer ? t('backup.list.newer', { program: backup.program }) : t('backup.list.isProven')}
          {isEncrypted && (
            <>
              <IconLock size="1rem" stroke={1.6} aria-hidden />
              {t('backup.list.locked')}
            </>
          )}
        </span>
      </td>
    </tr>
  );
}
