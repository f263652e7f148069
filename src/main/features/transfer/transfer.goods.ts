import { canonicalBarcode } from '@shared/features/products/products.rules';
import type { GoodsRow } from '@shared/features/transfer/transfer.rows.rules';
import type { Reader } from '../../db/reader';
import { PartsIntake } from './transfer.parts';
import type { Sink } from './transfer.sink';
import type { Tally } from './transfer.tally';

/** What a file may fill where a product does not say it. */
const GAPS = [
  ...['barcode', 'category', 'priceCents', 'costCents', 'unit', 'supplier', 'shelf'],
  ...['included', 'excluded', 'warranty', 'note'],
] as const satisfies readonly (keyof GoodsRow)[];
type Gap = (typeof GAPS)[number];
const FLAGS = ['isOutOfReach', 'isActive', 'isSpecial'] as const;

type Stored = Record<Gap, string | number | null> & {
  id: number;
  code: string;
  name: string;
  deletedAt: string | null;
  isOutOfReach: 0 | 1;
  isActive: 0 | 1;
  isReducible: 0 | 1;
};

const STORED = `SELECT "id", "code", "name", "deletedAt", "isOutOfReach", "isActive", "isReducible",
  ${GAPS.map((gap) => `"${gap}"`).join(', ')} FROM "products"`;

const isEmpty = (value: string | number | null): boolean => value === null || value === '';

/** What is known of a product that a row was matched to, kept up with what the file adds. */
type Known = {
  id: number;
  /** False where the file gave none, so that the shop's next one stands there. */
  hasOwnCode: boolean;
  isInBin: boolean;
  name: string;
  /** Null of a product of this file that bears the shop's next code. */
  code: string | null;
  gaps: Record<Gap, string | number | null>;
  flags: Record<(typeof FLAGS)[number], boolean>;
  tags: Set<string>;
};

/**
 * Matches products of a file to those of the shop and of the file itself: by code, else by barcode, else by the very
 * name where neither code nor barcode tells them apart. What the shop says stays; the file fills what it does not say.
 */
export class GoodsIntake {
  readonly #byId = new Map<number, Known>();
  readonly #byCode = new Map<string, Known>();
  readonly #byBarcode = new Map<string, Known>();
  readonly #byName = new Map<string, Known[]>();
  readonly #parts: PartsIntake;

  constructor(
    private readonly sink: Sink,
    private readonly tally: Tally,
    /** False where whoever imports may not say what the shop pays. */
    private readonly maySayCost: boolean,
  ) {
    this.#parts = new PartsIntake(sink, tally);
  }

  /** Takes one row of a file of products. */
  take(reader: Reader, row: number, read: GoodsRow): void {
    const said = this.#sayable(read);
    const known = this.#match(reader, said);
    if (known === null) {
      this.#add(reader, row, said);
    } else if (known.isInBin) {
      this.tally.row(row, 'skipped', 'goodsInBin');
    } else {
      this.#meet(reader, row, known, said);
    }
  }

  /** Makes bundles of what the file said holds others, once all of its products are known. */
  end(reader: Reader): void {
    this.#parts.end(reader, (word) => this.#named(reader, word));
  }

  /** The one product that a word is code, barcode or name of; null where there is none, or more than one. */
  #named(reader: Reader, word: string): Known | null {
    const barcode = canonicalBarcode(word);
    const coded =
      this.#byCode.get(word) ??
      this.#look(reader, '"code" = ?', word) ??
      this.#byBarcode.get(barcode) ??
      this.#look(reader, '"barcode" = ? AND "deletedAt" IS NULL', barcode);
    if (coded !== null) return coded;
    const older = reader.column<number>(
      'SELECT "id" FROM "products" WHERE "name" = ? AND "deletedAt" IS NULL',
      word,
    );
    const ids = new Set([...older, ...(this.#byName.get(word) ?? []).map(({ id }) => id)]);
    const [only] = ids;
    return only === undefined || ids.size > 1
      ? null
      : (this.#byId.get(only) ?? this.#look(reader, '"id" = ?', only));
  }

  #sayable(read: GoodsRow): GoodsRow {
    if (read.costCents === null || this.maySayCost) return read;
    this.tally.warned('costHidden');
    return { ...read, costCents: null };
  }

  #add(reader: Reader, row: number, said: GoodsRow): void {
    const { name } = said;
    if (name === null) {
      this.tally.row(row, 'skipped', 'goodsNameless');
      return;
    }
    const item = { ...said, name, barcode: this.#freeBarcode(reader, said, null) };
    const known: Known = {
      id: this.sink.addGoods(item),
      hasOwnCode: item.code !== null,
      isInBin: false,
      name,
      code: item.code,
      gaps: Object.fromEntries(GAPS.map((gap) => [gap, item[gap]])) as Known['gaps'],
      flags: {
        isOutOfReach: item.isOutOfReach ?? false,
        isActive: item.isActive ?? true,
        isSpecial: item.isSpecial ?? false,
      },
      tags: new Set(item.tags),
    };
    this.#byId.set(known.id, known);
    this.#index(known);
    this.tally.counts.newProducts += 1;
    this.#parts.take(known.id, item.parts, null);
    this.tally.row(row, 'imported');
  }

  #meet(reader: Reader, row: number, known: Known, said: GoodsRow): void {
    const barcode =
      isEmpty(known.gaps.barcode) && known.flags.isActive
        ? this.#freeBarcode(reader, said, known.id)
        : said.barcode;
    const item = { ...said, barcode };
    const isDifferent =
      (item.name !== null && item.name !== known.name) ||
      GAPS.some((gap) => item[gap] !== null && !isEmpty(known.gaps[gap]) && item[gap] !== known.gaps[gap]) ||
      FLAGS.some((flag) => item[flag] !== null && item[flag] !== known.flags[flag]);
    const filled = GAPS.filter((gap) => item[gap] !== null && isEmpty(known.gaps[gap]));
    const tags = item.tags.filter((tag) => !known.tags.has(tag));
    const isFilled = filled.length > 0 || tags.length > 0;
    /* What is to be said of a row whose parts are all that it may bring is known when they are. */
    this.#parts.take(known.id, item.parts, isFilled ? null : { row, isDifferent });
    if (!isFilled) {
      if (item.parts.length === 0) this.tally.row(row, 'skipped', isDifferent ? 'keptCard' : 'alreadyThere');
      return;
    }
    for (const gap of filled) known.gaps[gap] = item[gap];
    for (const tag of tags) known.tags.add(tag);
    this.#index(known);
    this.sink.later('merge', known.id, item);
    this.tally.row(row, 'merged');
  }

  /** The barcode of a row, unless something else on sale has it; that is told. */
  #freeBarcode(reader: Reader, { barcode, isActive }: GoodsRow, exceptId: number | null): string | null {
    if (barcode === null || isActive === false) return barcode;
    const mine = this.#byBarcode.get(barcode);
    const isMine = mine !== undefined && mine.id !== exceptId && mine.flags.isActive;
    if (!isMine && !isBarcodeOnSale(reader, barcode, exceptId)) return barcode;
    this.tally.warned('barcodeElsewhere');
    return null;
  }

