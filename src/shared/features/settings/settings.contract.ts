import { command, defineContract, desktop, openQuery, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { daysBetween, isRealDay } from '../../lib/days';
import { ALMANAC_DAYS, FESTIVALS, TERMS } from '../../lib/festivals';
import { RETENTION_YEARS } from '../privacy/retention.rules';
import { LOCK_MINUTES, PERMISSIONS, ROLES } from '../staff/staff.rules';
import { HOLIDAY_KINDS, HOLIDAY_LIMITS } from './holidays.rules';
import { HOURS_LIMITS, ON_HOLIDAYS } from './hours.rules';
import { ROSTER_LIMITS } from './roster.rules';
import { LANGUAGES, MOST_DAYS, THEMES } from './settings.rules';

export type Language = (typeof LANGUAGES)[number];

export const shopProfile = z.object({
  name: z.string().trim().min(1).max(60),
  ownerName: z.string().trim().min(1).max(40),
  /** Where customers come to; left out until somebody has told. */
  address: z.string().trim().max(120).optional(),
});

/** How the screen looks. Kept with the shop, so that it follows a restored backup. */
export const appearance = z.object({
  language: z.enum(LANGUAGES),
  theme: z.enum(THEMES),
  /** Percent of the normal text size. */
  textSize: z.number().int().min(100).max(200),
});
export type Appearance = z.infer<typeof appearance>;

const day = z.string().refine(isRealDay);
const minute = z.number().int().min(0).max(1_440);

const noLineBreak = (text: string): boolean => !/[\r\n]/u.test(text);

/** Open from one minute of the day to a later one. */
const openSpan = z.object({ from: minute, to: minute }).refine(({ from, to }) => from < to);

const weekday = z.array(openSpan).max(HOURS_LIMITS.spans);

const weekOf = <Day extends z.ZodType>(one: Day) =>
  z.object({
    monday: one,
    tuesday: one,
    wednesday: one,
    thursday: one,
    friday: one,
    saturday: one,
    sunday: one,
  });

/** Who is at the desk on each day of the week, by number. */
const shopRoster = weekOf(
  z
    .array(
      z
        .object({ from: minute, to: minute, people: z.number().int().min(1).max(ROSTER_LIMITS.people) })
        .refine(({ from, to }) => from < to),
    )
    .max(ROSTER_LIMITS.spans),
);

/** When the shop is open. */
export const shopHours = z.object({
  week: weekOf(weekday),
  onHolidays: z.enum(ON_HOLIDAYS),
  closedDays: z
    .array(z.object({ day, name: z.string().trim().max(HOURS_LIMITS.name).refine(noLineBreak) }))
    .max(HOURS_LIMITS.closedDays),
});

const holidayRow = z.object({
  day,
  kind: z.enum(HOLIDAY_KINDS),
  name: z.string().trim().min(1).max(HOLIDAY_LIMITS.name),
});

const year = z.number().int().min(HOLIDAY_LIMITS.firstYear).max(HOLIDAY_LIMITS.lastYear);

const personAtTheDoor = z.object({ id: z.number().int(), name: z.string(), role: z.enum(ROLES) });

export const settingsContract = defineContract('settings', () => ({
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
  /** Sets when the shop is open. Throws settings.badHours, settings.closedTwice. */
  setHours: command({
    input: shopHours,
    output: z.object({}),
    permission: 'settings.manage',
    changes: ['settings', 'complaints', 'inquiries'],
    isUndoable: true,
  }),
  /** Sets who is at the desk when, by number; with nobody on any day there is no roster. */
  setRoster: command({
    input: z.object({ week: shopRoster }),
    output: z.object({}),
    permission: 'settings.manage',
    changes: ['settings', 'complaints', 'inquiries'],
    isUndoable: true,
  }),
  /** Keeps the shop's own list of a year's public days, in place of the published one. Throws settings.badHolidays. */
  setHolidays: command({
    input: z.object({ year, rows: z.array(holidayRow).min(1).max(HOLIDAY_LIMITS.rows) }),
    output: z.object({}),
    permission: 'settings.manage',
    changes: ['settings'],
    isUndoable: true,
  }),
  /** Forgets the shop's own list of a year. Throws settings.noOwnHolidays. */
  dropHolidays: command({
    input: z.object({ year }),
    output: z.object({}),
    permission: 'settings.manage',
    changes: ['settings'],
    isUndoable: true,
  }),
  setAppearance: command({
    input: appearance.partial(),
    output: z.object({}),
    permission: 'settings.write',
    changes: ['settings'],
  }),
  /** What the almanac, the public calendar and the shop's hours say of days from 1901 to 2100, at most 62 of them. */
  days: query({
    input: z
      .object({ from: day, to: day })
      .refine(({ from }) => from >= ALMANAC_DAYS.first, { path: ['from'] })
      .refine(({ to }) => to <= ALMANAC_DAYS.last, { path: ['to'] })
      .refine(({ from, to }) => from <= to && daysBetween(from, to) < MOST_DAYS, { path: ['to'] }),
    output: z.object({
      days: z.array(
        z.object({
          day,
          lunar: z.object({ month: z.number().int(), day: z.number().int(), isLeap: z.boolean() }),
          term: z.enum(TERMS).nullable(),
          /** Of several on one day the first, those of the Chinese calendar before the others. */
          festival: z.enum(FESTIVALS).nullable(),
          /** A public day of rest, or a weekend day that is worked for one; null: neither, or nothing is known. */
          holiday: z.object({ kind: z.enum(HOLIDAY_KINDS), name: z.string() }).nullable(),
          /** In minutes of the day; empty: closed. */
          open: z.array(z.object({ from: minute, to: minute })),
        }),
      ),
      /** Of the years asked for, those of whose public days nothing is known. */
      yearsWithoutHolidays: z.array(z.number().int()),
    }),
    permission: 'settings.read',
  }),
  /** The shop's hours, and the public days of the years that are known, the latest first. */
  hours: query({
    input: z.object({}),
    output: z.object({
      hours: shopHours,
      /** False where nobody has told yet, and hours are assumed. */
      isTold: z.boolean(),
      /** Null where nobody has told one. */
      roster: shopRoster.nullable(),
      years: z.array(
        z.object({
          year,
          /** The notice by which the year was arranged; null where the shop brought its own list. */
          document: z.string().nullable(),
          rows: z.array(holidayRow),
        }),
      ),
      /** This year and the next where nothing is known of them. */
      missing: z.array(year),
    }),
    permission: 'settings.read',
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
}));
