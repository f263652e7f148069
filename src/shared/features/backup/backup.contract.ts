import { defineContract, desktop } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { customerId } from '../customers/customers.contract';
import { BACKUP_REASONS, shopFacts } from './backup.manifest.rules';

/**
 * - `local`: the folder on this PC, always there.
 * - `folder`: any other folder; `stick`: a drive that can be pulled out, known by our mark on it and not by its letter.
 * - `synced`: a folder that a cloud service carries away; it gets finished files only.
 */
export const PLACE_KINDS = ['local', 'folder', 'stick', 'synced'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** What is wrong with a place: texts under `backup.trouble.<word>`. */
export const PLACE_TROUBLES = [
  'full',
  'notWritable',
  'gone',
  'cutOff',
  'lastFailed',
  'suspicious',
  'due',
] as const;

const placeId = z.uuid();
const backupId = z.uuid();
/** Known to main only, like the token of a chosen file: a place that was looked into, or a backup that was opened. */
const token = z.uuid();
const instant = z.iso.datetime();

/** One place that backups go to. */
export const backupPlace = z.object({
  id: placeId,
  kind: z.enum(PLACE_KINDS),
  name: z.string().max(60),
  /** Where it is now, as a person would say it: a folder or a drive; null while a stick is not plugged in. */
  path: z.string().nullable(),
  /** On the same disk as the live shop: it does not help when the disk breaks. */
  isSameDisk: z.boolean(),
  /** When the newest proven backup in it was made; null: none yet. */
  newestAt: instant.nullable(),
  /** Proven backups in it, as last seen. */
  count: z.number().int().nonnegative(),
  freeBytes: z.number().int().nonnegative().nullable(),
  /** How many more backups of the present size fit; null while it is not there. */
  roomFor: z.number().int().nonnegative().nullable(),
  trouble: z.enum(PLACE_TROUBLES).nullable(),
});
export type BackupPlace = z.infer<typeof backupPlace>;

export const LIGHTS = ['green', 'amber', 'red'] as const;
/** What the light says: texts under `backup.light.<word>`. */
export const LIGHT_SAYINGS = [
  'fine',
  'agedDay',
  'agedDays',
  'sameDiskOnly',
  'never',
  'noPlace',
  'failed',
  'diskFull',
  'diskLow',
  'suspicious',
  'unfinished',
  'cutOff',
  'placeFull',
] as const;
/** The one thing to do about it. */
export const LIGHT_ACTIONS = ['make', 'addPlace', 'plugIn', 'freeSpace', 'look'] as const;

export const backupLight = z.object({
  colour: z.enum(LIGHTS),
  says: z.enum(LIGHT_SAYINGS),
  action: z.enum(LIGHT_ACTIONS).nullable(),
  /** When the backup that it speaks of was made, and where it lies. */
  at: instant.nullable(),
  placeName: z.string().nullable(),
});
export type BackupLight = z.infer<typeof backupLight>;

/** One backup, wherever copies of it lie. */
export const backupEntry = z.object({
  id: backupId,
  madeAt: instant,
  reason: z.enum(BACKUP_REASONS),
  placeIds: z.array(placeId),
  bytes: z.number().int().nonnegative(),
  isEncrypted: z.boolean(),
  /** Made by a newer program, which alone can open it. */
  isNewer: z.boolean(),
  program: z.string(),
  shopName: z.string(),
  facts: shopFacts,
});
export type BackupEntry = z.infer<typeof backupEntry>;

/** One line of what a restore changes. */
export const COMPARED = ['customers', 'sales', 'salesCents', 'products', 'notes'] as const;
const comparison = z.object({
  what: z.enum(COMPARED),
  /** Null where no shop is open to compare with. */
  now: z.number().int().nullable(),
  then: z.number().int(),
});

/** What an opened backup holds, and what a restore of it would take away. */
export const backupPreview = z.object({
  /** Names the opened copy for `restore`, `look` and `copyCustomer` until it is closed. */
  opened: token,
  backup: backupEntry,
  lines: z.array(comparison),
  /** Customers of today that it does not hold: the first of them by name, and how many. */
  lostCustomers: z.object({ names: z.array(z.string()).max(50), count: z.number().int().nonnegative() }),
  /** Version of the schema that it was brought up from; null where it is of today's. */
  broughtFrom: z.number().int().nullable(),
});
export type BackupPreview = z.infer<typeof backupPreview>;

/**
 * Long acts answer a task id at once; progress comes as `task.progress` under their channel's name and the result,
 * described here as `...Done`, as `task.ended`. They hold for a shop that cannot be opened as far as they say.
 */
const started = z.object({ taskId: z.uuid() });

export const backupDone = z.object({
  id: backupId,
  /** Places that hold it, proven; and those that did not take it, each with the code of an error. */
  placeIds: z.array(placeId),
  missed: z.array(z.object({ placeId, code: z.string() })),
});
export const restoreDone = z.object({ customers: z.number().int(), safetyId: backupId.nullable() });
export const openCopyDone = z.object({
  /** The new file, by the name that it was saved under. */
  fileName: z.string(),
  tables: z.number().int(),
  rows: z.number().int(),
});
export const salvageDone = z.object({
  tables: z.array(z.object({ name: z.string(), read: z.number().int(), lost: z.number().int().nullable() })),
  /** The new file, by the name that it was saved under. */
  fileName: z.string(),
});

/** What each long act tells when it has ended. */
export type BackupWorks = {
  'backup.make': z.infer<typeof backupDone>;
  'backup.preview': BackupPreview;
  'backup.restore': z.infer<typeof restoreDone>;
  'backup.saveOpen': z.infer<typeof openCopyDone>;
  'backup.salvage': z.infer<typeof salvageDone>;
};

export const backupContract = defineContract('backup', () => ({
  /** Everything that the light and the page of backups show but for the list. */
  status: desktop({
    input: z.object({}),
    output: z.object({
      light: backupLight,
      places: z.array(backupPlace),
      isEncrypted: z.boolean(),
      /** The last monthly trial: when, and whether the newest backup opened whole. */
      lastTrial: z.object({ at: instant, isWhole: z.boolean() }).nullable(),
      /** Free bytes on the disk of the live shop; `isLow` below what a day's work needs. */
      disk: z.object({
        freeBytes: z.number().int().nonnegative(),
        isLow: z.boolean(),
        hasBallast: z.boolean(),
      }),
      /** True while a backup is being made. */
      isMaking: z.boolean(),
    }),
    permission: 'backup.read',
    isForClosedShop: true,
  }),
  /** Backups of all places that can be reached, newest first. */
  list: desktop({
    input: z.object({}),
    output: z.object({ backups: z.array(backupEntry) }),
    permission: 'backup.read',
    isForClosedShop: true,
  }),
  /** Makes a backup now into every place that is there; ends with `backupDone`. */
  make: desktop({ input: z.object({}), output: started, permission: 'backup.write' }),
  /** Asks for a folder or drive and keeps it as a place; what kind it is, main finds out. Null: nothing chosen. */
  addPlace: desktop({
    input: z.object({}),
    output: z.object({ placeId: placeId.nullable() }),
    permission: 'backup.write',
    needsProof: true,
  }),
  renamePlace: desktop({
    input: z.object({ placeId, name: z.string().trim().min(1).max(60) }),
    output: z.object({}),
    permission: 'backup.write',
  }),
  /** Forgets a place; the backups in it stay where they are. */
  removePlace: desktop({ input: z.object({ placeId }), output: z.object({}), permission: 'backup.delete' }),
  /** Asks for a folder or drive and lists the backups in it, for a PC that knows no place yet. Null: nothing chosen. */
  lookInto: desktop({
    input: z.object({}),
    output: z.object({ source: token.nullable(), path: z.string(), backups: z.array(backupEntry) }),
    permission: 'backup.write',
    isForClosedShop: true,
  }),
  /**
   * Opens a backup in a scratch place, proves it, brings it to today's schema and compares it; ends with
   * `backupPreview`. `source` null: from any known place. Throws backup.codeNeeded, backup.codeWrong, backup.damaged,
   * backup.newer, backup.gone.
   */
  preview: desktop({
    input: z.object({ source: token.nullable(), backupId, code: z.string().max(100).nullable() }),
    output: started,
    permission: 'backup.write',
    isForClosedShop: true,
  }),
  /** Lets an opened backup go. */
  closePreview: desktop({
    input: z.object({ opened: token }),
    output: z.object({}),
    permission: 'backup.write',
    isForClosedShop: true,
  }),
  /**
   * Puts an opened backup in the place of the live shop, after a safety copy of today; ends with `restoreDone` and
   * the window loads anew. A cut at any moment leaves exactly the old or exactly the new shop.
   */
  restore: desktop({
    input: z.object({ opened: token }),
    output: started,
    permission: 'backup.delete',
    isForClosedShop: true,
    needsProof: true,
  }),
  /** Opens a window of its own on an opened backup, in which nothing can be changed. */
  look: desktop({
    input: z.object({ opened: token }),
    output: z.object({}),
    permission: 'backup.write',
    isForClosedShop: true,
  }),
  /**
   * In the window of a looked-at backup: brings a customer into the live shop, with all that hangs on them, or out of
   * its bin. Throws backup.stillThere, backup.numberTaken, backup.goneThere, backup.notLooking.
   */
  copyCustomer: desktop({
    input: z.object({ customerId }),
    output: z.object({ customerId }),
    permission: 'customers.write',
    isUndoable: true,
  }),
  /**
   * Asks where to, and writes everything that the shop knows as an open zip: a table of text each, and a description. It
   * is brought back as a backup is. Ends with `openCopyDone`. Null: nothing chosen. Throws backup.sample.
   */
  saveOpen: desktop({
    input: z.object({}),
    output: z.object({ taskId: z.uuid().nullable() }),
    permission: 'backup.manage',
    needsProof: true,
  }),
  /** Asks where to, and reads what can be read of a damaged live file into it; ends with `salvageDone`. Null: nothing chosen. */
  salvage: desktop({
    input: z.object({}),
    output: z.object({ taskId: z.uuid().nullable() }),
    permission: 'backup.write',
    isForClosedShop: true,
  }),
  /** Gives up the ballast file, so that a full disk can be worked on. */
  freeSpace: desktop({
    input: z.object({}),
    output: z.object({ freeBytes: z.number().int().nonnegative() }),
    permission: 'backup.write',
    isForClosedShop: true,
  }),
  /** Makes a recovery code, which counts only once it has been typed back. */
  proposeCode: desktop({
    input: z.object({}),
    output: z.object({ code: z.string(), identity: z.string() }),
    permission: 'backup.manage',
    needsProof: true,
  }),
  /**
   * Encrypts backups from now on, where `code` is the one proposed; it also opens for an owner who forgot the password.
   * Throws backup.codeWrong.
   */
  confirmCode: desktop({
    input: z.object({ code: z.string().max(100) }),
    output: z.object({}),
    permission: 'backup.manage',
    needsProof: true,
  }),
  /** Prints the sheet with the proposed code. */
  printCode: desktop({
    input: z.object({}),
    output: z.object({}),
    permission: 'backup.manage',
    needsProof: true,
  }),
  /** Later backups are not encrypted; earlier ones stay as they are. */
  stopEncrypting: desktop({
    input: z.object({}),
    output: z.object({}),
    permission: 'backup.manage',
    needsProof: true,
  }),
}));
