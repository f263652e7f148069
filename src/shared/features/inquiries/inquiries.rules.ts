/** Where somebody asks. */
export const INQUIRY_SOURCES = ['counter', 'phone', 'wechat', 'platform', 'other'] as const;
export type InquirySource = (typeof INQUIRY_SOURCES)[number];

/**
 * - `new`: nobody has answered yet.
 * - `answered`, `quoted`: it was, or a quote was given.
 * - `bought`, `lost`: it has ended.
 * - `reopened`: it had ended, and they ask again.
 */
export const INQUIRY_STAGES = ['new', 'answered', 'quoted', 'bought', 'lost', 'reopened'] as const;
export type InquiryStage = (typeof INQUIRY_STAGES)[number];

/** Why nothing was bought. */
export const LOST_REASONS = ['price', 'stock', 'competitor', 'noNeed', 'noAnswer', 'other'] as const;
export type LostReason = (typeof LOST_REASONS)[number];

/** Groups of the list. Whoever waits is open too, and so is what is late: its next step, or the day it is needed by. */
export const INQUIRY_GROUPS = ['waiting', 'open', 'late', 'ended', 'all'] as const;
export type InquiryGroup = (typeof INQUIRY_GROUPS)[number];

/** Columns of the board. Whoever asks again waits as whoever asks for the first time. */
export const BOARD_COLUMNS = ['waiting', 'answered', 'quoted', 'bought', 'lost'] as const;
export type BoardColumn = (typeof BOARD_COLUMNS)[number];

export const WAITING_STAGES = ['new', 'reopened'] as const satisfies readonly InquiryStage[];
export const OPEN_STAGES = [
  'new',
  'answered',
  'quoted',
  'reopened',
] as const satisfies readonly InquiryStage[];
export const ENDED_STAGES = ['bought', 'lost'] as const satisfies readonly InquiryStage[];

const has = (stages: readonly InquiryStage[], stage: InquiryStage): boolean => stages.includes(stage);

export const isWaiting = (stage: InquiryStage): boolean => has(WAITING_STAGES, stage);
export const isOpen = (stage: InquiryStage): boolean => has(OPEN_STAGES, stage);

/** The column in which a stage stands. */
export const columnOf = (stage: InquiryStage): BoardColumn =>
  stage === 'new' || stage === 'reopened' ? 'waiting' : stage;

/** The stages of a column. */
export const stagesOf = (column: BoardColumn): readonly InquiryStage[] =>
  column === 'waiting' ? WAITING_STAGES : [column];

/** What can be done with an inquiry at a stage. */
export const INQUIRY_ACTS = ['answer', 'quote', 'buy', 'lose', 'reopen'] as const;
export type InquiryAct = (typeof INQUIRY_ACTS)[number];

/** The act that brings an inquiry from its stage to a column; null where none does. */
export function actTo(stage: InquiryStage, column: BoardColumn): InquiryAct | null {
  if (columnOf(stage) === column) return null;
  switch (column) {
    case 'waiting':
      return isOpen(stage) ? null : 'reopen';
    case 'answered':
      return isWaiting(stage) ? 'answer' : null;
    case 'quoted':
      return isOpen(stage) ? 'quote' : null;
    case 'bought':
      return isOpen(stage) ? 'buy' : null;
    case 'lost':
      return isOpen(stage) ? 'lose' : null;
  }
}

/** True where the act can be done at that stage; a quote can be given again. */
export function canDo(act: InquiryAct, stage: InquiryStage): boolean {
  if (act === 'reopen') return !isOpen(stage);
  return act === 'answer' ? isWaiting(stage) : isOpen(stage);
}

export const INQUIRY_LIMITS = {
  need: 500,
  tag: 20,
  tags: 8,
  name: 40,
  phone: 30,
  lostTo: 60,
  step: 120,
  note: 500,
  sought: 60,
  cents: 100_000_000_00,
} as const;

/** Minutes that a next step takes in the calendar. */
export const STEP_MINUTES = 15;

/** Cards of one column that the board shows; how long ago what ended may be to stand on it. */
export const BOARD = { cards: 40, endedDays: 30 } as const;

/** From so few that have ended on a share says nothing yet. */
export const THIN = 10;

/** Of those that have ended, how many of a hundred bought; null where none has. */
export const winRate = ({ bought, lost }: { bought: number; lost: number }): number | null =>
  bought + lost === 0 ? null : Math.round((100 * bought) / (bought + lost));

/** By what the measures part what was asked. */
export const MEASURED_BY = ['source', 'reason', 'person', 'month'] as const;
export type MeasuredBy = (typeof MEASURED_BY)[number];

/** What one part of what was asked came to. `key`: its source, reason, id of the person, or month. */
export type InquiryMeasure = {
  key: string;
  /** The person's name; empty of the others. */
  name: string;
  count: number;
  bought: number;
  lost: number;
  medianMinutes: number | null;
};

/** What the year says first: the source that brings the most sales of what is asked, and the reason that loses the most. */
export function findingOf(bySource: readonly InquiryMeasure[], byReason: readonly InquiryMeasure[]) {
  const enough = bySource.filter(({ bought, lost }) => bought + lost >= THIN);
  const best = enough.toSorted((a, b) => (winRate(b) ?? 0) - (winRate(a) ?? 0))[0] ?? null;
  const worst = byReason.toSorted((a, b) => b.lost - a.lost)[0] ?? null;
  return { best, worst: worst !== null && worst.lost > 0 ? worst : null };
}

const SLOT = '1a9b1e55-0000-4000-8000-';
/** The slot of the draft of an inquiry's quote, or of a change of the inquiry itself. */
export const slotOfInquiry = (id: number): string => `${SLOT}${String(id).padStart(12, '0')}`;

/** The inquiry of such a slot; null of any other. */
export const inquiryOfSlot = (slot: string): number | null =>
  slot.startsWith(SLOT) ? Number(slot.slice(SLOT.length)) : null;
