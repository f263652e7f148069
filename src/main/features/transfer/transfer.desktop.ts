import type {
  FileFacts,
  TransferLayout,
  transferContract,
} from '@shared/features/transfer/transfer.contract';
import type { CustomField } from '@shared/features/fields/fields.contract';
import { withOwnColumns } from '@shared/features/transfer/transfer.columns.rules';
import type { ReadBatch } from '@shared/features/transfer/transfer.rows.rules';
import type { InspectInput } from '../../helper/port';
import type { DesktopContext, DesktopHandlers } from '../../ipc/handlers';
import { guessedLayout, previewOf, readInputOf } from './transfer.layout';
import { saveResultFile } from './transfer.result';

const EXTENSIONS = ['csv', 'tsv', 'txt', 'xlsx', 'xls', 'ods', 'vcf'];

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

/** Fields of the shop's own, which columns of customers may become. */
const ownFields = async (desktop: DesktopContext): Promise<CustomField[]> =>
  (await desktop.query('fields.list', {})) as CustomField[];

export const transferDesktop: DesktopHandlers<typeof transferContract> = {
  chooseFile: async (desktop) => {
    const path = await desktop.askOpen(EXTENSIONS);
    return path === null ? null : desktop.keepFile(path);
  },
  inspect: async (desktop, { token, override }): Promise<FileFacts> => {
    const { path, name } = desktop.fileOf(token);
    const facts = await desktop.helper.request('inspect', { path, ...(override as Partial<InspectInput>) });
    const plain = guessedLayout(facts);
    const fields = (await ownFields(desktop)).filter(({ isRetired }) => !isRetired);
    const guess =
      plain.target === 'customers'
        ? { ...plain, mapping: withOwnColumns(plain.mapping, facts.chosen.columns, fields) }
        : plain;
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
      { ...readInputOf(path, layout, await ownFields(desktop)), limit, withRaw: true },
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
