import { open, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '@shared/errors/AppError';
import type { ResultWords } from '@shared/features/transfer/transfer.contract';
import type { DesktopContext } from '../../ipc/handlers';
import { csvCell } from '../../platform/csvCell';
import { plainFileName } from '../../platform/fileName';
import { finishRemembered } from '../privacy/privacy.files.service';

type Outcome = {
  fromRow: number;
  toRow: number;
  outcome: 'imported' | 'merged' | 'skipped';
  reason: string | null;
  raw: string | null;
};

/** Runs that are asked for, and lines that are written, at a time. */
const PAGE = 2_000;

/**
 * Writes one line per row of the file: its number, what became of it and why. Written beside and renamed, so that a
 * full disk leaves no half file. Null where the person chose no place. Throws transfer.noResult, .resultNotWritten.
 */
export async function saveResultFile(
  desktop: DesktopContext,
  importId: number,
  words: ResultWords,
): Promise<{ fileName: string } | null> {
  const outcomes = async (offset: number, limit: number): Promise<Outcome[]> =>
    ((await desktop.query('transfer.outcomes', { importId, offset, limit })) as { outcomes: Outcome[] })
      .outcomes;
  /* Where there is no result, nobody is asked for a place. */
  await outcomes(0, 1);
  const path = await desktop.askSave(`${plainFileName(words.fileName)}.csv`);
  if (path === null) return null;
  await desktop.tell('transfer.saveResult', { importId });
  const part = `${path}.part`;
  try {
    const file = await open(part, 'w');
    try {
      /* The byte order mark makes spreadsheets read the file as UTF-8. */
      await file.appendFile(`\uFEFF${words.headers.map(csvCell).join(',')}\r\n`);
      for (let offset = 0; ; offset += PAGE) {
        const page = await outcomes(offset, PAGE);
        for (const piece of linesOf(page, words)) await file.appendFile(piece);
        if (page.length < PAGE) break;
      }
    } finally {
      await file.close();
    }
    await finishRemembered(desktop.about().dataDir, { part, path, customerId: null });
  } catch (error) {
    await rm(part, { force: true });
    if (error instanceof AppError) throw error;
    throw new AppError('transfer.resultNotWritten');
  }
  return { fileName: basename(path) };
}

/** Lines of the file, many at a time. */
function* linesOf(runs: readonly Outcome[], words: ResultWords): Generator<string> {
  let lines: string[] = [];
  for (const run of runs) {
    const reason = run.reason === null ? '' : (words.reasons[run.reason] ?? run.reason);
    const rest = [words.outcomes[run.outcome], reason, run.raw ?? ''].map(csvCell).join(',');
    for (let row = run.fromRow; row <= run.toRow; row += 1) {
      lines.push(`${String(row)},${rest}\r\n`);
      if (lines.length < PAGE) continue;
      yield lines.join('');
      lines = [];
    }
  }
  yield lines.join('');
}
