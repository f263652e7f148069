import { command, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { picture, pictureData, pictureId } from '../pictures/pictures.fields';
import { productId } from './products.fields';

const one = z.object({ id: pictureId });

export const pictureChannels = {
  /** Pictures of a product in small, the main one first. Throws products.notFound. */
  pictures: query({
    input: z.object({ id: productId }),
    output: z.array(z.object({ id: pictureId, small: pictureData })),
    permission: 'products.read',
  }),
  /** A picture in small. Throws products.pictureGone. */
  smallPicture: query({ input: one, output: z.object({ small: pictureData }), permission: 'products.read' }),
  /** A picture in full. Throws products.pictureGone. */
  picture: query({ input: one, output: z.object({ full: pictureData }), permission: 'products.read' }),
  /**
   * Adds a picture behind those that are there. Throws products.notFound, .inBin, .tooManyPictures, .pictureThere,
   * pictures.notPicture.
   */
  addPicture: command({
    input: z.object({ productId, picture }),
    output: one,
    permission: 'products.write',
    changes: ['products'],
    isUndoable: true,
  }),
  /** Makes a picture the main one. Throws products.pictureGone, .inBin. */
  putPictureFirst: command({
    input: one,
    output: one,
    permission: 'products.write',
    changes: ['products'],
    isUndoable: true,
    canBeApproved: true,
  }),
  /** Takes a picture away. Throws products.pictureGone, .inBin. */
  dropPicture: command({
    input: one,
    output: one,
    permission: 'products.write',
    changes: ['products'],
    isUndoable: true,
    canBeApproved: true,
  }),
} as const;
