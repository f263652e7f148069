import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { AppError } from '../../shared/errors/AppError';
import { type SourceRow } from './csvRows';
import { FILE_LIMITS } from './limits';

/**
 * Columns that the cards of an address book are laid out in, by the names that vCard gives them: phones, addresses and
 * mail of one card share a cell, what has no column of its own goes to the note.
 */
const COLUMNS = [
  'FN',
  'TEL',
  'X-WECHAT',
  'EMAIL',
  'GENDER',
  'BDAY',
  'ADR',
  'REGION',
  'ORG',
  'CATEGORIES',
  'NOTE',
] as const;
type Column = (typeof COLUMNS)[number];

/** Pictures, sounds and keys, which are passed over line by line. */
const MEDIA = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY', 'X-MS-CARDPICTURE']);
/** Services whose address goes to the note under its own name. */
const SERVICES: Readonly<Record<string, string>> = {
  'X-QQ': 'QQ',
  'X-WEIBO': 'Weibo',
  'X-WHATSAPP': 'WhatsApp',
  'X-SKYPE': 'Skype',
  'X-SKYPE-USERNAME': 'Skype',
};
const BATCH_ROWS = 500;

export const isVcard = (head: string): boolean => /^\s*BEGIN:VCARD\s/iu.test(head);

type Property = { name: string; kinds: ReadonlySet<string>; value: string };

/**
 * Rows of an address book in vCard 2.1, 3.0 or 4.0: the names of the columns, then one row a card, numbered from 2.
 * Lists of members are no people and are left out; a card that the file breaks off in is told as `cardCutOff`.
 * Throws AppError transfer.fileBroken where a line has no end.
 */
export async function* vcardRows(text: AsyncIterable<string>): AsyncGenerator<SourceRow[]> {
  let block: SourceRow[] = [{ row: 1, cells: [...COLUMNS], flaw: null }];
  let row = 1;
  let card: Card | null = null;
  /** Cards inside a card: what they hold is of somebody else. */
  let depth = 0;
  for await (const { name, kinds, value } of propertiesOf(linesOf(text))) {
    if (name === 'BEGIN' && isCard(value)) {
      depth += 1;
      if (depth === 1) card = new Card();
    } else if (name === 'END' && isCard(value)) {
      depth = Math.max(depth - 1, 0);
      if (depth > 0 || card === null) continue;
      if (!card.isGroup) {
        row += 1;
        block.push({ row, cells: card.cells(), flaw: null });
      }
      card = null;
      if (block.length >= BATCH_ROWS) {
        yield block;
        block = [];
      }
    } else if (depth === 1) card?.take({ name, kinds, value });
  }
  if (card !== null) block.push({ row: row + 1, cells: card.cells(), flaw: 'cardCutOff' });
  yield block;
}

const isCard = (value: string): boolean => value.trim().toUpperCase() === 'VCARD';

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/u);
    rest = lines.pop() ?? '';
    if (rest.length > FILE_LIMITS.recordChars) throw new AppError('transfer.fileBroken');
    yield* lines;
  }
  yield rest.replace(/\r$/u, '');
}

/** Puts together what was folded into several lines, in the way of each version, and leaves media out. */
async function* propertiesOf(lines: AsyncIterable<string>): AsyncGenerator<Property> {
  let whole: string | null = null;
  let isMedia = false;
  for await (const line of lines) {
    if (whole !== null && !isMedia && isSoftBroken(whole)) {
      whole = joined(whole.slice(0, -1), line);
      continue;
    }
    if (/^[ \t]/u.test(line)) {
      if (whole !== null && !isMedia) whole = joined(whole, line.slice(1));
      continue;
    }
    if (whole !== null && !isMedia) yield* read(whole);
    whole = line;
    isMedia = MEDIA.has(nameOf(line));
  }
  if (whole !== null && !isMedia) yield* read(whole);
}

