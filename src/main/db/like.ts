/** A condition for text that holds what was typed, to which `likeOf` gives the value; ASCII letters in either case. */
export const LIKE = `LIKE ? ESCAPE '\\'`;

/** The pattern of text that holds this, whatever it is. */
export const likeOf = (text: string): string => `%${text.replaceAll(/[\\%_]/gu, '\\$&')}%`;
