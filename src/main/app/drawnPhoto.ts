import { randomUUID } from 'node:crypto';
import { BrowserWindow, session } from 'electron';
import type { Session } from 'electron';
import { picture, type Picture } from '@shared/features/pictures/pictures.fields';
import { PICTURE } from '@shared/features/pictures/pictures.rules';
import { WEB_PREFERENCES } from './window';

/** A page that is empty but for the photo that is drawn on it. */
const POLICY = "default-src 'none'; img-src 'self'; base-uri 'none'; form-action 'none'";
const PAGE = 'app://photo/page';
const DRAWN_WITHIN_MS = 12_000;
/** Tried one after the other until the picture is light enough. */
const QUALITIES = [0.86, 0.74, 0.6, 0.45, 0.3];

/** Photos that are being drawn, by their address. They lie in memory alone. */
const photos = new Map<string, Uint8Array>();
let darkroom: Session | undefined;

/** A session of its own: it reaches neither the network nor the shop's page, and leaves no trace on the disk. */
function photoSession(): Session {
  if (darkroom !== undefined) return darkroom;
  darkroom = session.fromPartition('photo', { cache: false });
  darkroom.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  darkroom.setPermissionCheckHandler(() => false);
  darkroom.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: url !== PAGE && !photos.has(url) });
  });
  darkroom.on('will-download', (event) => {
    event.preventDefault();
  });
  darkroom.protocol.registerBufferProtocol('app', ({ url }, answer) => {
    const photo = photos.get(url);
    answer({
      mimeType: photo === undefined ? 'text/html' : photo[0] === 0xff ? 'image/jpeg' : 'image/png',
      data: Buffer.from(photo ?? '<!doctype html><meta charset="utf-8"><title>photo</title>'),
      headers: { 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff' },
    });
  });
  return darkroom;
}

/** What runs in that page: the photo in both sizes, on white, as a JPEG in base64; null where it cannot be drawn. */
const DRAW = `async (address, sizes, qualities) => {
  const image = new Image();
  const isLoaded = new Promise((resolve) => {
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
  });
  image.src = address;
  if (!(await isLoaded) || image.naturalWidth === 0 || image.naturalHeight === 0) return null;
  const drawn = ({ side, bytes }) => {
    const scale = Math.min(1, side / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    const paper = canvas.getContext('2d');
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.imageSmoothingQuality = 'high';
    paper.drawImage(image, 0, 0, canvas.width, canvas.height);
    for (const quality of qualities) {
      const text = canvas.toDataURL('image/jpeg', quality).split(',')[1];
      if (text.length * 3 <= bytes * 4) return text;
    }
    return '';
  };
  return { full: drawn(sizes.full), small: drawn(sizes.small) };
}`;
const SIZES = {
  full: { side: PICTURE.side, bytes: PICTURE.bytes },
  small: { side: PICTURE.smallSide, bytes: PICTURE.smallBytes },
};

/** One after the other: a photo unpacked is large. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * A stranger's photo drawn anew by a hidden, sandboxed page of its own, which is gone afterwards: the one process that meets it
 * unpacked, and that may fall over it. What the photo tells of place and camera stays there. Null where it cannot be drawn.
 */
export function drawnPhoto(photo: Uint8Array): Promise<Picture | null> {
  const mine = turn.then(() => draw(photo));
  turn = mine.catch(() => null);
  return mine;
}

async function draw(photo: Uint8Array): Promise<Picture | null> {
  const address = `app://photo/${randomUUID()}`;
  photos.set(address, photo);
  const page = new BrowserWindow({
    show: false,
    width: 100,
    height: 100,
    webPreferences: { ...WEB_PREFERENCES, devTools: false, session: photoSession() },
  });
  const { webContents } = page;
  let giveUp: NodeJS.Timeout | undefined;
  const fallen = new Promise<null>((resolve) => {
    giveUp = setTimeout(resolve, DRAWN_WITHIN_MS, null);
    webContents.once('render-process-gone', () => {
      resolve(null);
    });
  });
  try {
    await Promise.race([page.loadURL(PAGE), fallen]);
    const words = [address, SIZES, QUALITIES].map((word) => JSON.stringify(word)).join(', ');
    const drawing: Promise<unknown> = webContents.executeJavaScript(`(${DRAW})(${words})`);
    /* A page that falls leaves this without an answer, one that is closed refuses it. */
    drawing.catch(() => null);
    const drawn = picture.safeParse(await Promise.race([drawing, fallen]));
    return drawn.success ? drawn.data : null;
  } finally {
    clearTimeout(giveUp);
    photos.delete(address);
    page.destroy();
  }
}
