import type { TransferCounts } from '@shared/features/transfer/transfer.contract';
import type { SaleKind } from '@shared/features/transfer/transfer.rows.rules';

/** What became of neighbouring rows. */
export type OutcomeRun = {
  fromRow: number;
  toRow: number;
  outcome: 'imported' | 'merged' | 'skipped';
  reason: string | null;
  raw: string | null;
};

/**
 * So many skipped rows keep their text; later ones are gathered into runs like all others, so that a file of rubbish
 * cannot fill the disk.
 */
const MOST_RAW = 20_000;

/** Counts what becomes of each row, and gathers neighbouring rows of one outcome into runs. */
export class Tally {
  readonly counts: TransferCounts = {
    read: 0,
    blank: 0,
    imported: 0,
    merged: 0,
    skipped: 0,
    skippedBy: {},
    warnedBy: {},
    newCustomers: 0,
    newProducts: 0,
    newSales: { sale: 0, return: 0, writeoff: 0, adjustment: 0 },
    amountCents: 0,
    customerAmountCents: 0,
  };
  #runs: OutcomeRun[] = [];
  #open: OutcomeRun | null = null;
  #raws = 0;

  /** Notes what became of a row; `text` is the row as it stood where a problem kept it out. */
  row(
    row: number,
    outcome: OutcomeRun['outcome'],
    reason: string | null = null,
    text: string | null = null,
  ): void {
    if (text !== null) this.#raws += 1;
    const raw = this.#raws > MOST_RAW ? null : text;
    this.counts.read += 1;
    this.counts[outcome] += 1;
    if (outcome === 'skipped' && reason !== null) {
      this.counts.skippedBy[reason] = (this.counts.skippedBy[reason] ?? 0) + 1;
    }
    const open = this.#open;
    const isSame =
      open !== null &&
      raw === null &&
      open.raw === null &&
      open.outcome === outcome &&
      open.reason === reason &&
      open.toRow === row - 1;
    if (isSame) {
      open.toRow = row;
      return;
    }
    if (open !== null) this.#runs.push(open);
    this.#open = { fromRow: row, toRow: row, outcome, reason, raw };
  }

  warned(code: string): void {
    this.counts.warnedBy[code] = (this.counts.warnedBy[code] ?? 0) + 1;
  }

  sale(kind: SaleKind): void {
    this.counts.newSales[kind] += 1;
  }

  amount(cents: number, hasCustomer: boolean): void {
    this.counts.amountCents += cents;
    if (hasCustomer) this.counts.customerAmountCents += cents;
  }

  /** Hands over the runs that are complete; with `isEnd` the open one too. */
  takeRuns(isEnd: boolean): OutcomeRun[] {
    if (isEnd && this.#open !== null) {
      this.#runs.push(this.#open);
      this.#open = null;
    }
    const runs = this.#runs;
    this.#runs = [];
    return runs;
  }
}
