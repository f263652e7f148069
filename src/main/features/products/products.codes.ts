import { CODE_BEFORE_FIRST, codePrefix, nextCode } from '@shared/features/products/products.rules';
import type { Reader } from '../../db/reader';

/** The next code in the manner of the category's last one that ends in a number, else of the shop's. */
export function nextFreeCode(reader: Reader, category: string): string {
  const [like = CODE_BEFORE_FIRST] = reader.column<string>(
    `SELECT "code" FROM "products" WHERE "code" GLOB '*[0-9]' ORDER BY "category" <> ?, "id" DESC LIMIT 1`,
    category,
  );
  const prefix = codePrefix(like) ?? '';
  const codes = reader.column<string>(
    'SELECT "code" FROM "products" WHERE "code" >= ? AND "code" < ?',
    `${prefix}0`,
    `${prefix}:`,
  );
  return nextCode(like, codes);
}

/** The first free code behind one that nextFreeCode gave, for many in a row: only what stands in the way is looked at. */
export function followingCode(reader: Reader, last: string): string {
  let code = nextCode(last, []);
  while (reader.get('SELECT 1 FROM "products" WHERE "code" = ?', code) !== undefined)
    code = nextCode(code, []);
  return code;
}
