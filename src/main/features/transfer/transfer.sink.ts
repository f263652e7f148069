import type { CustomerRow, GoodsRow, SaleKind } from '@shared/features/transfer/transfer.rows.rules';
import type { Unit } from '../../db/unit';
import { followingCode, nextFreeCode } from '../products/products.service';

/** Where an intake puts what is new. A dry run counts it; an import writes it, hidden until it is done. */
export type Sink = {
  addCustomer(row: CustomerRow): number;
  addProduct(code: string, name: string): number;
  nameProduct(id: number, name: string): void;
  /** A product with all that the file says of it; without a code of its own it gets the shop's next one. */
  addGoods(row: NamedGoods): number;
  /** Gives a product of this import the shop's next code, since its own is another's by right. */
  recode(id: number): void;
  addSale(sale: NewSale): number;
  /** New sums of a sale made by this import, and what it turned out to be. */
  sumSale(id: number, sums: Pick<NewSale, 'kind' | 'amountCents' | 'lineCount'>): void;
  addLine(line: NewLine): void;
  /** What is to be done to an older record once the import counts. */
  later(kind: 'merge' | 'grow', refId: number, patch: unknown): void;
};

export type NamedGoods = GoodsRow & { name: string };

export type NewSale = {
  number: string | null;
  kind: SaleKind;
  customerId: number | null;
  soldAt: string;
  soldOn: string;
  soldMinute: number | null;
  amountCents: number;
  lineCount: number;
};

export type NewLine = {
  saleId: number;
  lineNo: number;
  productId: number | null;
  name: string;
  quantityMilli: number;
  unitPriceMills: number;
  amountCents: number;
};

const nothing = (): undefined => undefined;

/** Gives ids below zero and writes nothing. */
export class DrySink implements Sink {
  #lastId = 0;
  readonly #next = (): number => (this.#lastId -= 1);
  addCustomer = this.#next;
  addProduct = this.#next;
  addGoods = this.#next;
  addSale = this.#next;
  nameProduct = nothing;
  recode = nothing;
  sumSale = nothing;
  addLine = nothing;
  later = nothing;
}

/** Writes in the unit that is open, each row under the import's id. */
export class UnitSink implements Sink {
  #open: Unit | null = null;
  #lastCode: string | null = null;

  constructor(readonly importId: number) {}

  /** Writes go into this unit from now on. */
  use(unit: Unit | null): void {
    this.#open = unit;
  }

  get #unit(): Unit {
    if (this.#open === null) throw new Error('no unit is open');
    return this.#open;
  }

