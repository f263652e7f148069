import type { OwnValue } from '@shared/features/fields/fields.rules';
import type { CustomerRow } from '@shared/features/transfer/transfer.rows.rules';
import type { Reader } from '../../db/reader';
import { isKnown, knownSql } from '../customers/customers.sight.queries';
import type { Sight } from '../customers/customers.sight.queries';
import { cardNumbered } from '../loyalty/loyalty.cards.queries';
import type { Sink } from './transfer.sink';
import type { Tally } from './transfer.tally';

/** Columns of a card that a file may fill where they are empty. */
const GAPS = ['name', 'number', 'gender', 'wechat', 'email', 'address', 'region', 'company', 'note'] as const;

type Words = Record<(typeof GAPS)[number] | 'birthday', string>;

/** What is known of a customer that a row was matched to, kept up with what the file adds. */
type Known = {
  id: number;
  /** Older cards come first, in the order they were made in; then those of this file. */
  rank: number;
  isInBin: boolean;
  /** True of a card that whoever imports may not know of, until a row has met it by its number. */
  isHidden: boolean;
  words: Words;
  tags: Set<string>;
  digits: Set<string>;
  /** What stands in fields of the shop's own, by their ids. */
  own: Map<number, string>;
};

const SETTLED = `("importId" IS NULL OR "importId" IN
  (SELECT "id" FROM "transferImports" WHERE "state" IN ('done', 'settling')))`;

const CARD = `SELECT "id", "deletedAt", "birthMonth", "birthDay", ${GAPS.map((gap) => `"${gap}"`).join(', ')}
  FROM "customers"`;

type CardRow = Record<(typeof GAPS)[number], string | null> & {
  id: number;
  deletedAt: string | null;
  birthMonth: number | null;
  birthDay: number | null;
};

const birthdayWord = (month: number | null | undefined, day: number | null | undefined): string =>
  month == null || day == null ? '' : `${String(month)}-${String(day)}`;

function wordsOfRow(row: CustomerRow): Words {
  const words = Object.fromEntries(GAPS.map((gap) => [gap, row[gap] ?? ''])) as Words;
  return { ...words, birthday: birthdayWord(row.birthday?.month, row.birthday?.day) };
}

function wordsOfCard(card: CardRow): Words {
  const words = Object.fromEntries(GAPS.map((gap) => [gap, card[gap] ?? ''])) as Words;
  return { ...words, birthday: birthdayWord(card.birthMonth, card.birthDay) };
}

const NAMES = [...GAPS, 'birthday'] as const;

/** True where nothing that the row says stands differently on the card. */
const agrees = (card: Words, row: Words): boolean =>
  NAMES.every((name) => row[name] === '' || card[name] === '' || row[name] === card[name]);

/** True where the row would add nothing to what is known. */
const addsNothing = (known: Known, row: CustomerRow, said: Words): boolean =>
  NAMES.every((name) => said[name] === '' || known.words[name] !== '') &&
  row.tags.every((tag) => known.tags.has(tag)) &&
  row.phones.every((phone) => known.digits.has(phone.digits)) &&
  (row.own ?? []).every(({ fieldId }) => known.own.has(fieldId));

const ownOf = (row: CustomerRow): Map<number, string> =>
  new Map((row.own ?? []).map(({ fieldId, text }) => [fieldId, text]));

/** True where the card says nothing else in a field of the shop's own. */
const agreesOwn = (known: Known, row: CustomerRow): boolean =>
  (row.own ?? []).every(({ fieldId, text }) => (known.own.get(fieldId) ?? text) === text);

/** Rank of the first card of the file itself, above every id. */
const OWN_RANK = 2 ** 50;

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const values = map.get(key) ?? [];
  if (!values.includes(value)) map.set(key, [...values, value]);
};

/**
 * Matches customers of a file to cards: by number, else by a whole phone where name and number do not contradict,
 * else, for a bare name, where nothing else contradicts. Among several the one that knows it all comes first, so that
 * the same file again meets the same cards and adds nothing. Cards of this file are matched too. A card of which the
 * importing person may not know is met by its number alone, which no other card can bear, and counted as a new one. The
 * number of an earlier card means who bears its successor now.
 */
export class CustomerIntake {
  readonly #byId = new Map<number, Known>();
  readonly #byNumber = new Map<string, Known>();
  readonly #byPhone = new Map<string, Known[]>();
  readonly #byName = new Map<string, Known[]>();
  /** What an earlier card became, by its number; null for a number that is on none. */
  readonly #renewed = new Map<string, { number: string | null } | null>();
  #lastRank = OWN_RANK;

  constructor(
    private readonly sink: Sink,
    private readonly tally: Tally,
    private readonly sight: Sight,
  ) {}

