import { AppError } from '@shared/errors/AppError';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { Reader, SqlValue } from '../../db/reader';
import type { Unit } from '../../db/unit';
import { restoreCustomers } from '../customers/customers.service';
import { isKnown, sightOf } from '../customers/customers.sight.queries';
import { markOf } from '../privacy/privacy.service';
import type { Marked } from '../privacy/privacy.service';
import { isErased } from '../privacy/privacy.queries';
import { VISIBLE } from '../sales/sales.queries';

type StoredRow = Record<string, SqlValue> & { id: number };

/** What hangs on a customer, in the order in which it can be written: table, and the table and column it hangs on. */
const PARTS: readonly { table: string; of: string; by: string; where?: string }[] = [
  { table: 'customerCompanies', of: 'customers', by: 'customerId' },
  { table: 'customerContacts', of: 'customers', by: 'customerId' },
  { table: 'customerPhones', of: 'customers', by: 'customerId' },
  { table: 'customerTags', of: 'customers', by: 'customerId' },
  { table: 'fieldValues', of: 'customers', by: 'customerId' },
  { table: 'customerNotes', of: 'customers', by: 'customerId' },
  { table: 'customerFiles', of: 'customers', by: 'customerId' },
  { table: 'customerConsents', of: 'customers', by: 'customerId' },
  { table: 'customerTeam', of: 'customers', by: 'customerId' },
  { table: 'sales', of: 'customers', by: 'customerId', where: VISIBLE },
  { table: 'saleLines', of: 'sales', by: 'saleId', where: VISIBLE },
];

/** Columns that refer to a row which came along under another id. */
const ALONG: Readonly<Record<string, string>> = {
  contactId: 'customerContacts',
  proofId: 'customerFiles',
};

/** Which column of a table tells rows apart in both shops, for what several customers share. */
const SHARED: Readonly<Record<string, { table: string; key: string }>> = {
  productId: { table: 'products', key: 'code' },
  contentId: { table: 'fileContents', key: 'sha256' },
  fieldId: { table: 'fields', key: 'name' },
};

/**
 * Brings one customer of a backup into the present shop, with all that hangs on them. A customer who is in the bin is
 * taken out of it. Throws backup.stillThere, backup.numberTaken, backup.goneThere, backup.erased.
 */
export async function copyCustomer(unit: Unit, old: Reader, id: CustomerId): Promise<CustomerId> {
  const card = old.get<StoredRow>('SELECT * FROM "customers" WHERE "id" = ?', id);
  const mayKnow = isKnown(sightOf(old, unit.actor), id) && isKnown(sightOf(unit, unit.actor), id);
  if (card === undefined || !mayKnow) throw new AppError('backup.goneThere');
  const mark = markOf(card as StoredRow & Marked);
  if (isErased(unit, mark)) throw new AppError('backup.erased');
  const present = unit.get<{ deletedAt: string | null }>(
    'SELECT "deletedAt" FROM "customers" WHERE "id" = ? AND "createdAt" = ?',
    id,
    card.createdAt ?? null,
  );
  if (present !== undefined) {
    if (present.deletedAt === null) throw new AppError('backup.stillThere');
    await restoreCustomers(unit, [id]);
    return id;
  }
  return new CustomerCopy(unit, old).copy(card, mark) as CustomerId;
}

/** The rows of one customer on their way from one shop to another. */
class CustomerCopy {
  /** New ids by table and old id. */
  readonly #moved = new Map<string, number>();

  constructor(
    private readonly unit: Unit,
    private readonly old: Reader,
  ) {}

  /** Under its new id the card keeps the mark that it goes by in the backup. */
  copy(card: StoredRow, mark: string): number {
    const isNumberTaken =
      this.unit.get('SELECT 1 FROM "customers" WHERE "number" = ?', card.number ?? null) !== undefined;
    if (isNumberTaken) throw new AppError('backup.numberTaken', { number: String(card.number) });
    const id = this.#put('customers', card, { deletedAt: null, mark });
    for (const { table, of, by, where = 'TRUE' } of PARTS) {
      for (const parentId of this.#idsOf(of)) {
        const rows = this.old.all<StoredRow>(
          `SELECT * FROM "${table}" WHERE "${by}" = ? AND ${where} ORDER BY "id"`,
          parentId,
        );
        for (const row of rows) {
          if (table === 'customerTeam' && !this.#isColleague(row.personId)) continue;
          if (table === 'fieldValues' && !this.#isSameKind(row.fieldId)) continue;
          this.#put(table, this.#named(row), { [by]: this.#newId(of, parentId) });
        }
      }
    }
    return id;
  }

  /** Old ids of a table's rows that came along. */
  #idsOf(table: string): number[] {
    const prefix = `${table} `;
    return [...this.#moved.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => Number(key.slice(prefix.length)));
  }

  #newId(table: string, oldId: number): number {
    const id = this.#moved.get(`${table} ${String(oldId)}`);
    if (id === undefined) throw new Error(`a row of ${table} did not come along`);
    return id;
  }

  /** A contact who is known by their own card alone keeps its name where that card is not here. */
  #named(row: StoredRow): StoredRow {
    if (row.name !== '' || typeof row.personId !== 'number') return row;
    const own = this.old.get<{ name: string }>('SELECT "name" FROM "customers" WHERE "id" = ?', row.personId);
    return { ...row, name: own?.name ?? '' };
  }

