import type {
  BackupEntry,
  BackupLight,
  BackupPlace,
  BackupPreview,
} from '@shared/features/backup/backup.contract';
import type { CallOutput } from '@shared/ipc/contracts';
import type { Answers } from '../fakeBridge';

/** A token or id of which only the last digits differ. */
export const uuidOf = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const STICK = uuidOf(101);

/** Long enough ago for nobody's clock, near enough for words: so many hours before now. */
export const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

/** A stick that is plugged in, with two proven backups. */
export function placeOf(over: Partial<BackupPlace> = {}): BackupPlace {
  return {
    id: STICK,
    kind: 'stick',
    name: '蓝 U 盘',
    path: 'E:\\',
    isSameDisk: false,
    newestAt: hoursAgo(2),
    count: 2,
    freeBytes: 29_420_000_000,
    roomFor: 600,
    trouble: null,
    ...over,
  };
}

/** The copies on this PC, which have no name of their own. */
export function localPlaceOf(over: Partial<BackupPlace> = {}): BackupPlace {
  return placeOf({
    id: uuidOf(100),
    kind: 'local',
    name: '',
    path: 'C:\\熟客\\backup\\local',
    isSameDisk: true,
    ...over,
  });
}

/** A light that is green. */
export function lightOf(over: Partial<BackupLight> = {}): BackupLight {
  return { colour: 'green', says: 'fine', action: null, at: hoursAgo(2), placeName: '蓝 U 盘', ...over };
}

/** How the backups stand: all well, in two places. */
export function statusOf(over: Partial<CallOutput<'backup.status'>> = {}): CallOutput<'backup.status'> {
  return {
    light: lightOf(),
    places: [placeOf(), localPlaceOf()],
    isEncrypted: false,
    lastTrial: null,
    disk: { freeBytes: 90_000_000_000, isLow: false, hasBallast: true },
    isMaking: false,
    ...over,
  };
}

/** A proven backup on the stick. */
export function backupOf(over: Partial<BackupEntry> = {}): BackupEntry {
  return {
    id: uuidOf(1),
    madeAt: hoursAgo(2),
    reason: 'closing',
    placeIds: [STICK],
    bytes: 48_234_496,
    isEncrypted: false,
    isNewer: false,
    program: '0.1.0',
    shopName: '清和茶礼',
    facts: {
      customers: 2_834,
      sales: 18_395,
      salesCents: 372_880_000,
      products: 64,
      notes: 412,
      rows: 90_000,
      bytes: 60_000_000,
      schema: 3,
      auditHead: null,
      auditFirst: null,
    },
    ...over,
  };
}

/** A backup that has been opened, and takes twelve customers and seven sales away. */
export function previewOf(over: Partial<BackupPreview> = {}): BackupPreview {
  return {
    opened: uuidOf(900),
    backup: backupOf(),
    lines: [
      { what: 'customers', now: 2_846, then: 2_834 },
      { what: 'sales', now: 18_402, then: 18_395 },
      { what: 'salesCents', now: 373_010_000, then: 372_880_000 },
      { what: 'products', now: 64, then: 64 },
      { what: 'notes', now: 410, then: 412 },
    ],
    lostCustomers: {
      names: ['苏国强', '马丽娟', '耿双喜', '安玉芬', '卢小满', '石秀英'],
      count: 12,
    },
    broughtFrom: null,
    ...over,
  };
}

/** Answers of a program whose backups are well. */
export function backupAnswers(status: Partial<CallOutput<'backup.status'>> = {}): Answers {
  return {
    'backup.status': () => statusOf(status),
    'backup.list': () => ({
      backups: [
        backupOf(),
        backupOf({ id: uuidOf(2), madeAt: hoursAgo(26), reason: 'beforeImport', placeIds: [uuidOf(100)] }),
      ],
    }),
    'backup.closePreview': () => ({}),
  };
}
