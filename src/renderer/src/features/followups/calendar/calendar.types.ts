import type { ReactNode, Ref } from 'react';
import type { CalendarView } from '@shared/features/followups/calendar.rules';
import type { FollowupKind } from '@shared/features/followups/followups.rules';
import type { Day } from '@shared/lib/days';

/** Colours that tell people apart, those of their pictures. They never stand alone: a name is always by. */
export type CalendarColor = 'jade' | 'sand' | 'sky' | 'plum' | 'stone';

/** Something to be done on a day. */
export type CalendarItem = {
  /** Unlike that of any other. */
  key: string;
  kind: FollowupKind;
  title: string;
  customerName: string | null;
  person: { id: number; name: string; color: CalendarColor };
  day: Day;
  /** Minute of the day; null: some time that day. */
  minute: number | null;
  /** How long it takes. */
  minutes: number;
  isDone: boolean;
  isLate: boolean;
  isRecurring: boolean;
  /** It will come, and nothing was made for it yet. */
  isComing: boolean;
  mayMove: boolean;
};

/** What is known of a day besides its work; names as they are shown. */
export type CalendarDay = {
  day: Day;
  lunar: { month: number; day: number; isLeap: boolean };
  /** Solar term that begins on it. */
  term: string | null;
  festival: string | null;
  /** Free by law, or a make-up working day. */
  holiday: { kind: 'rest' | 'work'; name: string } | null;
  /** Opening hours in minutes of the day; none: closed. */
  open: readonly { from: number; to: number }[];
};

/** Where somebody wants something: a day, and its minute or null for some time that day. */
export type CalendarPlace = { day: Day; minute: number | null };

/** What a screen may ask of its calendar: the focus back, after a dialog. */
export type CalendarHandle = { focus: () => void };

export type CalendarProps = {
  view: CalendarView;
  /** The day that the view is around. */
  day: Day;
  today: Day;
  items: readonly CalendarItem[];
  days: readonly CalendarDay[];
  /** Years in view of which nobody has told the holidays. */
  unknownYears: readonly number[];
  /** How many more a day has than are among the items. */
  more: Readonly<Record<string, number>>;
  /** How many a day has in all, and how many are enough. */
  load: Readonly<Record<string, number>>;
  capacity: number | null;
  /** Nothing can be added. */
  isReadOnly?: boolean;
  /** More tools in the head, such as whose calendar it is. */
  tools?: ReactNode;
  handleRef?: Ref<CalendarHandle>;
  onView: (view: CalendarView) => void;
  onDay: (day: Day) => void;
  onOpen: (item: CalendarItem) => void;
  onMove: (item: CalendarItem, to: CalendarPlace) => void;
  onResize: (item: CalendarItem, minutes: number) => void;
  onAdd: (at: CalendarPlace) => void;
  onMore: (day: Day) => void;
  /** All that is to be done on a day goes to other days. Without it that is not offered. */
  onSpread?: (day: Day) => void;
  /** Without it nothing is printed. */
  onPrint?: (() => void) | undefined;
  /** Without it nothing is saved as a file. */
  onSavePdf?: (() => void) | undefined;
  /** Without it nothing is saved for other calendars. */
  onSaveFile?: (() => void) | undefined;
  /** Takes in what other calendars wrote. Without it that is not offered. */
  onTakeFile?: () => void;
  /** After what is in view has been drawn. */
  onDrawn?: () => void;
};