  /** Writes a row under a new id, with what it refers to as it is in this shop, and the columns of `own` as they are. */
  #put(table: string, row: StoredRow, own: Record<string, SqlValue> = {}): number {
    /* Every recorded table counts its ids up and never gives one twice. */
    const sequence = this.unit.get<{ seq: number }>(
      'SELECT "seq" FROM "sqlite_sequence" WHERE "name" = ?',
      table,
    );
    const id = (sequence?.seq ?? 0) + 1;
    const seen = Object.entries(row).map(([name, value]) => [name, this.#seenFromHere(table, name, value)]);
    const image = { ...Object.fromEntries(seen), ...own, id } as Record<string, SqlValue>;
    if (table === 'fileContents') this.#putContent(image);
    else if (!this.unit.setBack(table, id, null, image)) {
      throw new Error(`a row of ${table} finds no room`);
    }
    this.#moved.set(`${table} ${String(row.id)}`, id);
    return id;
  }

  /** A file's content is known by its hash and shared: the trail tells of the file, not of its bytes. */
  #putContent(image: Record<string, SqlValue>): void {
    this.unit.run(
      `INSERT INTO "fileContents" ("id", "sha256", "mediaType", "byteCount", "content") VALUES (?, ?, ?, ?, ?)`,
      image.id ?? null,
      image.sha256 ?? null,
      image.mediaType ?? null,
      image.byteCount ?? null,
      image.content ?? null,
    );
  }

  #seenFromHere(table: string, name: string, value: SqlValue): SqlValue {
    /* The import that it once came with is none of this shop's. */
    if (name === 'importId' || value === null) return null;
    if (name === 'actorId' || name === 'createdBy') return this.#person(value);
    if (name === 'personId') return table === 'customerTeam' ? value : this.#knownCustomer(value);
    const along = ALONG[name];
    if (along !== undefined) return this.#newId(along, Number(value));
    const shared = SHARED[name];
    return shared === undefined ? value : this.#sharedRow(shared, value);
  }

  /** Whoever wrote it, if they are known here; else who copies it. */
  #person(value: SqlValue): number {
    const known = this.unit.get<{ id: number }>('SELECT "id" FROM "staff" WHERE "id" = ?', value);
    return known?.id ?? this.unit.actor.id;
  }

  /** True where somebody of that number works or worked here; in another shop they would be somebody else. */
  #isColleague(personId: SqlValue | undefined): boolean {
    const there = this.old.get<{ name: string }>(
      'SELECT "name" FROM "staff" WHERE "id" = ?',
      personId ?? null,
    );
    const here = this.unit.get<{ name: string }>(
      'SELECT "name" FROM "staff" WHERE "id" = ?',
      personId ?? null,
    );
    return here !== undefined && here.name === there?.name;
  }

  /** False where a field of that name holds something else in this shop. */
  #isSameKind(fieldId: SqlValue | undefined): boolean {
    const there = this.old.get<{ name: string; kind: string }>(
      'SELECT "name", "kind" FROM "fields" WHERE "id" = ?',
      fieldId ?? null,
    );
    const here = this.unit.get<{ kind: string }>(
      'SELECT "kind" FROM "fields" WHERE "name" = ?',
      there?.name ?? null,
    );
    return here === undefined || here.kind === there?.kind;
  }

  /** The same customer in this shop, or null. */
  #knownCustomer(value: SqlValue): number | null {
    const created = this.old.get<{ createdAt: string }>(
      'SELECT "createdAt" FROM "customers" WHERE "id" = ?',
      value,
    );
    const here = this.unit.get<{ id: number }>(
      'SELECT "id" FROM "customers" WHERE "id" = ? AND "createdAt" = ?',
      value,
      created?.createdAt ?? null,
    );
    return here?.id ?? null;
  }

  /** A barcode that stands on other goods by now stays with those. */
  #fitting({ barcode }: StoredRow): Record<string, SqlValue> {
    const isTaken =
      this.unit.get('SELECT 1 FROM "products" WHERE "barcode" = ? LIMIT 1', barcode ?? null) !== undefined;
    return isTaken && barcode !== '' ? { barcode: '' } : {};
  }

  /** A product or a file's content: the one of this shop, or brought along. */
  #sharedRow({ table, key }: { table: string; key: string }, oldId: SqlValue): number {
    const moved = this.#moved.get(`${table} ${String(oldId)}`);
    if (moved !== undefined) return moved;
    const row = this.old.get<StoredRow>(`SELECT * FROM "${table}" WHERE "id" = ?`, oldId);
    if (row === undefined) throw new Error(`${table} of the backup lacks a row`);
    const here = this.unit.get<{ id: number }>(
      `SELECT "id" FROM "${table}" WHERE "${key}" = ?`,
      row[key] ?? null,
    );
    if (here === undefined) return this.#put(table, row, table === 'products' ? this.#fitting(row) : {});
    this.#moved.set(`${table} ${String(oldId)}`, here.id);
    return here.id;
  }
}
