/** The weekday of a column of days in SQL; Monday is 1. */
export const weekdaySql = (day: string): string => `(CAST(strftime('%w', ${day}) AS INTEGER) + 6) % 7 + 1`;
