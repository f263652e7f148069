import { AppError } from '@shared/errors/AppError';
import { COMPLAINT_PICTURES } from '@shared/features/complaints/complaints.picture.channels';
import type { Picture } from '@shared/features/pictures/pictures.fields';
import type { Unit } from '../../db/unit';
import { keepPicture } from '../pictures/pictures.service';
import { ComplaintPicture } from './complaints.picture.entity';
import { readOne } from './complaints.service';

/** Adds photos behind those that are there. Throws complaints.notFound, .tooManyPictures, .pictureThere, pictures.notPicture. */
export async function addPictures(
  unit: Unit,
  { complaintId, pictures }: { complaintId: number; pictures: readonly Picture[] },
): Promise<void> {
  const { customerId } = readOne(unit, complaintId);
  const shown = new Set(
    unit.column<number>(
      'SELECT "contentId" FROM "complaintPictures" WHERE "complaintId" = ? AND "removedAt" IS NULL',
      complaintId,
    ),
  );
  if (shown.size + pictures.length > COMPLAINT_PICTURES) {
    throw new AppError('complaints.tooManyPictures', { most: COMPLAINT_PICTURES });
  }
  for (const picture of pictures) {
    const contents = keepPicture(unit, picture);
    if (shown.has(contents.contentId)) throw new AppError('complaints.pictureThere');
    shown.add(contents.contentId);
    await show(unit, { complaintId, customerId }, contents);
  }
}

type Contents = { contentId: number; smallId: number };

async function show(
  unit: Unit,
  of: { complaintId: number; customerId: number | null },
  contents: Contents,
): Promise<void> {
  await unit.insert(ComplaintPicture, {
    ...{ ...of, ...contents, at: unit.moment.at },
    ...{ actorId: unit.actor.id, removedAt: null },
  });
}

/** Shows a photo that the house keeps already, as one that came with a message. Throws complaints.notFound. */
export async function takePicture(unit: Unit, complaintId: number, contents: Contents): Promise<void> {
  const { customerId } = readOne(unit, complaintId);
  await show(unit, { complaintId, customerId }, contents);
}

/** Takes a photo away; its bytes stay until it can no longer be brought back. Throws complaints.pictureGone, .notFound. */
export async function dropPicture(unit: Unit, id: number): Promise<void> {
  const [complaintId] = unit.column<number>(
    'SELECT "complaintId" FROM "complaintPictures" WHERE "id" = ? AND "removedAt" IS NULL',
    id,
  );
  if (complaintId === undefined) throw new AppError('complaints.pictureGone');
  readOne(unit, complaintId);
  await unit.change(ComplaintPicture, id, { removedAt: unit.moment.at });
}