  /** The card for a row, found or made. */
  #find(reader: Reader, row: CustomerRow): { known: Known; isNew: boolean } {
    const found = this.#match(reader, row);
    if (found?.isHidden === true) return { known: this.#meetHidden(found, row), isNew: true };
    if (found !== null) return { known: found, isNew: false };
    const known: Known = {
      id: this.sink.addCustomer(row),
      rank: (this.#lastRank += 1),
      isInBin: false,
      isHidden: false,
      words: wordsOfRow(row),
      tags: new Set(row.tags),
      digits: new Set(row.phones.map((phone) => phone.digits)),
      own: ownOf(row),
    };
    this.tally.counts.newCustomers += 1;
    this.#index(known);
    return { known, isNew: true };
  }

  /** The row goes to the card that bears its number, and everything told of it is as if the file had brought it. */
  #meetHidden(known: Known, row: CustomerRow): Known {
    known.isHidden = false;
    known.isInBin = false;
    known.words = wordsOfRow(row);
    known.tags = new Set(row.tags);
    known.digits = new Set(row.phones.map((phone) => phone.digits));
    known.own = ownOf(row);
    this.sink.later('merge', known.id, row);
    this.tally.counts.newCustomers += 1;
    this.#index(known);
    return known;
  }

  /** The row with the number that its customer bears now, where it says that of an earlier card: two must not bear one code. */
  #asNow(reader: Reader, row: CustomerRow): CustomerRow {
    const { number } = row;
    if (number === null || this.#byNumber.has(number)) return row;
    let now = this.#renewed.get(number);
    if (now === undefined) {
      const earlier = cardNumbered(reader, number);
      now =
        earlier === undefined
          ? null
          : (reader.get<{ number: string | null }>(
              'SELECT "number" FROM "customers" WHERE "id" = ?',
              earlier.customerId,
            ) ?? null);
      this.#renewed.set(number, now);
    }
    return now === null ? row : { ...row, number: now.number };
  }

