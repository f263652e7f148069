import { makeDay, parseDay, type DayOrder } from '../../lib/days';
import { toHalfWidth } from '../../lib/text';
import { FIELD_LIMITS, readValue } from '../fields/fields.rules';
import {
  CELL_LIMITS,
  headerAgain,
  isTotalRow,
  readWords,
  RowCells,
  takePhones,
} from './transfer.cells.rules';
import {
  ownField,
  type ColumnMapping,
  type CustomerRow,
  type ReadOptions,
  type ReadRow,
  type RowBirthday,
  type RowPhone,
} from './transfer.rows.rules';

/**
 * Reads rows of a file as customers, one ReadRow per row. A row with neither number nor name nor usable phone is
 * refused (noIdentity); everything else that cannot be read is left out and told.
 */
export function customerReader(
  mapping: ColumnMapping,
  options: ReadOptions,
  headers: readonly string[],
): (row: number, cells: readonly string[]) => ReadRow<CustomerRow> {
  const row = new RowCells(mapping);
  const isHeader = headerAgain(headers, mapping);

  const readItem = (cells: readonly string[]): CustomerRow | null => {
    const refuse = (code: 'headerAgain' | 'totalRow' | 'noIdentity'): null => {
      row.note(code, null, cells.find((cell) => cell.trim() !== '') ?? '');
      return null;
    };
    if (isHeader(cells)) return refuse('headerAgain');
    const phones: RowPhone[] = [];
    for (const field of ['phone', 'phone2', 'phone3']) if (row.has(field)) takePhones(row, field, phones);
    if (phones.length === 0 && isTotalRow(cells)) {
      row.problems = [];
      return refuse('totalRow');
    }
    const number = row.id('number');
    const name = row.textOrNull('name', CELL_LIMITS.name);
    if (number === null && name === null && phones.length === 0) return refuse('noIdentity');
    return {
      number,
      name,
      phones,
      wechat: row.textOrNull('wechat', CELL_LIMITS.name),
      email: readEmail(row),
      gender: readGender(row),
      birthday: readBirthday(row, options.dayOrder ?? null),
      address: row.textOrNull('address', CELL_LIMITS.address),
      region: row.textOrNull('region', CELL_LIMITS.name),
      company: row.textOrNull('company', CELL_LIMITS.name),
      tags: readWords(row, 'tags', { signs: CELL_LIMITS.tag, words: CELL_LIMITS.tags }),
      note: row.textOrNull('note', CELL_LIMITS.note, true),
      ...readOwn(row, options),
    };
  };

  return (number, cells) => {
    row.start(cells);
    return row.finish(number, readItem(cells));
  };
}

/** What stands in fields of the shop's own; what cannot be read is left out and told. */
function readOwn(row: RowCells, { own = [], dayOrder = null }: ReadOptions): Pick<CustomerRow, 'own'> {
  const values = own.flatMap((field) => {
    const name = ownField(field.id);
    const text = row.text(name, FIELD_LIMITS.text, true);
    if (text === '') return [];
    const read = readValue(field, text, dayOrder);
    if (read !== null) return [{ fieldId: field.id, ...read }];
    row.note('ownUnreadable', name, text);
    return [];
  });
  return values.length === 0 ? {} : { own: values };
}

function readEmail(row: RowCells): string | null {
  const text = toHalfWidth(row.text('email', CELL_LIMITS.name)).trim();
  if (text === '') return null;
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return text;
  row.note('emailUnreadable', 'email', text);
  return null;
}

const FEMALE = new Set([
  '女',
  '女性',
  '女士',
  '小姐',
  '太太',
  '夫人',
  'f',
  'female',
  'woman',
  'ms',
  'mrs',
  'miss',
]);
const MALE = new Set(['男', '男性', '男士', '先生', 'm', 'male', 'man', 'mr']);
const UNTOLD = new Set(['未知', '保密', '不详', '其他', '未填写', '未设置', 'unknown', 'other', 'u', 'x']);

function readGender(row: RowCells): 'female' | 'male' | null {
  const text = row.text('gender', CELL_LIMITS.name);
  const word = toHalfWidth(text).toLowerCase().replace(/\.$/, '');
  if (FEMALE.has(word)) return 'female';
  if (MALE.has(word)) return 'male';
  if (word !== '' && !UNTOLD.has(word)) row.note('genderUnreadable', 'gender', text);
  return null;
}

function readBirthday(row: RowCells, order: DayOrder | null): RowBirthday | null {
  const text = row.text('birthday', CELL_LIMITS.name);
  if (text === '') return null;
  const read = parseBirthday(text, order);
  if (read === null) row.note('birthdayUnreadable', 'birthday', text);
  return read;
}

/** Reads a birthday with its year (as parseDay) or without: 3-5, 3月5日, 0305, 03/05. Null for lunar and other texts. */
export function parseBirthday(text: string, order: DayOrder | null = null): RowBirthday | null {
  const plain = toHalfWidth(text).trim();
  const short =
    /^(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})\s*[日号]?$/.exec(plain) ?? /^(\d{2})(\d{2})$/.exec(plain);
  if (short) {
    let [month, day] = [Number(short[1]), Number(short[2])];
    if (order === 'dmy' && !plain.includes('月')) [month, day] = [day, month];
    // A leap year, so that the 29th of February is a birthday.
    return makeDay(2000, month, day) ? { month, day, year: null, calendar: 'solar' } : null;
  }
  const parsed = parseDay(plain);
  if (parsed === null) return null;
  const on = parsed.ambiguous ? (order ? parsed[order] : null) : parsed.day;
  if (on === null) return null;
  const year = Number(on.slice(0, 4));
  if (year < 1900 || year > 2100) return null;
  return { month: Number(on.slice(5, 7)), day: Number(on.slice(8, 10)), year, calendar: 'solar' };
}
