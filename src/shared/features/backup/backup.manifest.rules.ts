import { z } from '../../ipc/zod';

/** Why a backup was made. */
export const BACKUP_REASONS = [
  'hourly',
  'closing',
  'plugged',
  'manual',
  'beforeImport',
  'beforeBulk',
  'beforeRestore',
  'beforeUpdate',
  'openCopy',
] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];

const count = z.number().int().nonnegative();
const cents = z.number().int();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** That a customer was erased, with nothing of them: where the card was, what it goes by in every backup, and when. */
export const erasureMark = z.object({
  customerId: z.number().int().positive(),
  mark: sha256,
  at: z.iso.datetime(),
});
export type ErasureMark = z.infer<typeof erasureMark>;

/** What a shop's file holds, counted when it was proven. Later features add their sums as keys that may be missing. */
export const shopFacts = z.object({
  customers: count,
  /** Sales, returns not counted. */
  sales: count,
  /** Net amount of all sales and returns, in minor units. */
  salesCents: cents,
  products: count,
  notes: count,
  /** Rows of all tables together. */
  rows: count,
  /** Bytes of the database file. */
  bytes: count,
  /** `user_version` of the file. */
  schema: count,
  /** Hash and id of the last act in the audit trail; null in a trail that is empty. */
  auditHead: z.object({ id: count, hash: sha256 }).nullable(),
  /** Hash of the first act of the trail, which tells one shop from another; null in a trail that is empty. */
  auditFirst: sha256.nullable(),
  /** Who was erased by then; a restore of an older backup erases them once more. */
  erasures: z.array(erasureMark).optional(),
});
export type ShopFacts = z.infer<typeof shopFacts>;

/**
 * What lies inside a backup as `manifest.json`, and beside it with the hash of the finished file. The one beside an
 * encrypted backup tells no name of the shop.
 */
export const backupManifest = z.object({
  format: z.literal(1),
  id: z.uuid(),
  /** Counts up with each backup of a shop: their order, which no clock changes. */
  sequence: count,
  /** Instant of the snapshot. */
  madeAt: z.iso.datetime(),
  reason: z.enum(BACKUP_REASONS),
  /** Version of the program that made it. */
  program: z.string().max(40),
  /** Empty where the backup is encrypted and this is the manifest beside it. */
  shopName: z.string().max(60),
  isSample: z.boolean(),
  isEncrypted: z.boolean(),
  facts: shopFacts,
  /** SHA-256 of the database file inside. */
  contentSha256: sha256,
});
export type BackupManifest = z.infer<typeof backupManifest>;

/** What lies inside an open copy as `manifest.json`; `contentSha256` is the hash of its tables' hashes, in their order. */
export const openManifest = backupManifest.extend({
  reason: z.literal('openCopy'),
  /** One file each, `tables/NAME.csv`. */
  tables: z.array(z.object({ name: z.string().regex(/^\w{1,60}$/u), rows: count, sha256 })).max(500),
});
export type OpenManifest = z.infer<typeof openManifest>;

/** The manifest beside a finished backup: it also says what the file itself must be. */
export const backupLabel = backupManifest.extend({
  /** Name of the finished file, without its folder. */
  fileName: z.string().max(120),
  fileBytes: count,
  /** Of an open copy, which has no label beside it: what its manifest tells of its content. */
  fileSha256: sha256,
});
export type BackupLabel = z.infer<typeof backupLabel>;
