/** Parts that colleagues have in looking after a customer; one of them at most leads. */
export const TEAM_PARTS = ['lead', 'deputy', 'member'] as const;
export type TeamPart = (typeof TEAM_PARTS)[number];

/** So many colleagues can look after one customer. */
export const MOST_IN_TEAM = 20;

/** Why somebody looks at a masked number. The last one wants words. */
export const PEEK_REASONS = ['call', 'deliver', 'check', 'other'] as const;
export type PeekReason = (typeof PEEK_REASONS)[number];

/** So long a number that was asked for is shown. */
export const PEEK_SECONDS = 30;
/** Longest reason in words. */
export const PEEK_NOTE_LENGTH = 200;
