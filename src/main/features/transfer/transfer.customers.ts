import type { CustomerRow } from '@shared/features/transfer/transfer.rows.rules';
import type { Reader } from '../../db/reader';
import type { Sink } from './transfer.sink';
import type { Tally } from './transfer.tally';

/** What is known of a customer that a row was matched to. */
type Known = {
  id: number;
  /** True where this import made the card. */
  isOwn: boolean;
  name: string;
  digits: Set<string>;
};

const SETTLED = `("importId" IS NULL OR "importId" IN
  (SELECT "id" FROM "transferImports" WHERE "state" IN ('done', 'settling')))`;

const GAPS = ['name', 'gender', 'wechat', 'email', 'address', 'region', 'company', 'note'] as const;

/**
 * Matches customers of a file to cards: by number, else by a whole phone where the names do not contradict. A name
 * alone never joins two people. Cards that this import made are matched too, so that one file makes no doubles.
 */
export class CustomerIntake {
  readonly #byNumber = new Map<string, Known>();
  readonly #byPhone = new Map<string, Known[]>();
  readonly #byBareName = new Map<string, Known>();

  constructor(
    private readonly sink: Sink,
    private readonly tally: Tally,
  ) {}

  /** The card for a row, found or made. */
  find(reader: Reader, row: CustomerRow): { known: Known; isNew: boolean } {
    const found = this.#match(reader, row);
    if (found !== null) return { known: found, isNew: false };
    const known: Known = {
      id: this.sink.addCustomer(row),
      isOwn: true,
      name: row.name ?? '',
      digits: new Set(row.phones.map((phone) => phone.digits)),
    };
    this.tally.counts.newCustomers += 1;
    this.#keep(known, row.number);
    return { known, isNew: true };
  }

  /** Takes one row of a customer file. */
  take(reader: Reader, row: number, item: CustomerRow): void {
    const { known, isNew } = this.find(reader, item);
    if (isNew) {
      this.tally.row(row, 'imported');
      return;
    }
    const fresh = item.phones.filter((phone) => !known.digits.has(phone.digits));
    for (const phone of fresh) known.digits.add(phone.digits);
    if (known.isOwn) {
      /* The same person again in one file: further phones are kept, the first row's words stand. */
      fresh.forEach((phone) => {
        this.sink.addPhone(known.id, known.digits.size, phone);
      });
      this.tally.row(row, fresh.length > 0 ? 'merged' : 'skipped', fresh.length > 0 ? null : 'alreadyThere');
      return;
    }
    if (fresh.length > 0 || this.#fillsGap(reader, known.id, item)) {
      this.sink.later('merge', known.id, { ...item, phones: fresh });
      this.tally.row(row, 'merged');
    } else {
      this.tally.row(row, 'skipped', 'alreadyThere');
    }
  }

  #fillsGap(reader: Reader, id: number, item: CustomerRow): boolean {
    return (
      Object.keys(gapsOf(reader, id, item).columns).length > 0 || gapsOf(reader, id, item).tags.length > 0
    );
  }

  #match(reader: Reader, row: CustomerRow): Known | null {
    if (row.number !== null) {
      const own = this.#byNumber.get(row.number) ?? this.#look(reader, '"number" = ?', row.number)[0];
      if (own !== undefined) {
        this.#keep(own, row.number);
        return own;
      }
      /* A number that nobody has is a new card, whatever the phone: families share phones, not numbers. */
      if (row.phones.length === 0) return null;
    }
    for (const { digits } of row.phones) {
      const same = [...(this.#byPhone.get(digits) ?? []), ...this.#byPhoneInShop(reader, digits)];
      const fitting = same.find(
        (known) => row.number === null && (row.name === null || known.name === '' || known.name === row.name),
      );
      if (fitting !== undefined) return fitting;
    }
    if (row.number === null && row.phones.length === 0 && row.name !== null) {
      return this.#byBareName.get(row.name) ?? this.#onlyOneCalled(reader, row.name);
    }
    return null;
  }

  #byPhoneInShop(reader: Reader, digits: string): Known[] {
    return this.#look(
      reader,
      `"id" IN (SELECT "customerId" FROM "customerPhones" WHERE "digits" = ?)`,
      digits,
    );
  }

  /** A bare name means a card only where exactly one bears it. */
  #onlyOneCalled(reader: Reader, name: string): Known | null {
    const same = this.#look(reader, '"isListed" = 1 AND "name" = ?', name);
    return same.length === 1 ? (same[0] ?? null) : null;
  }

  #look(reader: Reader, where: string, value: string): Known[] {
    return reader
      .all<{ id: number; name: string }>(
        `SELECT "id", "name" FROM "customers" WHERE ${where} AND ${SETTLED} LIMIT 20`,
        value,
      )
      .map(({ id, name }) => ({
        id,
        name,
        isOwn: false,
        digits: new Set(
          reader.column<string>('SELECT "digits" FROM "customerPhones" WHERE "customerId" = ?', id),
        ),
      }));
  }

  #keep(known: Known, number: string | null): void {
    if (number !== null) this.#byNumber.set(number, known);
    if (!known.isOwn) return;
    for (const digits of known.digits) {
      this.#byPhone.set(digits, [...(this.#byPhone.get(digits) ?? []), known]);
    }
    if (number === null && known.digits.size === 0 && known.name !== '')
      this.#byBareName.set(known.name, known);
  }
}

/** What a file knows of an older card that the card itself does not: empty columns only, and further tags. */
export function gapsOf(
  reader: Reader,
  id: number,
  item: CustomerRow,
): { columns: Record<string, string | number>; tags: string[] } {
  const card = reader.get<Record<string, string | number | null>>(
    'SELECT * FROM "customers" WHERE "id" = ?',
    id,
  );
  const columns: Record<string, string | number> = {};
  for (const name of GAPS) {
    const value = item[name];
    if (value !== null && (card?.[name] ?? '') === '') columns[name] = value;
  }
  if (item.birthday !== null && card?.birthMonth === null) {
    columns.birthMonth = item.birthday.month;
    columns.birthDay = item.birthday.day;
    columns.birthCalendar = item.birthday.calendar;
    if (item.birthday.year !== null) columns.birthYear = item.birthday.year;
  }
  const tags = new Set(reader.column<string>('SELECT "tag" FROM "customerTags" WHERE "customerId" = ?', id));
  return { columns, tags: [...new Set(item.tags)].filter((tag) => !tags.has(tag)) };
}
