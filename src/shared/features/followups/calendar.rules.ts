/** So many days one look at the calendar may span, and so many follow-ups it may hold of each. */
export const CALENDAR_LIMITS = { days: 62, perDay: 200 } as const;

/** More than so many a day are more than one person does well: a calendar says so. */
export const ENOUGH_A_DAY = 15;
