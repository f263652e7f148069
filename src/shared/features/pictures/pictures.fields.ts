import { z } from '../../ipc/zod';
import { PICTURE } from './pictures.rules';

/** Four characters for each three bytes. */
const base64 = (bytes: number) =>
  z
    .base64()
    .min(1)
    .max(Math.ceil(bytes / 3) * 4);

/** A picture as the page made it: a JPEG in both sizes, in base64. */
export const picture = z.object({ full: base64(PICTURE.bytes), small: base64(PICTURE.smallBytes) });
export type Picture = z.infer<typeof picture>;

export const pictureId = z.number().int().positive();
/** The bytes of a JPEG in base64. */
export const pictureData = z.string();
