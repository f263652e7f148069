import type { BackupPlace } from '@shared/features/backup/backup.contract';
import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { classes } from '@/lib/classes';
import { formatBytes, formatMoment, formatNumber } from '@/lib/format';
import { useToday } from '@/lib/today';
import { ContextMenu } from '@/ui/ContextMenu';
import {
  IconAlert,
  IconCloud,
  IconDots,
  IconFolder,
  IconPencil,
  IconProven,
  IconStick,
  IconSystem,
  IconTrash,
} from '@/ui/icons';
import { useMenuButton } from '@/ui/useMenuButton';
import { placeName } from './placeNames';
import styles from './PlaceRow.module.css';

const ICONS = { local: IconSystem, folder: IconFolder, stick: IconStick, synced: IconCloud } as const;
/** What a person has to see to soon; the other troubles mean that backups do not get there at all. */
const MILD = new Set(['cutOff', 'due', 'suspicious']);
/** Below this many the room is worth a word. */
const LITTLE_ROOM = 10;
/** Above this many nobody needs to be told. */
const MUCH_ROOM = 1_000;

type PlaceRowProps = {
  place: BackupPlace;
  onRename: () => void;
  onRemove: () => void;
};

/** One place that backups go to, and what is the matter with it in words. */
export function PlaceRow({ place, onRename, onRemove }: PlaceRowProps) {
  const { t } = useTranslation();
  const today = useToday();
  const menu = useMenuButton('end');
  const mayRemove = useMay('backup.delete');
  const { kind, path, trouble, newestAt, count, freeBytes, roomFor } = place;
  const name = placeName(t, place);
  const Icon = ICONS[kind];
  const stored =
    newestAt === null
      ? t('backup.places.none')
      : t(`backup.places.stored.${kind === 'synced' ? 'synced' : 'here'}`, {
          at: formatMoment(newestAt, today),
          count,
          number: formatNumber(count),
        });
  const isTight = roomFor !== null && roomFor < LITTLE_ROOM;
  const notes = [
    kind === 'local'
      ? t('backup.places.local')
      : place.isSameDisk && path !== null
        ? t('backup.places.sameDisk')
        : null,
    trouble === null ? null : t(`backup.trouble.${trouble}.text`),
  ].filter((note) => note !== null);
  const isNoHelp = place.isSameDisk && kind !== 'local';
  const isFine = trouble === null && !isNoHelp && newestAt !== null;
  const isSilent = trouble === null && !isNoHelp && newestAt === null;
  const word =
    trouble !== null
      ? t(`backup.trouble.${trouble}.word`)
      : t(isNoHelp ? 'backup.places.sameDiskWord' : 'backup.places.fine');
  const isMild = trouble === null || MILD.has(trouble);
  return (
    <li className={styles.row}>
      <Icon size="1.25rem" stroke={1.6} aria-hidden />
      <div className={styles.who}>
        <span className={styles.name}>{name}</span>
        <span className={styles.path}>
          {path ?? t(kind === 'stick' ? 'backup.places.away' : 'backup.places.moved')}
        </span>
      </div>
      <div className={styles.what}>
        <span>{stored}</span>
        {notes.map((note) => (
          <span key={note} className={styles.note}>
            {note}
          </span>
        ))}
      </div>
      <div className={styles.room}>
        {freeBytes !== null && <span>{t('backup.places.free', { size: formatBytes(freeBytes) })}</span>}
        {roomFor !== null && roomFor < MUCH_ROOM && (
          <span className={isTight ? styles.tight : undefined}>
            {t('backup.places.roomFor', { count: roomFor, number: formatNumber(roomFor) })}
          </span>
        )}
      </div>
      <span className={classes(styles.state, isFine ? styles.good : isMild ? styles.mild : styles.bad)}>
        {isFine && <IconProven size="1rem" stroke={1.6} aria-hidden />}
        {!isFine && !isSilent && <IconAlert size="1rem" stroke={1.6} aria-hidden />}
        {!isSilent && word}
      </span>
      {kind !== 'local' && (
        <ActionIcon {...menu.buttonProps} size="2rem" aria-label={t('backup.places.more', { name })}>
          <IconDots size="1.125rem" stroke={1.6} aria-hidden />
        </ActionIcon>
      )}
      {menu.at && (
        <ContextMenu
          label={name}
          at={menu.at}
          align={menu.align}
          onClose={menu.close}
          items={[
            { text: t('backup.places.rename'), icon: IconPencil, onChoose: onRename },
            ...(mayRemove ? [{ text: t('backup.places.remove'), icon: IconTrash, onChoose: onRemove }] : []),
          ]}
        />
      )}
    </li>
  );
}
