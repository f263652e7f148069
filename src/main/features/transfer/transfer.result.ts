import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { once } from 'node:events';
import { AppError } from '@shared/errors/AppError';
import type { ResultWords } from '@shared/features/transfer/transfer.contract';
import type { DesktopContext } from '../../ipc/handlers';

type Outcome = {
  fromRow: number;
  toRow: number;
  outcome: 'imported' | 'merged' | 'skipped';
  reason: string | null;
  raw: string | null;
};

const PAGE = 2_000;

/** A CSV cell that a spreadsheet shows as text: never a formula, quotes doubled. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Writes one line per row of the file: its number, what became of it and why. Written beside and renamed, so that a
 * full disk leaves no half file. Null where the person chose no place. Throws transfer.resultNotWritten.
 */
export async function saveResultFile(
  desktop: DesktopContext,
  importId: number,
  words: ResultWords,
): Promise<{ fileName: string } | null> {
  const path = await desktop.askSave(`${words.fileName}.csv`);
  if (path === null) return null;
  const part = `${path}.part`;
  try {
    const file = createWriteStream(part, { encoding: 'utf8' });
    const opened = once(file, 'open');
    await opened;
    const write = async (text: string): Promise<void> => {
      if (!file.write(text)) await once(file, 'drain');
    };
    /* The byte order mark makes spreadsheets read the file as UTF-8. */
    await write(`\uFEFF${words.headers.map(csvCell).join(',')}\r\n`);
    for (let offset = 0; ; offset += PAGE) {
      const { outcomes } = (await desktop.query('transfer.outcomes', { importId, offset, limit: PAGE })) as {
        outcomes: Outcome[];
      };
      for (const run of outcomes) await writeRun(write, run, words);
      if (outcomes.length < PAGE) break;
    }
    file.end();
    await once(file, 'finish');
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    if (error instanceof AppError) throw error;
    throw new AppError('transfer.resultNotWritten');
  }
  return { fileName: basename(path) };
}

async function writeRun(
  write: (text: string) => Promise<void>,
  run: Outcome,
  words: ResultWords,
): Promise<void> {
  const reason = run.reason === null ? '' : (words.reasons[run.reason] ?? run.reason);
  const rest = [words.outcomes[run.outcome], reason, run.raw ?? ''].map(csvCell).join(',');
  for (let row = run.fromRow; row <= run.toRow; row += 1) await write(`${String(row)},${rest}\r\n`);
}
