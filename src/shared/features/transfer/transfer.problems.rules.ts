/** skip: the row is not taken. warn: it is taken without, or in spite of, what is wrong. */
export type ProblemSeverity = 'skip' | 'warn';

/** Everything that can be wrong with a row of a foreign file; texts lie under transfer.problem.<code>. */
export const PROBLEMS = {
  /** Neither name nor phone nor number: nobody can be told from it. */
  noIdentity: 'skip',
  /** The header once more, in the middle of the data. */
  headerAgain: 'skip',
  /** A sum at the foot of the list, not a record. */
  totalRow: 'skip',
  dateMissing: 'skip',
  dateUnreadable: 'skip',
  /** 3/5/24 while nothing says whether day or month comes first. */
  dateAmbiguous: 'skip',
  quantityMissing: 'skip',
  quantityUnreadable: 'skip',
  priceMissing: 'skip',
  priceUnreadable: 'skip',
  amountUnreadable: 'skip',
  /** Beyond what can be counted exactly. */
  amountTooLarge: 'skip',
  /** A quotation mark that is never closed: the row's cells cannot be told apart. */
  quoteUnclosed: 'skip',
  /** Text stands behind a closing quotation mark. */
  quoteBroken: 'warn',
  /** Money that did not come from a sale: the shop paid it, moved it, or got its own back. */
  notASale: 'skip',
  /** Closed, cancelled or not paid. */
  notDone: 'skip',
  /** The file ends in the middle of a card: what is there of it may be cut short. */
  cardCutOff: 'skip',
  timeUnreadable: 'warn',
  phoneDamaged: 'warn',
  phoneTooShort: 'warn',
  phoneTooLong: 'warn',
  phoneUnreadable: 'warn',
  /** A number that a spreadsheet turned into 5.36E+05; it is left out, never guessed. */
  numberDamaged: 'warn',
  genderUnreadable: 'warn',
  birthdayUnreadable: 'warn',
  emailUnreadable: 'warn',
  /** No value of the field of the shop's own that the column is. */
  ownUnreadable: 'warn',
  tooManyTags: 'warn',
  /** Below nothing, beyond what anything costs, or no number: the product comes in without. */
  pricedWrong: 'warn',
  costedWrong: 'warn',
  /** It costs nothing: taken as written, but told. */
  pricedAtZero: 'warn',
  /** The last digit does not fit the others, or a spreadsheet cut it: left out, never guessed. */
  barcodeDamaged: 'warn',
  /** Neither yes nor no. */
  answerUnreadable: 'warn',
  /** No list of products with quantities: it comes in as no bundle. */
  partsUnreadable: 'warn',
  /** Nothing tells which product is meant. */
  noGoods: 'skip',
  /** The row has fewer cells than the matched columns need. */
  rowTooShort: 'warn',
  /** Cells stand to the right of the last header. */
  rowTooLong: 'warn',
  cellTooLong: 'warn',
  controlCharacters: 'warn',
  /** Bytes that are no text in the file's encoding. */
  textDamaged: 'warn',
} as const satisfies Record<string, ProblemSeverity>;

export type ProblemCode = keyof typeof PROBLEMS;

/** All codes, for the texts of each. */
export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];

/**
 * Why a row that reads well is passed over: the shop has it, its customer or product is in the bin, the card says
 * otherwise, or what would be a new product has no name.
 */
export const SKIP_REASONS = ['alreadyThere', 'inBin', 'keptCard', 'goodsInBin', 'goodsNameless'] as const;
