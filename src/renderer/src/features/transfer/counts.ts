import type { TransferCounts } from '@shared/features/transfer/transfer.contract';

/** The reason of a row that the shop has already. */
const ALREADY_THERE = 'alreadyThere';

/** True where an import of these rows adds nothing and changes nothing. */
export function addsNothing({ imported, merged }: TransferCounts): boolean {
  return imported === 0 && merged === 0;
}

/** True where every row that was read is in the shop already: the same file again. */
export function isAllThere(counts: TransferCounts): boolean {
  return counts.read > 0 && counts.skippedBy[ALREADY_THERE] === counts.read;
}

/** How many rows bear a problem; a row with several warnings is counted once at least. */
export function problemCount({ skipped, skippedBy, warnedBy }: TransferCounts): number {
  return skipped - (skippedBy[ALREADY_THERE] ?? 0) + Math.max(0, ...Object.values(warnedBy));
}

/** Reasons with how often they were met, the most frequent first. */
export function byReason(reasons: Readonly<Record<string, number>>): { code: string; count: number }[] {
  return Object.entries(reasons)
    .filter(([, count]) => count > 0)
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count);
}