function joined(before: string, after: string): string {
  if (before.length + after.length > FILE_LIMITS.recordChars) throw new AppError('transfer.fileBroken');
  return before + after;
}

const headOf = (line: string): string => /^(?:[^:"]|"[^"]*")*/u.exec(line)?.[0] ?? '';
const nameOf = (line: string): string => {
  const first = headOf(line).split(';', 1)[0] ?? '';
  return first
    .slice(first.lastIndexOf('.') + 1)
    .trim()
    .toUpperCase();
};
const isSoftBroken = (line: string): boolean =>
  line.endsWith('=') && /;(?:ENCODING=)?QUOTED-PRINTABLE(?=[;:])/iu.test(`${headOf(line)}:`);

/** One property with its kinds (`TYPE=CELL`, or bare `CELL` as version 2.1 has it) and its value, decoded. */
function* read(line: string): Generator<Property> {
  const head = headOf(line);
  if (head === '' || head.length === line.length) return;
  const [, ...params] = head.split(';');
  const kinds = new Set<string>();
  let charset = 'utf-8';
  let isQuoted = false;
  for (const param of params) {
    const [key = '', value = ''] = param.includes('=') ? param.split(/=(.*)/su) : ['TYPE', param];
    const words = value.replaceAll('"', '').toUpperCase();
    if (words === 'QUOTED-PRINTABLE') isQuoted = true;
    else if (key.trim().toUpperCase() === 'CHARSET') charset = words.trim().toLowerCase();
    else if (key.trim().toUpperCase() === 'TYPE') for (const word of words.split(',')) kinds.add(word.trim());
  }
  const value = line.slice(head.length + 1);
  yield { name: nameOf(line), kinds, value: isQuoted ? unquoted(value, charset) : value };
}

/** Quoted-printable in the encoding that the property names; a wrong name is seen by bytes that are no UTF-8. */
function unquoted(value: string, charset: string): string {
  const bytes = Buffer.from(
    value
      .replace(/[^\x20-\x7e]/gu, '')
      .replaceAll(/=([\da-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  const named = charset !== 'utf-8' && iconv.encodingExists(charset) ? charset : null;
  return iconv.decode(bytes, named ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030'));
}

/** The parts between semicolons, without their backslashes. */
function partsOf(value: string): string[] {
  return value.split(/(?<!\\);/u).map((part) => plain(part).trim());
}

const plain = (value: string): string =>
  value.replaceAll(/\\(.)/gu, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));

const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** One card on its way into a row. */
class Card {
  private readonly found = new Map<Column, string[]>();
  private readonly notes: string[] = [];
  private name = '';
  isGroup = false;

  take({ name, kinds, value }: Property): void {
    const text = plain(value).trim();
    if (text === '') return;
    switch (name) {
      case 'FN':
        return this.add('FN', text);
      case 'N':
        this.name ||= composedName(partsOf(value));
        return;
      case 'TEL':
        /* A machine answers there, and nobody. */
        if (kinds.has('FAX') || kinds.has('PAGER')) this.notes.push(`FAX: ${bareUri(text)}`);
        else this.add('TEL', bareUri(text));
        return;
      case 'EMAIL':
        if (this.found.has('EMAIL')) this.notes.push(`EMAIL: ${bareUri(text)}`);
        else this.add('EMAIL', bareUri(text));
        return;
      case 'BDAY':
        return this.add('BDAY', birthdayOf(text));
      case 'ADR':
        return this.address(partsOf(value));
      case 'ORG':
        return this.add('ORG', partsOf(value).filter(Boolean).join(' '));
      case 'CATEGORIES':
        return this.add('CATEGORIES', text);
      case 'GENDER':
      case 'X-GENDER':
      case 'SEX':
        return this.add('GENDER', partsOf(value)[0] ?? '');
      case 'NOTE':
        this.notes.unshift(text);
        return;
      case 'TITLE':
      case 'ROLE':
      case 'NICKNAME':
      case 'URL':
        this.notes.push(`${name}: ${text}`);
        return;
      case 'IMPP':
        return this.service(text);
      case 'KIND':
      case 'X-ADDRESSBOOKSERVER-KIND':
        this.isGroup = text.toLowerCase() === 'group';
        return;
      case 'X-ANDROID-CUSTOM':
        return this.android(partsOf(value));
      default:
        if (name.startsWith('X-WECHAT') || name === 'X-WEIXIN') this.add('X-WECHAT', text);
        else if (SERVICES[name] !== undefined) this.notes.push(`${SERVICES[name]}: ${text}`);
    }
  }

  cells(): string[] {
    if (!this.found.has('FN') && this.name !== '') this.add('FN', this.name);
    if (this.notes.length > 0) this.found.set('NOTE', [this.notes.join('\n')]);
    return COLUMNS.map((column) => {
      const values = [...new Set(this.found.get(column))];
      if (column === 'TEL' || column === 'CATEGORIES') return values.join('\n');
      if (column === 'ADR') return values.join('；');
      return values[0] ?? '';
    });
  }

  private add(column: Column, value: string): void {
    if (value.trim() === '') return;
    this.found.set(column, [...(this.found.get(column) ?? []), value.trim()]);
  }

  /** Post box, addition, street, place, region, code, country; in Chinese the largest comes first. */
  private address([
    box = '',
    more = '',
    street = '',
    place = '',
    region = '',
    code = '',
    country = '',
  ]: string[]): void {
    const parts = [country, region, place, street, more, box].filter(Boolean);
    const isHan = parts.some(hasHan);
    const whole = isHan
      ? [...new Set(parts)].join('')
      : [box, more, street, place, [region, code].filter(Boolean).join(' '), country]
          .filter(Boolean)
          .join(', ');
    this.add('ADR', whole.replaceAll('\n', ' '));
    this.add('REGION', isHan ? `${region}${place}` : [place, region].filter(Boolean).join(', '));
  }

  private service(uri: string): void {
    const [scheme = '', handle = ''] = uri.split(/:(.*)/su);
    if (handle === '') return;
    if (/^(?:wechat|weixin|x-wechat)$/iu.test(scheme)) this.add('X-WECHAT', handle);
    else this.notes.push(`${scheme}: ${handle}`);
  }

  /** Rows of Android's own kinds: nickname, and events of which kind 3 is the birthday. */
  private android([kind = '', value = '', type = '']: string[]): void {
    if (value === '') return;
    if (kind.endsWith('/nickname')) this.notes.push(`NICKNAME: ${value}`);
    else if (kind.endsWith('/contact_event') && type === '3') this.add('BDAY', birthdayOf(value));
  }
}

/** Family name, given, further, before, behind; in Chinese nothing stands between. */
function composedName([family = '', given = '', more = '', before = '', behind = '']: string[]): string {
  const isHan = hasHan(family + given);
  const parts = isHan ? [family, more, given] : [before, given, more, family, behind];
  return parts.filter(Boolean).join(isHan ? '' : ' ');
}

/** `tel:+86…;ext=1` and `mailto:…` without what makes them addresses. */
const bareUri = (text: string): string => text.replace(/^(?:tel|mailto):/iu, '').replace(/;.*$/su, '');

/** 1985-03-05, 19850305, --0305 and --03-05, with or without a time, as the reader of customers knows days. */
function birthdayOf(text: string): string {
  const day = text.replace(/T.*$/u, '').trim();
  const short = /^--(\d{2})-?(\d{2})$/u.exec(day);
  if (short) return `${short[1] ?? ''}-${short[2] ?? ''}`;
  /* Some phones write a year for those who gave none. */
  const none = /^(?:1604|0000|0001)-?(\d{2})-?(\d{2})$/u.exec(day);
  return none ? `${none[1] ?? ''}-${none[2] ?? ''}` : day;
}
