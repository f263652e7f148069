/** What the rows of a file are. */
export const TARGETS = ['customers', 'sales', 'products'] as const;

/** How a text file may write its signs. */
export const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
