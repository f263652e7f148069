import { dayAndMinute } from '../../lib/days';

/** The folder that backups lie in, on a stick and in every chosen folder. */
export const BACKUP_FOLDER = '熟客备份';
/** The note in it by which a place is known again, wherever it hangs. */
export const MARK_FILE = 'shuke-backup.json';

/** Name of a finished backup: when it was made by this computer's clock, and the beginning of its id. */
export function backupFileName(madeAt: Date, id: string, isEncrypted: boolean): string {
  const { day } = dayAndMinute(madeAt);
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = two(madeAt.getHours()) + two(madeAt.getMinutes()) + two(madeAt.getSeconds());
  const stem = `shuke-${day.replaceAll('-', '')}-${time}-${id.slice(0, 8)}.zip`;
  return isEncrypted ? `${stem}.age` : stem;
}

/** True where a finished backup may be called so: nothing that leads out of its folder. */
export const isBackupName = (name: string): boolean =>
  /^shuke-\d{8}-\d{6}-[0-9a-f]{8}\.zip(\.age)?$/u.test(name);

/** Suggested name of an open copy; its people may call it anything. */
export const openCopyName = (madeAt: Date): string => `熟客资料-${dayAndMinute(madeAt).day}.zip`;

/** Name of the label beside a backup. */
export const labelFileName = (fileName: string): string => `${fileName}.json`;
