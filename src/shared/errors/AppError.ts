/** Plain values that an error text may show: counts, names of fields, file names. Never personal data. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/** What crosses to the renderer of any failure. `ref` finds the log line of a bug; expected errors have none. */
export type ErrorEnvelope = {
  code: string;
  params: ErrorParams;
  /** Names of input fields that the error is about. */
  fields: readonly string[];
  ref: string | null;
};

/**
 * An expected failure that a person is told about. Its text lies in the locale files under `errors.<code>`.
 * Everything thrown that is not an AppError is a bug and is shown with a reference only.
 */
export class AppError extends Error {
  readonly code: string;
  readonly params: ErrorParams;
  readonly fields: readonly string[];

  constructor(code: `${string}.${string}`, params: ErrorParams = {}, fields: readonly string[] = []) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.fields = fields;
  }

  toEnvelope(): ErrorEnvelope {
    return { code: this.code, params: this.params, fields: this.fields, ref: null };
  }
}
