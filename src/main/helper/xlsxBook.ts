import { streamXlsxRows } from 'hucre/xlsx';
import { AppError } from '../../shared/errors/AppError';
import { type Book, cellText } from './bookCells';
import { type SourceRow } from './csvRows';
import { FILE_LIMITS } from './limits';
import { attributeOf } from './xmlText';
import { type ZipFile } from './zipFile';

/** Opens an .xlsx within the limits. Throws AppError transfer.fileTooLarge, fileBroken, filePassword, fileUnknown. */
export function openXlsx(zip: ZipFile): Book {
  const bookPath = workbookPath(zip);
  const bookXml = zip.read(bookPath)?.toString('utf8') ?? '';
  const folder = bookPath.slice(0, bookPath.lastIndexOf('/') + 1);
  const parts = relations(zip, folder, bookPath.slice(folder.length));
  const sheets = sheetsOf(bookXml).flatMap(({ name, id }) => {
    const part = parts.get(id);
    return part?.type.endsWith('/worksheet') ? [{ name, path: part.target }] : [];
  });
  const find = (type: string): string | undefined =>
    [...parts.values()].find((part) => part.type.endsWith(type))?.target;
  const texts = find('/sharedStrings');
  const styles = find('/styles');
  // Without its texts or styles a sheet would be read with holes, or with numbers for days.
  const needed = [texts, styles, ...sheets.map(({ path: part }) => part)];
  if (sheets.length === 0 || needed.some((part) => part !== undefined && !zip.has(part))) {
    throw new AppError('transfer.fileBroken');
  }
  const is1904 = /<(?:\w+:)?workbookPr[^>]*\bdate1904\s*=\s*["'](?:1|true)["']/.test(bookXml);
  return {
    sheets: sheets.map(({ name }) => name),
    rows(sheet) {
      const chosen = sheets.find(({ name }) => name === sheet);
      if (!chosen) throw new AppError('transfer.noRows');
      return sheetRows(zip, { sheet: chosen.path, texts, styles, is1904 });
    },
  };
}

function workbookPath(zip: ZipFile): string {
  const main = [...relations(zip, '', '').values()].find((part) => part.type.endsWith('/officeDocument'));
  if (!main || !zip.has(main.target)) throw new AppError('transfer.fileBroken');
  if (!/\.xml$/i.test(main.target) || !/workbook/i.test(main.target))
    throw new AppError('transfer.fileUnknown');
  return main.target;
}

/** The parts that a part names, by id; paths from the root of the archive. */
function relations(
  zip: ZipFile,
  folder: string,
  name: string,
): Map<string, { type: string; target: string }> {
  const xml = zip.read(`${folder}_rels/${name}.rels`)?.toString('utf8') ?? '';
  const found = new Map<string, { type: string; target: string }>();
  for (const [tag] of xml.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const target = attributeOf(tag, 'Target');
    const path = target.startsWith('/') ? target.slice(1) : resolvePath(folder, target);
    found.set(attributeOf(tag, 'Id'), { type: attributeOf(tag, 'Type'), target: path });
  }
  return found;
}

function resolvePath(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function sheetsOf(bookXml: string): { name: string; id: string }[] {
  const tags = [...bookXml.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => tag);
  const seen = tags.filter((tag) => !/^(?:hidden|veryHidden)$/.test(attributeOf(tag, 'state')));
  return (seen.length > 0 ? seen : tags).map((tag) => ({
    name: attributeOf(tag, 'name'),
    id: attributeOf(tag, '(?:\\w+:)?id'),
  }));
}

type SheetParts = { sheet: string; texts: string | undefined; styles: string | undefined; is1904: boolean };

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/**
 * hucre gets an archive of our own making that holds one sheet and what it needs, unpacked by us: so nothing is
 * inflated beyond the limits, nothing is read that is not needed, and the sheet flows no faster than it is taken.
 */
async function* sheetRows(zip: ZipFile, parts: SheetParts): AsyncGenerator<SourceRow[]> {
  const texts = parts.texts === undefined ? null : zip.read(parts.texts);
  const styles = parts.styles === undefined ? null : zip.read(parts.styles);
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"/>`;
  const before: [string, string | Buffer][] = [
    ['[Content_Types].xml', '<Types/>'],
    [
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}">${relation('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns:r="${RELATION}"><workbookPr date1904="${parts.is1904 ? 1 : 0}"/><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${texts ? relation('rId2', 'sharedStrings', 'sharedStrings.xml') : ''}${styles ? relation('rId3', 'styles', 'styles.xml') : ''}</Relationships>`,
    ],
  ];
  if (texts) before.push(['xl/sharedStrings.xml', texts]);
  if (styles) before.push(['xl/styles.xml', styles]);

  const pieces = archive(before, zip.sizeOf(parts.sheet), zip.stream(parts.sheet));
  const gate = new Gate();
  const input = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await gate.untilWaiting();
        const next = await pieces.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  const rows = streamXlsxRows(input, { sheet: 0 });
  try {
    let last = 0;
    let block: SourceRow[] = [];
    for (;;) {
      const next = await gate.waitFor(rows.next());
      if (next.done) break;
      const { index, values } = next.value;
      const row = Number.isSafeInteger(index) && index >= last ? index + 1 : last + 1;
      last = row;
      block.push({ row, cells: values.map(cellText), flaw: null });
      if (block.length >= 500) {
        yield block;
        block = [];
      }
    }
    if (block.length > 0) yield block;
  } catch (error) {
    throw refusalOf(error);
  } finally {
    gate.open();
    await rows.return(undefined);
  }
}

/** hucre's refusals as ours; a row wider than any sheet can be is its only one that is not damage. */
function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const isTooWide = error instanceof Error && /cell column \d+ is outside/i.test(error.message);
  return isTooWide
    ? new AppError('transfer.tooManyColumns', { limit: FILE_LIMITS.columns })
    : new AppError('transfer.fileBroken');
}

