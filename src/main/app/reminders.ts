import type { Reminders } from '@shared/features/followups/reminder.channels';
import { dueNow, isClosing, isOpening, isQuiet } from '@shared/features/followups/reminder.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { clock } from '@shared/features/settings/hours.rules';
import { dayAndMinute } from '@shared/lib/days';
import { desktopText } from './desktopText';
import type { DesktopText } from './desktopText';

/** What the computer says beside our window. */
export type Reminder = { title: string; body: string };

export type ReminderOptions = {
  now: () => number;
  /** What the person who sits here is to be reminded of; null where nobody does, or nothing may be asked. */
  ask: () => Promise<Reminders | null>;
  language: () => Promise<Language>;
  /** True while the screen is locked: what was known before holds, and nobody is named. */
  isLocked: () => boolean;
  /** True where somebody has our window before them, which tells them itself. */
  isInFront: () => boolean;
  /** Has something done whenever our window goes from the front. Returns the function that ends it. */
  onLeft: (run: () => void) => () => void;
  show: (reminder: Reminder) => void;
  onTrouble: (error: unknown) => void;
};

const LOOK_EVERY_MS = 20_000;

/** Each is told once a day. */
const MORNING = 'morning';
const CLOSING = 'closing';

/**
 * Tells in time what is due, what the day brings and what is left of it, where our window is not in front. What came due
 * while the computer slept is told in one. Returns the function that ends the watch.
 */
export function watchReminders(options: ReminderOptions): () => void {
  let known: Reminders | null = null;
  let told: { day: string; keys: Set<string> } = { day: '', keys: new Set() };

  /** `isLeaving`: until now our window was in front, and told what is due by now. */
  const look = async (isLeaving: boolean): Promise<void> => {
    if (!options.isLocked()) known = await options.ask();
    const { day, minute } = dayAndMinute(options.now());
    if (known?.day !== day) return;
    if (told.day !== day) told = { day, keys: new Set() };
    const news = newsOf(known, minute).filter(({ key }) => !told.keys.has(key));
    if (news.length === 0) return;
    for (const { key } of news) told.keys.add(key);
    const isSeen = (isLeaving || options.isInFront()) && !options.isLocked();
    if (isSeen || !known.settings.isOn || isQuiet(minute, known.settings)) return;
    const isNamed = known.settings.isNamed && !options.isLocked();
    for (const reminder of worded(news, known, { language: await options.language(), isNamed })) {
      options.show(reminder);
    }
  };
  const timer = setInterval(() => {
    look(false).catch(options.onTrouble);
  }, LOOK_EVERY_MS);
  const offLeft = options.onLeft(() => {
    look(true).catch(options.onTrouble);
  });
  return () => {
    clearInterval(timer);
    offLeft();
  };
}

type Timed = Reminders['timed'][number];
type News = { key: string } & ({ about: 'due'; row: Timed } | { about: 'morning' | 'closing' });

function newsOf({ settings, timed, total, opens, closes }: Reminders, minute: number): News[] {
  const news: News[] = dueNow(timed, minute, settings.leadMinutes).map((row) => ({
    key: `${row.kind} ${String(row.id)} ${String(row.dueMinute)}`,
    about: 'due',
    row,
  }));
  if (total > 0 && settings.inMorning && isOpening(minute, opens)) {
    news.push({ key: MORNING, about: 'morning' });
  }
  if (total > 0 && settings.atClosing && isClosing(minute, closes)) {
    news.push({ key: CLOSING, about: 'closing' });
  }
  return news;
}

type Voice = { language: Language; isNamed: boolean };

function worded(news: readonly News[], { total, late }: Reminders, { language, isNamed }: Voice): Reminder[] {
  const text = (key: DesktopText, number = 0): string =>
    desktopText(language, key).replace('{{number}}', String(number));
  const lineOf = ({ who, dueMinute }: Timed): string =>
    [clock(dueMinute), isNamed ? who : null].filter(Boolean).join(' ');
  const due = news.flatMap((one) => (one.about === 'due' ? [one.row] : []));
  const [first] = due;
  const said: Reminder[] = [];
  if (first !== undefined && due.length === 1) {
    said.push({ title: lineOf(first), body: isNamed ? first.subject : text('desktop.reminder.due') });
  } else if (first !== undefined) {
    said.push({ title: text('desktop.reminder.several', due.length), body: due.map(lineOf).join('\n') });
  }
  const body = late > 0 ? text('desktop.reminder.late', late) : text('desktop.reminder.look');
  for (const { about } of news) {
    if (about === 'morning') said.push({ title: text('desktop.reminder.morning', total), body });
    if (about === 'closing') said.push({ title: text('desktop.reminder.closing', total), body });
  }
  return said;
}
