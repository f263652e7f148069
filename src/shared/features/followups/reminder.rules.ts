/** How many minutes before its time one is reminded. */
export const REMINDER_LEADS = [0, 5, 10, 15, 30, 60] as const;

/** How the shop is reminded. Minutes are of the day. */
export type ReminderSettings = {
  isOn: boolean;
  leadMinutes: (typeof REMINDER_LEADS)[number];
  /** From here to `quietTo` the computer says nothing, over midnight too; the same minute twice: no such hours. */
  quietFrom: number;
  quietTo: number;
  /** What the day brings is said when the shop opens. */
  inMorning: boolean;
  /** What is left undone is said before the shop closes. */
  atClosing: boolean;
  /** Names are said where the window is not in front; else whoever looks on learns of nobody. */
  isNamed: boolean;
};

/** What holds until the shop says otherwise. */
export const FIRST_REMINDERS: ReminderSettings = {
  isOn: true,
  leadMinutes: 5,
  quietFrom: 21 * 60,
  quietTo: 8 * 60,
  inMorning: true,
  atClosing: true,
  isNamed: false,
};

/** So many minutes before closing one is told what is left. */
export const CLOSING_LEAD = 15;
/** Whoever was away for longer finds it among what is late. */
const REMINDED_FOR = 60;

/** True in the shop's quiet hours. */
export const isQuiet = (
  minute: number,
  { quietFrom, quietTo }: Pick<ReminderSettings, 'quietFrom' | 'quietTo'>,
): boolean =>
  quietFrom <= quietTo ? minute >= quietFrom && minute < quietTo : minute >= quietFrom || minute < quietTo;

/** What to remind of now: from its lead before its time until an hour after it, the earliest first. */
export const dueNow = <Timed extends { dueMinute: number }>(
  timed: readonly Timed[],
  minute: number,
  leadMinutes: number,
): Timed[] =>
  timed
    .filter(({ dueMinute }) => minute >= dueMinute - leadMinutes && minute < dueMinute + REMINDED_FOR)
    .toSorted((a, b) => a.dueMinute - b.dueMinute);

/** True in the last quarter of an hour before the shop closes for the day. */
export const isClosing = (minute: number, closes: number | null): boolean =>
  closes !== null && minute >= closes - CLOSING_LEAD && minute < closes;

/** True in the first hour of the shop's day. */
export const isOpening = (minute: number, opens: number | null): boolean =>
  opens !== null && minute >= opens && minute < opens + REMINDED_FOR;
