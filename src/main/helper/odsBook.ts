import { AppError } from '../../shared/errors/AppError';
import { type Book, cellText, numberText } from './bookCells';
import { type SourceRow } from './csvRows';
import { FILE_LIMITS } from './limits';
import { attributeOf, entities } from './xmlText';
import { type ZipFile } from './zipFile';

const MIME = 'application/vnd.oasis.opendocument.spreadsheet';
const BLOCK_ROWS = 500;
/** A row that says of itself that it stands there more often is made to fill a machine, not to be read. */
const MOST_REPEATED = 10_000;

const ATTRIBUTES = `(?:\\s+[\\w:.-]+\\s*=\\s*(?:"[^"]*"|'[^']*'))*`;
const TAG = `<(/?)(?:\\w+:)?([\\w-]+)(${ATTRIBUTES})\\s*(/?)>`;

export const isOds = (zip: ZipFile): boolean =>
  zip.has('content.xml') &&
  zip.has('mimetype') &&
  (zip.read('mimetype')?.toString('latin1') ?? '').startsWith(MIME);

/** Opens an .ods, of LibreOffice or WPS. Throws AppError transfer.fileBroken, fileTooLarge, filePassword. */
export function openOds(zip: ZipFile): Book {
  /* A document with a password has its parts encrypted, which only the list of its parts tells. */
  if (/<(?:\w+:)?encryption-data\b/u.test(zip.read('META-INF/manifest.xml')?.toString('utf8') ?? ''))
    throw new AppError('transfer.filePassword');
  const xml = zip.read('content.xml')?.toString('utf8') ?? '';
  if (!/<\/(?:\w+:)?document-content>\s*$/u.test(xml)) throw new AppError('transfer.fileBroken');
  const tables = tablesOf(xml);
  if (tables.length === 0) throw new AppError('transfer.fileBroken');
  return {
    sheets: tables.map(({ name }) => name),
    rows(sheet) {
      const chosen = tables.find(({ name }) => name === sheet);
      if (!chosen) throw new AppError('transfer.noRows');
      return rowsOf(xml.slice(chosen.from, chosen.to));
    },
  };
}

/** Where each sheet stands in the document; a table within a cell belongs to its sheet. */
function tablesOf(xml: string): { name: string; from: number; to: number }[] {
  const found: { name: string; from: number; to: number }[] = [];
  let depth = 0;
  for (const match of xml.matchAll(new RegExp(`<(/?)(?:\\w+:)?table(${ATTRIBUTES})\\s*(/?)>`, 'gu'))) {
    const [whole, isEnd, attributes = '', isEmpty] = match;
    if (isEmpty !== '') continue;
    if (isEnd === '') {
      depth += 1;
      if (depth === 1)
        found.push({ name: attribute(attributes, 'name'), from: match.index + whole.length, to: xml.length });
    } else {
      depth -= 1;
      const last = found.at(-1);
      if (depth === 0 && last) last.to = match.index;
    }
  }
  return found;
}

async function* rowsOf(xml: string): AsyncGenerator<SourceRow[]> {
  let block: SourceRow[] = [];
  let row = 0;
  let line: Line | null = null;
  let rowRepeat = 1;
  let cell: { attributes: string; repeat: number; text: string; paragraphs: number } | null = null;
  let isAside = 0;
  let isInText = 0;
  for (const match of xml.matchAll(new RegExp(`${TAG}|([^<]+)`, 'gu'))) {
    const [, isEnd, tag, attributes = '', isEmpty, text] = match;
    if (text !== undefined) {
      if (cell !== null && isInText > 0 && isAside === 0) cell.text += entities(text);
      continue;
    }
    const isOpening = isEnd === '';
    switch (tag ?? '') {
      case 'table-row':
        if (isOpening && isEmpty === '') {
          line = new Line();
          rowRepeat = repeated(attributes, 'number-rows-repeated');
        } else if (isOpening) row += repeated(attributes, 'number-rows-repeated');
        else if (line !== null) {
          const cells = line.cells;
          line = null;
          if (cells.length === 0) {
            row += rowRepeat;
            break;
          }
          if (rowRepeat > MOST_REPEATED) throw new AppError('transfer.fileBroken');
          for (let copy = 0; copy < rowRepeat; copy += 1) {
            row += 1;
            block.push({ row, cells: [...cells], flaw: null });
            if (block.length < BLOCK_ROWS) continue;
            yield block;
            block = [];
          }
        }
        break;
      case 'table-cell':
      case 'covered-table-cell':
        if (isOpening) {
          const repeat = repeated(attributes, 'number-columns-repeated');
          cell = { attributes, repeat, text: '', paragraphs: 0 };
        }
        if (cell !== null && (!isOpening || isEmpty !== '')) {
          line?.add(tag === 'table-cell' ? valueOf(cell.attributes, cell.text) : '', cell.repeat);
          cell = null;
        }
        break;
      case 'annotation':
      case 'table':
      case 'frame':
        if (isEmpty === '') isAside += isOpening ? 1 : -1;
        break;
      case 'p':
      case 'h':
        if (isOpening && cell !== null && isAside === 0) {
          if (cell.paragraphs > 0) cell.text += '\n';
          cell.paragraphs += 1;
        }
        if (isEmpty === '') isInText += isOpening ? 1 : -1;
        break;
      case 's':
        if (cell !== null && isInText > 0)
          cell.text += ' '.repeat(Math.min(repeated(attributes, 'c'), 1_000));
        break;
      case 'tab':
        if (cell !== null && isInText > 0) cell.text += '\t';
        break;
      case 'line-break':
        if (cell !== null && isInText > 0) cell.text += '\n';
        break;
    }
  }
  if (block.length > 0) yield block;
}

/** One row on its way; blanks at its end are no cells, however many a sheet says that there are. */
class Line {
  readonly cells: string[] = [];
  private blanks = 0;

  add(value: string, repeat: number): void {
    if (value === '') {
      this.blanks += repeat;
      return;
    }
    if (this.cells.length + this.blanks + repeat > FILE_LIMITS.columns)
      throw new AppError('transfer.tooManyColumns', { limit: FILE_LIMITS.columns });
    for (; this.blanks > 0; this.blanks -= 1) this.cells.push('');
    for (let copy = 0; copy < repeat; copy += 1) this.cells.push(value);
  }
}

function valueOf(attributes: string, text: string): string {
  const value = attribute(attributes, 'value');
  switch (attribute(attributes, 'value-type')) {
    case 'float':
    case 'currency':
    case 'percentage':
      return Number.isFinite(Number(value)) && value !== '' ? numberText(Number(value)) : text;
    case 'boolean':
      return cellText(attribute(attributes, 'boolean-value') === 'true');
    case 'date':
      return (
        attribute(attributes, 'date-value')
          .replace('T', ' ')
          .replace(/\.\d+$|\s00:00:00$/u, '') || text
      );
    case 'time': {
      const [, hours = '0', minutes = '0', seconds = '0'] =
        /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$/u.exec(attribute(attributes, 'time-value')) ?? [];
      return [hours, minutes, seconds].map((part) => part.padStart(2, '0')).join(':');
    }
    default:
      return text === '' ? attribute(attributes, 'string-value') : text;
  }
}

function repeated(attributes: string, name: string): number {
  const times = Number(attribute(attributes, name) || '1');
  return Number.isSafeInteger(times) && times > 0 ? times : 1;
}

/** Its value by its name, whatever stands for the name's space. */
const attribute = (attributes: string, name: string): string => attributeOf(attributes, `(?:\\w+:)?${name}`);
