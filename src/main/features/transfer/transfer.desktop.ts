import type {
  FileFacts,
  TransferLayout,
  transferContract,
} from '@shared/features/transfer/transfer.contract';
import type { ReadBatch } from '@shared/features/transfer/transfer.rows.rules';
import type { FileFacts as HelperFacts, InspectInput } from '../../helper/port';
import type { DesktopContext, DesktopHandlers } from '../../ipc/handlers';
import { previewOf, readInputOf } from './transfer.layout';
import { saveResultFile } from './transfer.result';

const EXTENSIONS = ['csv', 'tsv', 'txt', 'xlsx'];

function guessedLayout(facts: HelperFacts): TransferLayout {
  return {
    target: facts.guess.target,
    sheet: facts.format === 'xlsx' ? facts.chosen.sheet : null,
    headerRow: facts.chosen.headerRow,
    encoding: facts.encoding,
    delimiter: facts.delimiter,
    mapping: { ...facts.guess.mapping },
    returnPrefix: facts.guess.returnPrefix ?? null,
    adjustmentPrefix: facts.guess.adjustmentPrefix ?? null,
    dayOrder: facts.guess.dayOrder ?? null,
  };
}

/** What was remembered of files with these headers, with this file's own sheet, encoding and rows. */
async function rememberedLayout(
  desktop: DesktopContext,
  headers: readonly string[],
  guess: TransferLayout,
): Promise<TransferLayout | null> {
  const kept = (await desktop.query('transfer.layoutFor', { headers })) as TransferLayout | null;
  if (kept === null) return null;
  const { sheet, headerRow, encoding, delimiter } = guess;
  return { ...kept, sheet, headerRow, encoding, delimiter };
}

export const transferDesktop: DesktopHandlers<typeof transferContract> = {
  chooseFile: async (desktop) => {
    const path = await desktop.askOpen(EXTENSIONS);
    return path === null ? null : desktop.keepFile(path);
  },
  inspect: async (desktop, { token, override }): Promise<FileFacts> => {
    const { path, name } = desktop.fileOf(token);
    const facts = await desktop.helper.request('inspect', { path, ...(override as Partial<InspectInput>) });
    const guess = guessedLayout(facts);
    const remembered = await rememberedLayout(
      desktop,
      facts.chosen.columns.map((column) => column.header.slice(0, 200)),
      guess,
    );
    return {
      name,
      format: facts.format,
      bytes: facts.bytes,
      sha256: facts.sha256,
      encoding: facts.encoding,
      delimiter: facts.delimiter,
      sheets: facts.sheets,
      columns: facts.chosen.columns,
      rows: facts.rows,
      layout: remembered ?? guess,
      isRemembered: remembered !== null,
    };
  },
  preview: async (desktop, { token, layout, limit }) => {
    const { path } = desktop.fileOf(token);
    const rows: ReturnType<typeof previewOf>[] = [];
    await desktop.helper.request(
      'read',
      { ...readInputOf(path, layout), limit, withRaw: true },
      {
        onBatch: (json) => {
          for (const row of (JSON.parse(json) as ReadBatch).rows) rows.push(previewOf(row, layout));
        },
      },
    );
    return { rows: rows.slice(0, limit) };
  },
  saveResult: async (desktop, { importId, words }) => saveResultFile(desktop, importId, words),
};
