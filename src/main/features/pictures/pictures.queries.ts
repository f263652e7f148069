import type { Reader } from '../../db/reader';

/** The bytes of a kept picture in base64, as the page shows them; null where they are gone. */
export function pictureData(reader: Reader, contentId: number): string | null {
  const [content] = reader.column<Buffer>('SELECT "content" FROM "fileContents" WHERE "id" = ?', contentId);
  return content === undefined ? null : Buffer.from(content).toString('base64');
}
