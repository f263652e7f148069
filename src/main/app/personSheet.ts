import { quantityText } from '@shared/features/sales/pricing.rules';
import { HISTORY_FIELDS } from '@shared/features/history/history.rules';
import type { PersonData } from '@shared/features/privacy/privacy.contract';
import type { Language } from '@shared/features/settings/settings.contract';
import { dayAndMinute, isInstant } from '@shared/lib/days';
import { yuanText } from '@shared/lib/money';
import { escaped, paperText } from './paperText';
import type { PaperText } from './paperText';

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

/** What is printed of each table, in the order of the paper; what is not named here only numbers rows or repeats others. */
export const PRINTED = {
  customers: [
    'name',
    'pinyin',
    'salutation',
    'number',
    'kind',
    'gender',
    'birthday',
    'wechat',
    'email',
    'address',
    'region',
    'company',
    'likes',
    'avoids',
    'note',
    'isRestricted',
    'createdOn',
    'createdBy',
    'updatedAt',
    'deletedAt',
  ],
  customerPhones: ['display', 'kind', 'label'],
  customerCompanies: [
    'invoiceTitle',
    'taxNumber',
    'invoiceAddress',
    'invoicePhone',
    'bankName',
    'bankAccount',
    'deliveryTerms',
    'qualityTerms',
    'language',
    'quoteCurrency',
    'timeZone',
  ],
  customerContacts: [
    'customerId',
    'personId',
    'name',
    'salutation',
    'jobTitle',
    'wechat',
    'email',
    'note',
    'decides',
    'buys',
    'pays',
    'uses',
    'influences',
  ],
  customerTags: ['tag'],
  fieldValues: ['fieldId', 'text'],
  customerConsents: ['onDay', 'purpose', 'answer', 'way', 'textVersion', 'actorId'],
  customerNotes: ['onDay', 'text', 'actorId'],
  customerFiles: [
    'name',
    'kind',
    'note',
    'isConfidential',
    'agreement',
    'confidentialUntil',
    'onDay',
    'actorId',
    'deletedAt',
  ],
  salesSummary: ['saleCount', 'returnCount', 'spendCents', 'firstSoldOn', 'lastSoldOn'],
  sales: ['soldOn', 'number', 'kind', 'lines', 'amountCents'],
  counterSales: ['onDay', 'dueOn', 'note', 'actorId'],
  counterReturns: [],
  saleDiscounts: ['kind', 'cents', 'bundleId'],
  saleOpenings: ['onDay', 'cents', 'dueOn', 'actorId'],
  openingRows: ['points', 'principalCents', 'giftCents', 'times', 'debtCents', 'dueOn', 'note', 'undoneOn'],
  openingLists: ['onDay', 'actorId', 'signedBy', 'signedOn'],
  salePayments: ['onDay', 'kind', 'amountCents', 'actorId'],
  customerTeam: ['personId', 'part'],
  customerPeeks: ['onDay', 'actorId', 'reason', 'note'],
  followups: [
    'dueOn',
    'kind',
    'subject',
    'personId',
    'state',
    'endedOn',
    'outcome',
    'mood',
    'note',
    'why',
    'createdOn',
    'createdBy',
  ],
  followupPromises: [
    'promisedOn',
    'kind',
    'words',
    'promisedBy',
    'personId',
    'dueOn',
    'toldOn',
    'newDueOn',
    'state',
    'endedOn',
    'reason',
  ],
  followupSeries: [
    'beginsOn',
    'kind',
    'subject',
    'personId',
    'every',
    'interval',
    'weekdays',
    'monthly',
    'untilDay',
    'count',
    'stopsOn',
    'createdBy',
  ],
  processes: [
    'startedOn',
    'name',
    'words',
    'startsFrom',
    'startedBy',
    'state',
    'endedOn',
    'endedBy',
    'reason',
  ],
  processSteps: [
    'title',
    'task',
    'amount',
    'unit',
    'personId',
    'state',
    'openedOn',
    'dueOn',
    'endedOn',
    'endedBy',
    'note',
  ],
  complaints: [
    'receivedOn',
    'type',
    'words',
    'channel',
    'contactName',
    'contactPhone',
    'mood',
    'wish',
    'wants',
    'batch',
    'receivedBy',
    'personId',
    'promised',
    'promisedOn',
    'answeredOn',
    'state',
    'solvedOn',
    'solution',
    'satisfaction',
    'satisfactionWords',
    'endedOn',
  ],
  complaintRaisers: ['complaintId'],
  complaintPictures: ['at', 'actorId'],
  complaintPostings: ['raised', 'changed', 'passed', 'state', 'postedOn', 'postedBy', 'takenOn', 'takenBy'],
  complaintEvents: ['on', 'kind', 'words', 'by', 'fromId', 'toId'],
  complaintCompensations: [
    'onDay',
    'kind',
    'points',
    'valueCents',
    'moneyKind',
    'moneyCents',
    'actorId',
    'approverId',
  ],
  complaintExceptions: ['onDay', 'actorId', 'approverId'],
  saleAdvices: ['onDay', 'forWhom', 'need', 'toCents', 'actorId'],
  productRatings: ['onDay', 'productId', 'stars', 'words', 'actorId'],
  joinForms: [
    'onDay',
    'way',
    'sourceId',
    'name',
    'phone',
    'gender',
    'wishes',
    'answer',
    'textId',
    'state',
    'reason',
    'endedOn',
    'endedBy',
  ],
  loyaltyCards: ['onDay', 'number', 'state', 'actorId'],
  inquiries: [
    'createdOn',
    'need',
    'tags',
    'budgetCents',
    'source',
    'untilOn',
    'name',
    'phone',
    'personId',
    'createdBy',
    'stage',
    'answeredOn',
    'reason',
    'lostTo',
    'endedOn',
  ],
  inquiryMoves: ['onDay', 'stage', 'note', 'actorId'],
  inquiryQuotes: ['givenOn', 'number', 'amountCents', 'validUntil', 'delivery', 'note', 'givenBy'],
  inquiryQuoteLines: ['name', 'unit', 'quantityMilli', 'priceMills', 'amountCents'],
  inquiryWishes: [
    'createdOn',
    'words',
    'quantity',
    'untilOn',
    'name',
    'phone',
    'state',
    'arrivedOn',
    'endedOn',
    'note',
    'createdBy',
  ],
  loyaltyMembers: ['tierId', 'sinceOn', 'lockedUntil', 'lapsesOn'],
  loyaltyTierMoves: ['onDay', 'fromTierId', 'toTierId', 'cause', 'actorId'],
  loyaltyPoints: ['onDay', 'points', 'cause', 'expiresOn', 'actorId'],
  loyaltyTopUps: ['onDay', 'cause', 'moneyKind', 'moneyCents', 'actorId'],
  loyaltyStored: ['onDay', 'kind', 'cents', 'cause', 'countsFrom', 'actorId'],
  loyaltyStoredReasons: ['reason'],
  loyaltyCountCards: ['fromDay', 'kindId', 'cause', 'times', 'paidCents', 'until'],
  loyaltyCountMoves: ['onDay', 'cause', 'times', 'until', 'actorId'],
  loyaltyCountReasons: ['reason'],
  loyaltyPersons: ['name', 'endedAt'],
  loyaltySpenders: ['personId'],
  loyaltyCodes: ['failures', 'failedAt', 'openedAt', 'openedBy'],
  loyaltyEarnings: ['points'],
  loyaltyReasons: ['reason'],
  loyaltyCoupons: ['batchId', 'code', 'endsOn'],
  loyaltyCouponMoves: ['onDay', 'cause', 'cents', 'actorId'],
  loyaltyGiftMoves: ['onDay', 'cause', 'count', 'points', 'actorId'],
  loyaltyRemarks: ['reason'],
  followupStops: ['mark'],
  followupSheets: ['dayOn', 'personId', 'subject', 'facts', 'form', 'takenOn', 'takenBy', 'backOn', 'backBy'],
  drafts: ['updatedAt', 'personId', 'title', 'body'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Tables with one row at most, told line by line. */
const SINGLE: ReadonlySet<string> = new Set(['customers', 'customerCompanies', 'salesSummary']);
const FLAGS: ReadonlySet<string> = new Set([
  'isRestricted',
  'isConfidential',
  'decides',
  'buys',
  'pays',
  'uses',
  'influences',
]);
const DAYS: ReadonlySet<string> = new Set([
  'onDay',
  'soldOn',
  'dueOn',
  'endedOn',
  'promisedOn',
  'startedOn',
  'openedOn',
  'toldOn',
  'newDueOn',
  'beginsOn',
  'untilDay',
  'stopsOn',
  'dayOn',
  'backOn',
  'undoneOn',
  'signedOn',
  'untilOn',
  'answeredOn',
  'givenOn',
  'validUntil',
  'arrivedOn',
]);

const two = (number: number): string => String(number).padStart(2, '0');
const timeOf = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

function instantText(value: string): string {
  if (!isInstant(value)) return value;
  const { day, minute } = dayAndMinute(value);
  return `${day} ${timeOf(minute)}`;
}

/** All words of a half-typed form, without its names of fields. */
function wordsOf(json: string): string {
  const words: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') words.push(String(value));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  try {
    walk(JSON.parse(json));
  } catch {
    /* It was not written by a form of today: it is told as it stands. */
    return json;
  }
  return words.filter((word) => word !== '').join(' / ');
}

function birthdayText(row: Row, text: PaperText): string {
  const { birthYear, birthMonth, birthDay, birthCalendar } = row;
  if (typeof birthMonth !== 'number' || typeof birthDay !== 'number') return '';
  const day = `${typeof birthYear === 'number' ? `${String(birthYear)}-` : ''}${two(birthMonth)}-${two(birthDay)}`;
  return birthCalendar === 'lunar' ? (text('papers.person.lunar', { day }) ?? day) : day;
}

/** What was bought at once, as lines of a cell. */
const linesText = (lines: readonly Row[], saleId: Value, text: PaperText): string =>
  lines
    .filter((line) => line.saleId === saleId)
    .map(({ name, quantityMilli, amountCents }) =>
      text('papers.person.line', {
        name: String(name),
        quantity: quantityText(Number(quantityMilli)),
        amount: yuanText(Number(amountCents)),
      }),
    )
    .join('\n');

/** The data of one customer as a page without scripts, in the customer's language. */
export function personSheet(data: PersonData, language: Language): string {
  const text = paperText(language);
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    escaped(text(key, words) ?? key);
  const name = data.customer.name === '' ? `#${String(data.customer.id)}` : data.customer.name;
  const { shop, madeBy } = data;
  const body = Object.entries(PRINTED)
    .map(([table, columns]) => sectionOf(data, table, columns, text))
    .join('\n');
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${say('papers.person.title', { name })}</title>
<style>
body { font: 10pt/1.5 "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; margin: 0; color: #000; }
h1 { font-size: 20pt; margin: 0 0 2mm; }
h2 { font-size: 13pt; margin: 7mm 0 2mm; border-bottom: 0.5pt solid #000; break-after: avoid; }
p { margin: 1mm 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 1mm 3mm 1mm 0; border-bottom: 0.25pt solid #999; white-space: pre-wrap; overflow-wrap: anywhere; }
thead { display: table-header-group; }
tr, img { break-inside: avoid; }
.single th { width: 32mm; font-weight: normal; color: #444; }
.figure { text-align: right; white-space: nowrap; }
.when { white-space: nowrap; }
img { max-width: 80mm; max-height: 80mm; margin: 2mm 4mm 0 0; }
</style>
<h1>${say('papers.person.title', { name })}</h1>
<p>${say('papers.person.from', { shop })}</p>
<p>${say('papers.person.made', { day: instantText(data.madeAt), by: madeBy })}</p>
<p>${say('papers.person.rights')}</p>
${body}
${historyOf(data, text)}
</html>`;
}

function sectionOf(data: PersonData, table: string, columns: readonly string[], text: PaperText): string {
  const rows = data.rows[table] ?? [];
  if (rows.length === 0) return '';
  const cell = (row: Row, column: string): string => cellOf(data, { table, row, column, text });
  const label = (column: string): string => escaped(text(`papers.column.${table}.${column}`) ?? column);
  const shown = columns.filter((column) => rows.some((row) => cell(row, column) !== ''));
  const body = SINGLE.has(table)
    ? rows.map((row) => singleOf(shown, (column) => cell(row, column), label)).join('')
    : `<table><thead><tr>${shown.map((one) => `<th>${label(one)}</th>`).join('')}</tr></thead>${rows
        .map(
          (row) =>
            `<tr>${shown.map((one) => `<td${kindOf(one)}>${escaped(cell(row, one))}</td>`).join('')}</tr>`,
        )
        .join('')}</table>`;
  return `<h2>${escaped(text(`papers.table.${table}`) ?? table)}</h2>${body}${table === 'customerFiles' ? picturesOf(data) : ''}`;
}

const kindOf = (column: string): string =>
  column.endsWith('Cents')
    ? ' class="figure"'
    : DAYS.has(column) || column === 'updatedAt'
      ? ' class="when"'
      : '';

const singleOf = (
  columns: readonly string[],
  cell: (column: string) => string,
  label: (column: string) => string,
): string =>
  `<table class="single">${columns
    .filter((column) => cell(column) !== '')
    .map((column) => `<tr><th>${label(column)}</th><td>${escaped(cell(column))}</td></tr>`)
    .join('')}</table>`;

type Cell = { table: string; row: Row; column: string; text: PaperText };

function cellOf(data: PersonData, { table, row, column, text }: Cell): string {
  if (column === 'birthday') return birthdayText(row, text);
  if (column === 'lines') return linesText(data.rows.saleLines ?? [], row.id ?? null, text);
  const value = row[column] ?? null;
  if (value === null || value === '') return '';
  /* Their own number among other customers tells nothing. */
  if (column === 'customerId' || (table === 'customerContacts' && column === 'personId')) {
    return typeof value === 'number' ? '' : value;
  }
  if (FLAGS.has(column)) return value === 1 ? (text('papers.person.yes') ?? '') : '';
  if (DAYS.has(column)) return dayText(row, String(value));
  if (column === 'body' || column === 'why' || column === 'facts') return wordsOf(String(value));
  if (typeof value === 'number') return column.endsWith('Cents') ? yuanText(value) : String(value);
  return text(`papers.value.${table}.${column}.${value}`) ?? instantText(value);
}

function dayText({ minute = null, soldMinute = null }: Row, day: string): string {
  const at = minute ?? soldMinute;
  return typeof at === 'number' ? `${day} ${timeOf(at)}` : day;
}

const PICTURE = /^image\/(?:png|jpeg|webp|gif)$/u;

const picturesOf = (data: PersonData): string =>
  (data.rows.fileContents ?? [])
    .filter(({ mediaType, content }) => PICTURE.test(String(mediaType)) && typeof content === 'string')
    .map(({ mediaType, content }) => `<img alt="" src="data:${String(mediaType)};base64,${String(content)}">`)
    .join('');

function historyOf({ history }: PersonData, text: PaperText): string {
  if (history.length === 0) return '';
  const columns = ['at', 'act', 'by', 'what'];
  const head = columns.map((one) => `<th>${escaped(text(`papers.column.history.${one}`) ?? one)}</th>`);
  const rows = history.map((row) => {
    const cells = [
      instantText(row.at),
      text(`history.act.${row.act}`) ?? row.act,
      row.by,
      changesOf(row, text),
    ];
    return `<tr>${cells.map((cell, at) => `<td${at === 0 ? ' class="when"' : ''}>${escaped(cell)}</td>`).join('')}</tr>`;
  });
  return `<h2>${escaped(text('papers.person.history') ?? '')}</h2>
<table><thead><tr>${head.join('')}</tr></thead>${rows.join('')}</table>`;
}

/** Which fields differed before and after, as far as they mean anything to people. */
function changesOf({ table, before, after }: PersonData['history'][number], text: PaperText): string {
  const nothing = text('papers.person.empty') ?? '';
  const told = (value: unknown, column: string): string => {
    if (value === undefined || value === null || value === '' || (value === 0 && FLAGS.has(column)))
      return nothing;
    const plain =
      typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
    const named = text(`papers.value.${table}.${column}.${plain}`);
    return named ?? text(`history.value.${table}.${column}.${plain}`) ?? instantText(plain);
  };
  return HISTORY_FIELDS.filter((field) => field.startsWith(`${table}.`))
    .map((field) => field.slice(table.length + 1))
    .filter((column) => told(before?.[column], column) !== told(after?.[column], column))
    .map((column) => {
      const label = text(`history.field.${table}.${column}`) ?? column;
      return text('papers.person.change', {
        field: label,
        before: told(before?.[column], column),
        after: told(after?.[column], column),
      });
    })
    .join('\n');
}
