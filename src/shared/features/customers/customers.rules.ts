/** The longest texts that a card keeps; longer input is refused, not cut. */
export const LIMITS = {
  name: 200,
  number: 100,
  short: 200,
  address: 1_000,
  text: 20_000,
  phone: 60,
  phones: 20,
  tag: 40,
  tags: 50,
} as const;

/** So many customers can be acted on in one act. */
export const MOST_AT_ONCE = 500;

/** What the list can be sorted by. */
export const LIST_SORTS = ['name', 'spend', 'lastVisit', 'created', 'number'] as const;
/** The tabs of the list. */
export const LIST_GROUPS = ['all', 'mine', 'quiet', 'birthday', 'company', 'noPhone', 'bin'] as const;
/** What the timeline of a card tells of. */
export const TIMELINE_KINDS = [
  'sale',
  'return',
  'followup',
  'promise',
  'process',
  'complaint',
  'inquiry',
  'advice',
  'tier',
  'stored',
  'coupon',
  'count',
  'note',
  'change',
] as const;
