import { createHash } from 'node:crypto';
import { AppError } from '@shared/errors/AppError';
import type { Picture } from '@shared/features/pictures/pictures.fields';
import { jpegSize, KEPT_DAYS, PICTURE } from '@shared/features/pictures/pictures.rules';
import type { Reader } from '../../db/reader';
import { foreignKeysTo } from '../../db/references';
import type { Unit } from '../../db/unit';
import type { Writer } from '../../db/writer';
import { ownerOf } from '../staff/staff.people.queries';

/**
 * The one store of pictures. Whatever has some gives them a table of its own with `contentId` and `smallId` (both refer to
 * `fileContents`), `removedAt` and a key to its owner: so erasure, salvage and copies follow them by the schema. The page
 * makes them (`ui/Pictures`), a command takes `picture` of pictures.fields, keepPicture keeps the bytes, and a query
 * answers pictureData of pictures.queries. Taken away is `removedAt`; the bytes go KEPT_DAYS later.
 */
export function keepPicture(unit: Unit, { full, small }: Picture): { contentId: number; smallId: number } {
  return { contentId: keepJpeg(unit, full, PICTURE.side), smallId: keepJpeg(unit, small, PICTURE.smallSide) };
}

/** Throws pictures.notPicture for what is no JPEG, or a larger one than the page makes. Main never draws it. */
function keepJpeg(unit: Unit, base64: string, side: number): number {
  const content = Buffer.from(base64, 'base64');
  const size = jpegSize(content);
  if (size === null || Math.max(size.width, size.height) > side) throw new AppError('pictures.notPicture');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const [known] = unit.column<number>('SELECT "id" FROM "fileContents" WHERE "sha256" = ?', sha256);
  if (known !== undefined) return known;
  return unit.run(
    `INSERT INTO "fileContents" ("sha256", "mediaType", "byteCount", "content") VALUES (?, 'image/jpeg', ?, ?)`,
    sha256,
    content.length,
    content,
  ).lastId;
}

/** Tables of pictures, by what the store asks of them. */
const picturedTables = (reader: Reader): string[] =>
  foreignKeysTo(reader, 'fileContents')
    .filter(({ column }) => column === 'smallId')
    .map(({ table }) => table);

/** SQL that holds of contents on which nothing hangs. */
const freeContents = (reader: Reader): string =>
  foreignKeysTo(reader, 'fileContents')
    .map(
      ({ table, column }) =>
        `NOT EXISTS (SELECT 1 FROM "${table}" h WHERE h."${column}" = "fileContents"."id")`,
    )
    .join(' AND ');

/** Deletes pictures that were taken away KEPT_DAYS ago, and bytes on which nothing hangs any more. Run at each start. */
export async function sweepPictures(writer: Pick<Writer, 'unit'>, reader: Reader): Promise<void> {
  const owner = ownerOf(reader);
  const due = `"removedAt" IS NOT NULL AND date("removedAt") < date(?, '-${String(KEPT_DAYS)} days')`;
  const tables = picturedTables(reader);
  const isDue =
    tables.some((table) => reader.get(`SELECT 1 FROM "${table}" WHERE ${due}`, reader.today)) ||
    reader.get(`SELECT 1 FROM "fileContents" WHERE ${freeContents(reader)}`) !== undefined;
  if (owner === null || !isDue) return;
  await writer.unit('pictures.sweep', owner, (unit) => {
    for (const table of tables) unit.run(`DELETE FROM "${table}" WHERE ${due}`, reader.today);
    unit.run(`DELETE FROM "fileContents" WHERE ${freeContents(unit)}`);
  });
}