/** A zip of stored parts, front to back; the sheet comes last and is passed through piece by piece. */
async function* archive(
  before: readonly [string, string | Buffer][],
  sheetBytes: number,
  sheet: AsyncGenerator<Buffer>,
): AsyncGenerator<Uint8Array> {
  for (const [name, content] of before) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    yield Buffer.concat([localHeader(name, bytes.length), bytes]);
  }
  yield localHeader('xl/worksheets/sheet1.xml', sheetBytes);
  let tail = '';
  for await (const piece of sheet) {
    tail = refuseWideRows(tail, piece);
    yield piece;
  }
}

function localHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt32LE(size, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name)]);
}

/** A cell far to the right makes every row of that width cost memory; the last column that is taken is ALL (1,000). */
const FAR_CELL = /\sr\s*=\s*["'](?:[A-Z]{4,}|[B-Z][A-Z]{2}|A(?:[M-Z][A-Z]|L[M-Z]))\d/i;

function refuseWideRows(tail: string, piece: Buffer): string {
  const text = tail + piece.toString('latin1');
  if (FAR_CELL.test(text)) throw new AppError('transfer.tooManyColumns', { limit: FILE_LIMITS.columns });
  return text.slice(-20);
}

/** Lets the sheet flow only while somebody waits for a row: hucre itself reads ahead without bound. */
class Gate {
  private isWaiting = false;
  private isOpen = false;
  private wake: (() => void) | null = null;

  async waitFor<Value>(value: Promise<Value>): Promise<Value> {
    this.isWaiting = true;
    this.wake?.();
    try {
      return await value;
    } finally {
      this.isWaiting = false;
    }
  }

  open(): void {
    this.isOpen = true;
    this.wake?.();
  }

  /** Rows that are there already are handed out between two turns of the event loop. */
  async untilWaiting(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.isWaiting || this.isOpen) return;
      await new Promise<void>((resolve) => (this.wake = resolve));
      this.wake = null;
    }
  }
}
