import { readXls } from 'hucre/xlsx';
import { AppError } from '../../shared/errors/AppError';
import { type Book, cellText } from './bookCells';
import { type SourceRow } from './csvRows';

const BLOCK_ROWS = 500;
const SECTOR_BYTES = 512;
/** How a workbook of Excel 97 and later begins: BOF, its length, BIFF8, "globals". */
const BEGINNING = Buffer.from('0908100000060500', 'hex');
const FILEPASS = 0x2f;

/** Opens an .xls of Excel 97 to 2003, as whole. Throws AppError transfer.fileBroken, filePassword, fileUnknown. */
export async function openXls(data: Buffer): Promise<Book> {
  if (isLocked(data)) throw new AppError('transfer.filePassword');
  const { sheets } = await readXls(data).catch((error: unknown) => {
    throw refusalOf(error);
  });
  if (sheets.length === 0) throw new AppError('transfer.fileBroken');
  return {
    sheets: sheets.map(({ name }) => name),
    rows: (sheet) => {
      const chosen = sheets.find(({ name }) => name === sheet);
      if (!chosen) throw new AppError('transfer.noRows');
      return blocksOf(chosen.rows);
    },
  };
}

type CellValue = Parameters<typeof cellText>[0];

async function* blocksOf(rows: readonly (readonly CellValue[] | undefined)[]): AsyncGenerator<SourceRow[]> {
  let block: SourceRow[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const values = rows[at];
    if (values === undefined) continue;
    block.push({ row: at + 1, cells: Array.from(values, (value) => cellText(value ?? null)), flaw: null });
    if (block.length < BLOCK_ROWS) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}

/** A workbook with a password says so in one of its first records; the library would read noise. */
function isLocked(data: Buffer): boolean {
  for (let at = data.indexOf(BEGINNING); at >= 0; at = data.indexOf(BEGINNING, at + 1)) {
    if (at % SECTOR_BYTES !== 0) continue;
    const end = Math.min(at + SECTOR_BYTES, data.length) - 4;
    for (let record = at; record <= end; record += 4 + data.readUInt16LE(record + 2)) {
      if (data.readUInt16LE(record) === FILEPASS) return true;
    }
  }
  return false;
}

/** An older Excel, or another program's document in the same kind of container, is no damage. */
function refusalOf(error: unknown): AppError {
  const isForeign =
    error instanceof Error && /Unsupported XLS version|missing Workbook stream/u.test(error.message);
  return new AppError(isForeign ? 'transfer.fileUnknown' : 'transfer.fileBroken');
}
