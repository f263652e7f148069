import { command, defineContract, desktop, openQuery } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { RETENTION_YEARS } from '../privacy/retention.rules';
import { LOCK_MINUTES, PERMISSIONS, ROLES } from '../staff/staff.rules';
import { LANGUAGES, THEMES } from './settings.rules';

export type Language = (typeof LANGUAGES)[number];

export const shopProfile = z.object({
  name: z.string().trim().min(1).max(60),
  ownerName: z.string().trim().min(1).max(40),
});

/** How the screen looks. Kept with the shop, so that it follows a restored backup. */
export const appearance = z.object({
  language: z.enum(LANGUAGES),
  theme: z.enum(THEMES),
  /** Percent of the normal text size. */
  textSize: z.number().int().min(100).max(200),
});
export type Appearance = z.infer<typeof appearance>;

const personAtTheDoor = z.object({ id: z.number().int(), name: z.string(), role: z.enum(ROLES) });

export const settingsContract = defineContract('settings', {
  /**
   * All that the frame needs to draw itself, or the sign-in. `shop` is null until the first start is done. Answered to
   * everybody, so it holds nothing of customers.
   */
  get: openQuery({
    input: z.object({}),
    output: z.object({
      shop: shopProfile.nullable(),
      appearance,
      /** `open`: somebody works here. `locked`: the person named in `me` left the screen. */
      session: z.enum(['open', 'locked', 'signedOut']),
      me: personAtTheDoor.nullable(),
      /** What `me` may do; empty unless the session is open. */
      rights: z.array(z.enum(PERMISSIONS)),
      /** Who may sign in. Empty in a shop whose owner has no password: it is open to whoever starts it. */
      people: z.array(personAtTheDoor.extend({ mayUsePin: z.boolean() })),
      /** Minutes without a key or a mouse after which the screen locks; null: never. */
      lockAfterMinutes: z.literal(LOCK_MINUTES).nullable(),
      /** Years without dealings after which the shop is told that it still keeps a customer; null: it is not told. */
      retentionYears: z.literal(RETENTION_YEARS).nullable(),
      /** ISO 4217; one per shop. */
      currency: z.string(),
      /** True in the sample shop, whose file is another than the real one. */
      isSample: z.boolean(),
      /** When the backup was made that this window looks into, in which nothing can be changed; null: the live shop. */
      lookingAt: z.iso.datetime().nullable(),
    }),
    permission: 'settings.read',
  }),
  openShop: command({
    input: z.object({ shop: shopProfile, appearance }),
    output: z.object({}),
    permission: 'settings.manage',
    changes: ['settings'],
  }),
  editShop: command({
    input: shopProfile,
    output: z.object({}),
    permission: 'settings.manage',
    changes: ['settings'],
    isUndoable: true,
  }),
  /** Sets after how many minutes without a key or a mouse the screen locks. */
  setLock: command({
    input: z.object({ afterMinutes: z.literal(LOCK_MINUTES).nullable() }),
    output: z.object({}),
    permission: 'settings.manage',
    changes: ['settings'],
    isUndoable: true,
  }),
  /** Sets after how many years without dealings the shop is told that it still keeps a customer. */
  setRetention: command({
    input: z.object({ years: z.literal(RETENTION_YEARS).nullable() }),
    output: z.object({}),
    permission: 'settings.manage',
    changes: ['settings', 'privacy'],
    isUndoable: true,
  }),
  setAppearance: command({
    input: appearance.partial(),
    output: z.object({}),
    permission: 'settings.write',
    changes: ['settings'],
  }),
  /** Where the shop's data lies, and of what make the program is. */
  about: desktop({
    input: z.object({}),
    output: z.object({ dataDir: z.string(), version: z.string(), electron: z.string(), sqlite: z.string() }),
    permission: 'settings.read',
    isForClosedShop: true,
  }),
  /**
   * Makes a new sample shop beside the real one, tells `task.progress` meanwhile, and opens it: the window is loaded
   * anew. Whatever was in the sample before is gone. Nothing happens where the sample is open.
   */
  openSample: desktop({
    input: z.object({ appearance }),
    output: z.object({}),
    permission: 'settings.read',
  }),
  /** Goes from the sample shop to the real one; the window is loaded anew. Nothing happens in the real one. */
  leaveSample: desktop({
    input: z.object({}),
    output: z.object({}),
    permission: 'settings.read',
  }),
  /** Asks running long work to stop; it ends with the error `transfer.cancelled` and nothing half-done left. */
  stopTask: desktop({
    input: z.object({ taskId: z.uuid() }),
    output: z.object({}),
    permission: 'settings.read',
  }),
  /** The answer to `quit.asked`: let the work end first, stop it and go, or go on working. */
  quit: desktop({
    input: z.object({ how: z.enum(['finish', 'stop', 'stay']) }),
    output: z.object({}),
    permission: 'settings.read',
    isForEverybody: true,
  }),
  showDataFolder: desktop({
    input: z.object({}),
    output: z.object({}),
    permission: 'settings.manage',
    isForClosedShop: true,
  }),
  /** Opens the folder with the program's log, which holds no personal data. */
  showLog: desktop({
    input: z.object({}),
    output: z.object({}),
    permission: 'settings.read',
    isForClosedShop: true,
  }),
  /** Closes the window of a shop that cannot be opened, and so ends the program. */
  leave: desktop({
    input: z.object({}),
    output: z.object({}),
    permission: 'settings.read',
    isForClosedShop: true,
  }),
  /** Tries once more to open a shop that could not be opened. Throws what keeps it closed: data.*. */
  reopenShop: desktop({
    input: z.object({}),
    output: z.object({}),
    permission: 'settings.read',
    isForClosedShop: true,
  }),
  /**
   * Asks for another data folder and opens the shop there: the one that lies in it, else a copy of the present one,
   * else a new one. Throws data.place* where no live shop may lie, other data.*, settings.workRunning.
   */
  choosePlace: desktop({
    input: z.object({}),
    output: z.object({ isMoved: z.boolean() }),
    permission: 'settings.manage',
    isForClosedShop: true,
    needsProof: true,
  }),
});
