import type { Picture } from '@shared/features/pictures/pictures.fields';
import { fitted, MOST_FILE_BYTES, PICTURE } from '@shared/features/pictures/pictures.rules';
import { ClientError } from './client';

export type { Picture };

/** More pixels than any photo has: what unpacks to them is no photo but a trap. */
const MOST_PIXELS = 250_000_000;
/** Tried one after the other until the picture is light enough. */
const QUALITIES = [0.86, 0.74, 0.6, 0.45, 0.3];

const refused = (code: 'pictures.notPicture' | 'pictures.tooLarge'): ClientError =>
  new ClientError({ code, params: {}, fields: [], ref: null });

/**
 * Makes what is kept of a chosen, pasted or dropped file: drawn anew in this sandboxed page, so that neither what a photo
 * tells of place and camera nor anything hostile in it goes further. Throws pictures.notPicture, .tooLarge as ClientError.
 */
export async function makePicture(file: Blob): Promise<Picture> {
  if (file.size > MOST_FILE_BYTES) throw refused('pictures.tooLarge');
  const address = URL.createObjectURL(file);
  try {
    const image = await loaded(address);
    if (image.naturalWidth * image.naturalHeight > MOST_PIXELS) throw refused('pictures.tooLarge');
    return {
      full: await drawn(image, PICTURE.side, PICTURE.bytes),
      small: await drawn(image, PICTURE.smallSide, PICTURE.smallBytes),
    };
  } catch (error) {
    /* What may not be read back from the paper, as a drawing with a page in it. */
    throw error instanceof DOMException ? refused('pictures.notPicture') : error;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Its size is known then, and no pixel is unpacked yet. */
function loaded(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      if (image.naturalWidth > 0 && image.naturalHeight > 0) resolve(image);
      else reject(refused('pictures.notPicture'));
    };
    image.onerror = () => {
      reject(refused('pictures.notPicture'));
    };
    image.src = address;
  });
}

/** The picture within a square of `side`, on white where it lets light through, as a JPEG in base64. */
async function drawn(image: HTMLImageElement, side: number, bytes: number): Promise<string> {
  const size = fitted({ width: image.naturalWidth, height: image.naturalHeight }, side);
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const paper = canvas.getContext('2d');
  if (paper === null) throw refused('pictures.notPicture');
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, size.width, size.height);
  paper.imageSmoothingQuality = 'high';
  paper.drawImage(image, 0, 0, size.width, size.height);
  for (const quality of QUALITIES) {
    const jpeg = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', quality);
    });
    if (jpeg !== null && jpeg.size <= bytes) return base64Of(jpeg);
  }
  throw refused('pictures.tooLarge');
}

function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve((reader.result as string).split(',')[1] ?? '');
    };
    reader.onerror = () => {
      reject(refused('pictures.notPicture'));
    };
    reader.readAsDataURL(blob);
  });
}

/** A kept picture as the page may show it. */
export const pictureSource = (base64: string): string => `data:image/jpeg;base64,${base64}`;
