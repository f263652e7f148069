/** Bounds of what is read from a foreign file; beyond them it is refused or a row is flagged. */
export const FILE_LIMITS = {
  /** Files of this size and above are refused. */
  bytes: 500 * 1024 * 1024,
  /** Size of an .xls, which is held in memory as a whole. */
  xlsBytes: 24 * 1024 * 1024,
  /** Compressed and unpacked size of an .xlsx or .ods. */
  xlsxBytes: 60 * 1024 * 1024,
  xlsxUnpackedBytes: 400 * 1024 * 1024,
  /** Parts of an .xlsx that are held in memory as a whole: shared texts, styles, the list of sheets. */
  xlsxPartBytes: 64 * 1024 * 1024,
  xlsxEntries: 10_000,
  columns: 1_000,
  /** Longest record of a text file, in characters; a quotation mark that stays open longer is taken for a slip. */
  recordChars: 12 * 1024 * 1024,
  /** Rows that are looked through for the header. */
  headerRows: 1_000,
} as const;

/** Bytes that are read at once. */
export const CHUNK_BYTES = 1024 * 1024;
