import { AppError } from '../../shared/errors/AppError';
import { csvRows, guessDelimiter, type SourceRow } from './csvRows';
import { identify } from './identify';
import { openBook } from './openBook';
import { type FileEncoding, type FileFormat } from './port';
import { fingerprint, readText } from './textFile';
import { isVcard, vcardRows } from './vcard';

/** A foreign file, opened by its content: whatever its name says. */
export type Source = {
  format: FileFormat;
  bytes: number;
  /** Null for workbooks. */
  encoding: FileEncoding | null;
  /** Null for workbooks and .vcf. */
  delimiter: string | null;
  /** Null where it was not asked for. */
  sha256: string | null;
  /** Names of the sheets; a text file has one, named ''. */
  sheets: string[];
  /** The rows of a sheet from its first one on, some at a time. */
  rows(sheet: string): AsyncGenerator<SourceRow[]>;
};

export type SourceInput = {
  path: string;
  encoding?: FileEncoding | null | undefined;
  delimiter?: string | null | undefined;
  /** Work out the SHA-256 of the whole file. */
  withHash: boolean;
};

/** Opens a .csv, .tsv, .xlsx, .xls, .ods or .vcf. Throws AppError transfer.file*, isFolder, tooManyColumns. */
export async function openSource(input: SourceInput): Promise<Source> {
  const { kind, bytes } = await identify(input.path);
  if (kind !== 'text') {
    const book = await openBook(input.path, bytes, kind);
    const sha256 = input.withHash ? (await fingerprint(input.path)).sha256 : null;
    return { bytes, encoding: null, delimiter: null, sha256, ...book };
  }
  const print = input.withHash || !input.encoding ? await fingerprint(input.path) : null;
  const encoding = input.encoding ?? print?.encoding ?? 'utf-8';
  const head = await readHeadText(input.path, encoding);
  const sha256 = input.withHash ? (print?.sha256 ?? null) : null;
  if (isVcard(head)) {
    const rows = (): AsyncGenerator<SourceRow[]> => vcardRows(readText(input.path, encoding));
    return { format: 'vcf', bytes, encoding, delimiter: null, sha256, sheets: [''], rows };
  }
  const delimiter = input.delimiter ?? guessDelimiter(head);
  return {
    format: delimiter === '\t' ? 'tsv' : 'csv',
    bytes,
    encoding,
    delimiter,
    sha256,
    sheets: [''],
    rows: () => csvRows(readText(input.path, encoding), delimiter),
  };
}

/** The beginning of a text, for a look at how it is made. */
async function readHeadText(path: string, encoding: FileEncoding): Promise<string> {
  for await (const text of readText(path, encoding)) {
    const head = text.slice(0, 64 * 1024);
    // A line that is cut off says nothing of the delimiter, unless it is the only one.
    const end = head.length < text.length ? head.lastIndexOf('\n') : -1;
    return end > 0 ? head.slice(0, end + 1) : head;
  }
  throw new AppError('transfer.fileEmpty');
}
