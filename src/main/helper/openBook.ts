import { readFile } from 'node:fs/promises';
import { AppError } from '../../shared/errors/AppError';
import { type Book } from './bookCells';
import { fileError, tooLarge } from './identify';
import { FILE_LIMITS } from './limits';
import { isOds, openOds } from './odsBook';
import { openXls } from './xlsBook';
import { openXlsx } from './xlsxBook';
import { ZipFile } from './zipFile';

/**
 * Opens a workbook of either kind within the limits: an archive (.xlsx, .ods) or an old .xls. Throws AppError
 * transfer.fileTooLarge, fileBroken, filePassword, and fileUnknown for what is no workbook.
 */
export async function openBook(
  path: string,
  bytes: number,
  kind: 'zip' | 'ole',
): Promise<Book & { format: 'xlsx' | 'ods' | 'xls' }> {
  const most = kind === 'ole' ? FILE_LIMITS.xlsBytes : FILE_LIMITS.xlsxBytes;
  if (bytes > most) throw tooLarge(bytes, most);
  const data = await readFile(path).catch((error: unknown) => {
    throw fileError(error);
  });
  if (kind === 'ole') return { format: 'xls', ...(await openXls(data)) };
  const zip = openZip(data);
  return isOds(zip) ? { format: 'ods', ...openOds(zip) } : { format: 'xlsx', ...openXlsx(zip) };
}

const FIRST_PARTS = ['[Content_Types].xml', '_rels/', 'xl/', 'docProps/', 'mimetype'];

/** An archive that is cut off is a broken workbook where its first part bears the name of one. */
function openZip(data: Buffer): ZipFile {
  try {
    const zip = new ZipFile(data);
    if (isOds(zip) || (zip.has('[Content_Types].xml') && zip.has('_rels/.rels'))) return zip;
  } catch (error) {
    // The name may be cut off with the rest.
    const name = data.toString('latin1', 30, 30 + (data.length < 30 ? 0 : data.readUInt16LE(26)));
    const isOffice = FIRST_PARTS.some((part) => part.startsWith(name) || name.startsWith(part));
    if (isOffice || (error instanceof AppError && error.code !== 'transfer.fileBroken')) throw error;
  }
  throw new AppError('transfer.fileUnknown');
}
