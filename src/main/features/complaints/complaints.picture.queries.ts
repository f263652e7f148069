import { AppError } from '@shared/errors/AppError';
import type { CallOutput } from '@shared/ipc/contracts';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { sightOf } from '../customers/customers.sight.queries';
import { pictureData } from '../pictures/pictures.queries';
import { knownComplaint } from './complaints.rows.queries';

/** Throws complaints.notFound for one that is not there, or of whose customer the asking person may not know. */
export function assertComplaint(reader: Reader, actor: Actor, id: number): void {
  const known = knownComplaint(sightOf(reader, actor));
  const row = reader.get(
    `SELECT 1 FROM "complaints" k WHERE k."id" = ? AND ${known.sql}`,
    id,
    ...known.values,
  );
  if (row === undefined) throw new AppError('complaints.notFound');
}

/** Photos of a complaint in small. Throws complaints.notFound. */
export function picturesOf(reader: Reader, actor: Actor, id: number): CallOutput<'complaints.pictures'> {
  assertComplaint(reader, actor, id);
  return reader
    .all<{ id: number; smallId: number }>(
      'SELECT "id", "smallId" FROM "complaintPictures" WHERE "complaintId" = ? AND "removedAt" IS NULL ORDER BY "id"',
      id,
    )
    .map((row) => ({ id: row.id, small: pictureData(reader, row.smallId) ?? '' }));
}

/** A photo in full. Throws complaints.pictureGone, .notFound. */
export function pictureIn(reader: Reader, actor: Actor, id: number): string {
  const row = reader.get<{ complaintId: number; contentId: number }>(
    'SELECT "complaintId", "contentId" FROM "complaintPictures" WHERE "id" = ? AND "removedAt" IS NULL',
    id,
  );
  if (row === undefined) throw new AppError('complaints.pictureGone');
  assertComplaint(reader, actor, row.complaintId);
  const data = pictureData(reader, row.contentId);
  if (data === null) throw new AppError('complaints.pictureGone');
  return data;
}