  /** The same, and that is told. */
  #renew(reader: Reader, row: CustomerRow): CustomerRow {
    const now = this.#asNow(reader, row);
    if (now !== row) this.tally.warned('earlierCard');
    return now;
  }

  /** Id of the card for a row; null where there is none yet. */
  peek(reader: Reader, row: CustomerRow): number | null {
    return this.#match(reader, this.#asNow(reader, row))?.id ?? null;
  }

  /**
   * The card of somebody who bought, made where there is none; what the row knows more of them is kept, but for a
   * phone that another card bears: lines that say the phone alone would then meet somebody else than before.
   */
  meet(reader: Reader, said: CustomerRow): number {
    const row = this.#renew(reader, said);
    const { known, isNew } = this.#find(reader, row);
    if (!isNew && !known.isInBin) {
      const phones = row.phones.filter(
        (phone) =>
          !known.digits.has(phone.digits) &&
          this.#sharing(reader, { ...row, name: null, phones: [phone] }).length === 0,
      );
      const more = { ...row, phones };
      if (this.#learn(known, wordsOfRow(row), more)) this.sink.later('merge', known.id, more);
    }
    return known.id;
  }

  /** Takes one row of a customer file. */
  take(reader: Reader, row: number, read: CustomerRow): void {
    const item = this.#renew(reader, read);
    const { known, isNew } = this.#find(reader, item);
    if (isNew) {
      this.tally.row(row, 'imported');
      return;
    }
    if (known.isInBin) {
      this.tally.row(row, 'skipped', 'inBin');
      return;
    }
    const said = wordsOfRow(item);
    const isDifferent = !agrees(known.words, said) || !agreesOwn(known, item);
    const phones = item.phones.filter((phone) => !known.digits.has(phone.digits));
    if (this.#learn(known, said, item)) {
      this.sink.later('merge', known.id, { ...item, phones });
      this.tally.row(row, 'merged');
    } else {
      this.tally.row(row, 'skipped', isDifferent ? 'keptCard' : 'alreadyThere');
    }
  }

  /** Adds what the row knows and the card does not; false where that is nothing. */
  #learn(known: Known, said: Words, item: CustomerRow): boolean {
    const sizeOf = (): number => known.tags.size + known.digits.size + known.own.size;
    const before = sizeOf();
    for (const tag of item.tags) known.tags.add(tag);
    for (const phone of item.phones) known.digits.add(phone.digits);
    for (const [id, text] of ownOf(item)) if (!known.own.has(id)) known.own.set(id, text);
    let hasLearned = sizeOf() > before;
    for (const name of NAMES) {
      if (known.words[name] !== '' || said[name] === '') continue;
      known.words[name] = said[name];
      hasLearned = true;
    }
    if (hasLearned) this.#index(known);
    return hasLearned;
  }

  #match(reader: Reader, row: CustomerRow): Known | null {
    if (row.number !== null) {
      const same = this.#byNumber.get(row.number) ?? this.#look(reader, null, '"number" = ?', row.number)[0];
      if (same !== undefined) {
        this.#byNumber.set(row.number, same);
        return same;
      }
    }
    const said = wordsOfRow(row);
    const fitting =
      row.phones.length > 0
        ? this.#sharing(reader, row).filter((known) => mayBe(known, row))
        : this.#called(reader, row).filter((known) => agrees(known.words, said));
    fitting.sort((a, b) => a.rank - b.rank);
    return fitting.find((known) => addsNothing(known, row, said)) ?? fitting[0] ?? null;
  }

  /** Cards that share a phone with the row. */
  #sharing(reader: Reader, row: CustomerRow): Known[] {
    const all = row.phones.flatMap(({ digits }) => [
      ...this.#withPhone(reader, digits, row.name),
      ...(this.#byPhone.get(digits) ?? []),
    ]);
    return [...new Set(all)];
  }

  #withPhone(reader: Reader, digits: string, name: string | null): Known[] {
    return this.#look(
      reader,
      this.sight,
      `"id" IN (SELECT "customerId" FROM "customerPhones" WHERE "digits" = ?) AND "deletedAt" IS NULL
       AND (? IS NULL OR "name" IN ('', ?))`,
      digits,
      name,
      name,
    );
  }

  /** Cards of that name, for a row that says no number and no phone. */
  #called(reader: Reader, row: CustomerRow): Known[] {
    if (row.number !== null || row.name === null) return [];
    const older = this.#look(reader, this.sight, '"deletedAt" IS NULL AND "name" = ?', row.name);
    return [...new Set([...older, ...(this.#byName.get(row.name) ?? [])])];
  }

  /** Cards for which a condition holds, of those whom `sight` may know of. */
  #look(reader: Reader, sight: Sight | null, where: string, ...values: (string | null)[]): Known[] {
    const known = sight === null ? null : knownSql(sight, '"id"');
    return reader
      .all<CardRow>(
        `${CARD} WHERE ${where} AND ${SETTLED} AND ${known?.sql ?? 'TRUE'} ORDER BY "id" LIMIT 50`,
        ...values,
        ...(known?.values ?? []),
      )
      .map((card) => this.#byId.get(card.id) ?? this.#keepOlder(reader, card));
  }

  #keepOlder(reader: Reader, card: CardRow): Known {
    const column = (sql: string): Set<string> => new Set(reader.column<string>(sql, card.id));
    const known: Known = {
      id: card.id,
      rank: card.id,
      isInBin: card.deletedAt !== null,
      isHidden: !isKnown(this.sight, card.id),
      words: wordsOfCard(card),
      tags: column('SELECT "tag" FROM "customerTags" WHERE "customerId" = ?'),
      digits: column('SELECT "digits" FROM "customerPhones" WHERE "customerId" = ?'),
      own: new Map(
        reader
          .all<{ fieldId: number; text: string }>(
            'SELECT "fieldId", "text" FROM "fieldValues" WHERE "customerId" = ?',
            card.id,
          )
          .map(({ fieldId, text }) => [fieldId, text]),
      ),
    };
    this.#byId.set(card.id, known);
    return known;
  }

  /** Makes what is known of a card findable, since the shop's own indices do not have it yet. */
  #index(known: Known): void {
    const { number, name } = known.words;
    if (number !== '') this.#byNumber.set(number, known);
    if (name !== '') push(this.#byName, name, known);
    for (const digits of known.digits) push(this.#byPhone, digits, known);
  }
}

/** True where a shared phone may mean the same person: families share phones, so names and numbers must fit. */
function mayBe(known: Known, row: CustomerRow): boolean {
  const { name, number } = known.words;
  if (row.number !== null) return number === '' && row.name !== null && row.name === name;
  return row.name === null || name === '' || row.name === name;
}

/**
 * What a file knows of a card that the card itself does not, as the card stands now: empty columns only, and further
 * tags, fields of the shop's own in which nothing stands. A number that somebody else bears by now is left out.
 */
export function gapsOf(
  reader: Reader,
  id: number,
  item: CustomerRow,
): { columns: Record<string, string | number>; tags: string[]; own: OwnValue[] } {
  const card = reader.get<CardRow>(`${CARD} WHERE "id" = ?`, id);
  if (card === undefined) return { columns: {}, tags: [], own: [] };
  const columns: Record<string, string | number> = {};
  for (const name of GAPS) {
    const value = item[name];
    if (value !== null && (card[name] ?? '') === '') columns[name] = value;
  }
  const isTaken =
    item.number !== null &&
    reader.get('SELECT 1 FROM "customers" WHERE "number" = ?', item.number) !== undefined;
  if (isTaken) delete columns.number;
  if (item.birthday !== null && card.birthMonth === null) {
    columns.birthMonth = item.birthday.month;
    columns.birthDay = item.birthday.day;
    columns.birthCalendar = item.birthday.calendar;
    if (item.birthday.year !== null) columns.birthYear = item.birthday.year;
  }
  const tags = new Set(reader.column<string>('SELECT "tag" FROM "customerTags" WHERE "customerId" = ?', id));
  const kept = new Set(
    reader.column<number>('SELECT "fieldId" FROM "fieldValues" WHERE "customerId" = ?', id),
  );
  const own = (item.own ?? []).filter(({ fieldId }) => !kept.has(fieldId));
  return { columns, tags: [...new Set(item.tags)].filter((tag) => !tags.has(tag)), own };
}
