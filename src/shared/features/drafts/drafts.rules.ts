/** The most that is kept: characters of a title and of a body, and drafts of one person. */
export const DRAFT_LIMITS = { title: 200, body: 300_000, perPerson: 100 } as const;