  #match(reader: Reader, { code, barcode, name }: GoodsRow): Known | null {
    if (code !== null) {
      const same = this.#byCode.get(code) ?? this.#look(reader, '"code" = ?', code);
      if (same?.hasOwnCode === true) return same;
      /* A code that the shop gave to an earlier row for want of one is this row's by right. */
      if (same !== null && same !== undefined) this.sink.recode(same.id);
    }
    if (barcode !== null) {
      const same =
        this.#byBarcode.get(barcode) ?? this.#look(reader, '"barcode" = ? AND "deletedAt" IS NULL', barcode);
      if (same !== null && (code === null || !same.hasOwnCode)) return same;
      if (same !== null) return null;
    }
    if (name === null || code !== null) return null;
    const older = this.#look(reader, '"name" = ? AND "deletedAt" IS NULL', name);
    const called = [...(older === null ? [] : [older]), ...(this.#byName.get(name) ?? [])];
    return called.find(({ gaps }) => barcode === null || isEmpty(gaps.barcode)) ?? null;
  }

  /** The product for which a condition holds, what is on sale first. */
  #look(reader: Reader, where: string, value: string | number): Known | null {
    const stored = reader.get<Stored>(
      `${STORED} WHERE ${where} ORDER BY "isActive" DESC, "id" LIMIT 1`,
      value,
    );
    return stored === undefined ? null : (this.#byId.get(stored.id) ?? this.#keepOlder(reader, stored));
  }

  #keepOlder(reader: Reader, stored: Stored): Known {
    const known: Known = {
      id: stored.id,
      hasOwnCode: true,
      isInBin: stored.deletedAt !== null,
      name: stored.name,
      code: stored.code,
      gaps: Object.fromEntries(GAPS.map((gap) => [gap, stored[gap]])) as Known['gaps'],
      flags: {
        isOutOfReach: stored.isOutOfReach === 1,
        isActive: stored.isActive === 1,
        isSpecial: stored.isReducible === 0,
      },
      tags: new Set(
        reader.column<string>('SELECT "tag" FROM "productTags" WHERE "productId" = ?', stored.id),
      ),
    };
    this.#byId.set(known.id, known);
    return known;
  }

  /** Makes a product findable by what the file said of it, since a dry run writes nothing. */
  #index(known: Known): void {
    const { barcode } = known.gaps;
    if (known.code !== null) this.#byCode.set(known.code, known);
    if (typeof barcode === 'string' && barcode !== '' && !this.#byBarcode.has(barcode)) {
      this.#byBarcode.set(barcode, known);
    }
    const called = this.#byName.get(known.name) ?? [];
    if (!called.includes(known)) this.#byName.set(known.name, [...called, known]);
  }
}

/** True where something on sale, or an import under way, has this barcode. */
function isBarcodeOnSale(reader: Reader, barcode: string, exceptId: number | null): boolean {
  const sql = `SELECT 1 FROM "products" WHERE "barcode" = ? AND "isActive" = 1 AND "deletedAt" IS NULL AND "id" IS NOT ?`;
  return reader.get(sql, barcode, exceptId) !== undefined;
}

/** Columns of a product that a file fills. */
type Filling = { [Name in Gap]?: NonNullable<GoodsRow[Name]> };

/** What a file knows of a product that the product itself does not say, as it stands now; no barcode that is taken by now. */
export function goodsGaps(reader: Reader, id: number, item: GoodsRow): { columns: Filling; tags: string[] } {
  const stored = reader.get<Stored>(`${STORED} WHERE "id" = ? AND "deletedAt" IS NULL`, id);
  if (stored === undefined) return { columns: {}, tags: [] };
  const filled = GAPS.filter((gap) => item[gap] !== null && isEmpty(stored[gap]));
  const columns: Filling = Object.fromEntries(filled.map((gap) => [gap, item[gap]]));
  const { barcode } = columns;
  if (barcode !== undefined && stored.isActive === 1 && isBarcodeOnSale(reader, barcode, id)) {
    delete columns.barcode;
  }
  const tags = new Set(reader.column<string>('SELECT "tag" FROM "productTags" WHERE "productId" = ?', id));
  return { columns, tags: item.tags.filter((tag) => !tags.has(tag)) };
}
