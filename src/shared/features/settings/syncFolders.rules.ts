/** Services that keep a folder in step with other computers; each has a name under `settings.service`. */
export type SyncService =
  'onedrive' | 'dropbox' | 'icloud' | 'googleDrive' | 'nutstore' | 'baidu' | 'syncthing' | 'wps' | 'other';

/** What their folders are called; the whole name has to fit. */
const NAMES: readonly (readonly [SyncService, RegExp])[] = [
  ['onedrive', /^onedrive( ?[-–] ?.+)?$/iu],
  ['dropbox', /^dropbox( \(.+\))?$/iu],
  ['icloud', /^(icloud ?drive|icloud 云盘|com~apple~clouddocs|mobile documents)$/iu],
  ['googleDrive', /^(google ?drive( \(.+\))?|谷歌云端硬盘|我的云端硬盘|my drive)$/iu],
  ['nutstore', /^((我的)?坚果云|nutstore( ?files)?|jianguoyun)$/iu],
  ['baidu', /^(baidu ?sync ?disk|baidu ?netdisk ?workspace|百度网盘同步空间|百度云?同步盘)$/iu],
  ['wps', /^(wps ?drive|wps ?云盘|wps ?cloud ?files)$/iu],
  [
    'other',
    /^(nextcloud|owncloud|seafile|synology ?drive|pcloud ?drive|yandex\.disk|megasync|微云同步助手|阿里云盘|天翼云盘)$/iu,
  ],
];

/** Files and folders that a service leaves where its folder begins. */
export const SYNC_MARKS: readonly (readonly [SyncService, string])[] = [
  ['syncthing', '.stfolder'],
  ['dropbox', '.dropbox.cache'],
  ['other', '.owncloudsync.log'],
  ['other', '.nextcloudsync.log'],
];

/** The service whose folder bears this name, by the name alone; null for any other. */
export function syncServiceOf(name: string): SyncService | null {
  return NAMES.find(([, pattern]) => pattern.test(name.trim()))?.[0] ?? null;
}