  addCustomer(row: CustomerRow): number {
    const { at, on } = this.#unit.moment;
    const { lastId } = this.#unit.run(
      `INSERT INTO "customers" ("number", "name", "kind", "gender", "birthMonth", "birthDay", "birthYear",
         "birthCalendar", "wechat", "email", "address", "region", "company", "note", "createdAt", "createdOn",
         "createdBy", "updatedAt", "importId")
       VALUES (?, ?, 'person', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      row.number,
      row.name ?? '',
      row.gender,
      row.birthday?.month ?? null,
      row.birthday?.day ?? null,
      row.birthday?.year ?? null,
      row.birthday?.calendar ?? null,
      row.wechat ?? '',
      row.email ?? '',
      row.address ?? '',
      row.region ?? '',
      row.company ?? '',
      row.note ?? '',
      at,
      on,
      this.#unit.actor.id,
      at,
      this.importId,
    );
    row.phones.forEach((phone, position) => {
      this.#unit.run(
        `INSERT INTO "customerPhones" ("customerId", "position", "digits", "display", "kind")
         VALUES (?, ?, ?, ?, ?)`,
        lastId,
        position,
        phone.digits,
        phone.display,
        phone.kind,
      );
    });
    for (const tag of new Set(row.tags)) {
      this.#unit.run('INSERT INTO "customerTags" ("customerId", "tag") VALUES (?, ?)', lastId, tag);
    }
    for (const { fieldId, text, milli } of row.own ?? []) {
      this.#unit.run(
        'INSERT INTO "fieldValues" ("customerId", "fieldId", "text", "milli") VALUES (?, ?, ?, ?)',
        lastId,
        fieldId,
        text,
        milli,
      );
    }
    return lastId;
  }

  addProduct(code: string, name: string): number {
    return this.#unit.run(
      'INSERT INTO "products" ("code", "name", "createdAt", "importId") VALUES (?, ?, ?, ?)',
      code,
      name,
      this.#unit.moment.at,
      this.importId,
    ).lastId;
  }

  nameProduct(id: number, name: string): void {
    this.#unit.run('UPDATE "products" SET "name" = ? WHERE "id" = ?', name, id);
  }

  addGoods(row: NamedGoods): number {
    const { lastId } = this.#unit.run(
      `INSERT INTO "products" ("code", "name", "createdAt", "importId", "category", "priceCents", "costCents", "unit",
         "barcode", "supplier", "shelf", "isOutOfReach", "included", "excluded", "warranty", "note", "isActive",
         "isReducible")
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      row.code ?? this.#nextCode(row.category ?? ''),
      row.name,
      this.#unit.moment.at,
      this.importId,
      row.category ?? '',
      row.priceCents,
      row.costCents,
      row.unit ?? '',
      row.barcode ?? '',
      row.supplier ?? '',
      row.shelf ?? '',
      row.isOutOfReach === true ? 1 : 0,
      row.included ?? '',
      row.excluded ?? '',
      row.warranty ?? '',
      row.note ?? '',
      row.isActive === false ? 0 : 1,
      row.isSpecial === true ? 0 : 1,
    );
    for (const tag of new Set(row.tags)) {
      this.#unit.run('INSERT INTO "productTags" ("productId", "tag") VALUES (?, ?)', lastId, tag);
    }
    return lastId;
  }

  recode(id: number): void {
    this.#unit.run('UPDATE "products" SET "code" = ? WHERE "id" = ?', this.#nextCode(''), id);
  }

  #nextCode(category: string): string {
    this.#lastCode =
      this.#lastCode === null
        ? nextFreeCode(this.#unit, category)
        : followingCode(this.#unit, this.#lastCode);
    return this.#lastCode;
  }

  addSale(sale: NewSale): number {
    return this.#unit.run(
      `INSERT INTO "sales" ("number", "kind", "customerId", "soldAt", "soldOn", "soldMinute", "amountCents",
         "lineCount", "importId") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      sale.number,
      sale.kind,
      sale.customerId,
      sale.soldAt,
      sale.soldOn,
      sale.soldMinute,
      sale.amountCents,
      sale.lineCount,
      this.importId,
    ).lastId;
  }

  sumSale(id: number, sums: Pick<NewSale, 'kind' | 'amountCents' | 'lineCount'>): void {
    this.#unit.run(
      'UPDATE "sales" SET "kind" = ?, "amountCents" = ?, "lineCount" = ? WHERE "id" = ?',
      sums.kind,
      sums.amountCents,
      sums.lineCount,
      id,
    );
  }

  addLine(line: NewLine): void {
    this.#unit.run(
      `INSERT INTO "saleLines" ("saleId", "lineNo", "productId", "name", "quantityMilli", "unitPriceMills",
         "amountCents", "importId") VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      line.saleId,
      line.lineNo,
      line.productId,
      line.name,
      line.quantityMilli,
      line.unitPriceMills,
      line.amountCents,
      this.importId,
    );
  }

  later(kind: 'merge' | 'grow', refId: number, patch: unknown): void {
    this.#unit.run(
      'INSERT INTO "transferPending" ("importId", "kind", "refId", "patch") VALUES (?, ?, ?, ?)',
      this.importId,
      kind,
      refId,
      JSON.stringify(patch),
    );
  }
}
