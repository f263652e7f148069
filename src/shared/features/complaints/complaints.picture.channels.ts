import { command, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { picture, pictureData, pictureId } from '../pictures/pictures.fields';
import { complaintId } from './complaints.fields';

const one = z.object({ id: pictureId });
const act = { permission: 'complaints.write', changes: ['complaints'], isUndoable: true } as const;

/** Photos of a complaint at most. */
export const COMPLAINT_PICTURES = 6;

export const pictureChannels = {
  /** Photos of a complaint in small, in the order in which they came. Throws complaints.notFound. */
  pictures: query({
    input: z.object({ id: complaintId }),
    output: z.array(z.object({ id: pictureId, small: pictureData })),
    permission: 'complaints.read',
  }),
  /** A photo in full. Throws complaints.pictureGone, .notFound. */
  picture: query({ input: one, output: z.object({ full: pictureData }), permission: 'complaints.read' }),
  /** Adds photos. Throws complaints.notFound, .tooManyPictures, .pictureThere, pictures.notPicture. */
  addPictures: command({
    input: z.object({ complaintId, pictures: z.array(picture).min(1).max(COMPLAINT_PICTURES) }),
    output: z.object({ id: complaintId }),
    ...act,
  }),
  /** Takes a photo away. Throws complaints.pictureGone, .notFound. */
  dropPicture: command({ input: one, output: one, ...act }),
} as const;
