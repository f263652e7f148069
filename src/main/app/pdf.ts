import { randomUUID } from 'node:crypto';
import { BrowserWindow, session } from 'electron';
import type { NativeImage, Session } from 'electron';
import { AppError } from '@shared/errors/AppError';
import { WEB_PREFERENCES } from './window';

/** A page may show the pictures that it brings along and its own style, and ask for nothing else. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** Pages that are being printed, by their address. They lie in memory alone. */
const pages = new Map<string, string>();
let paper: Session | undefined;

/** A session of its own: what is printed reaches neither the network nor the shop's page, and leaves no trace on the disk. */
function paperSession(): Session {
  if (paper !== undefined) return paper;
  paper = session.fromPartition('paper', { cache: false });
  paper.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  paper.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !pages.has(url) && !url.startsWith('data:') });
  });
  paper.on('will-download', (event) => {
    event.preventDefault();
  });
  paper.protocol.registerBufferProtocol('app', ({ url }, answer) => {
    answer({
      mimeType: 'text/html',
      charset: 'utf-8',
      data: Buffer.from(pages.get(url) ?? ''),
      headers: { 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff' },
    });
  });
  return paper;
}

const FOOT = `<div style="font-size:8pt;width:100%;text-align:center;color:#555">
  <span class="pageNumber"></span> / <span class="totalPages"></span></div>`;
const MARGIN_INCHES = 0.7;

/**
 * A page of HTML as a PDF in A4, drawn by a hidden, sandboxed page without scripts. Where its pages are not numbered, its
 * own style says the margins.
 */
export async function pdfOf(html: string, { isNumbered }: { isNumbered: boolean }): Promise<Uint8Array> {
  const address = `app://paper/${randomUUID()}`;
  pages.set(address, html);
  const page = new BrowserWindow({
    show: false,
    webPreferences: { ...WEB_PREFERENCES, javascript: false, session: paperSession() },
  });
  try {
    await page.loadURL(address);
    return await page.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      preferCSSPageSize: !isNumbered,
      displayHeaderFooter: isNumbered,
      headerTemplate: '<span></span>',
      footerTemplate: FOOT,
      margins: {
        top: MARGIN_INCHES,
        bottom: MARGIN_INCHES,
        left: MARGIN_INCHES,
        right: MARGIN_INCHES,
      },
    });
  } finally {
    pages.delete(address);
    page.destroy();
  }
}

/** A hidden page that has not been drawn by then will not be. */
const DRAWN_WITHIN_MS = 20_000;
const ASKED_EACH_MS = 50;

/**
 * A page of HTML as a PNG of so many pixels, drawn away from the screen as pdfOf does; its upper left corner must have a
 * colour. Throws products.notPictured.
 */
export async function pictureOf(
  html: string,
  { width, height }: { width: number; height: number },
): Promise<Uint8Array> {
  const address = `app://paper/${randomUUID()}`;
  pages.set(address, html);
  const page = new BrowserWindow({
    show: false,
    width,
    height,
    useContentSize: true,
    enableLargerThanScreen: true,
    webPreferences: { ...WEB_PREFERENCES, javascript: false, offscreen: true, session: paperSession() },
  });
  try {
    await page.loadURL(address);
    const image = await drawn(page);
    /* On a screen of 150 % it comes out larger. */
    return image.resize({ width, height, quality: 'best' }).toPNG();
  } finally {
    pages.delete(address);
    page.destroy();
  }
}

/** True of a picture whose corner is as it was before anything was drawn: white, or nothing at all. */
function isBlank(image: NativeImage): boolean {
  if (image.isEmpty()) return true;
  const corner = [...image.crop({ x: 0, y: 0, width: 1, height: 1 }).toBitmap()];
  return corner.every((part) => part === 0xff) || corner.at(-1) === 0;
}

/** A loaded page as it is drawn. The first frames are empty, so it is asked again until its corner has a colour. */
function drawn(page: BrowserWindow): Promise<NativeImage> {
  return new Promise((resolve, reject) => {
    const asking = setInterval(() => {
      page.webContents.invalidate();
    }, ASKED_EACH_MS);
    const giveUp = setTimeout(() => {
      clearInterval(asking);
      reject(new AppError('products.notPictured'));
    }, DRAWN_WITHIN_MS);
    page.webContents.on('paint', (_event, _dirty, image) => {
      if (isBlank(image)) return;
      clearInterval(asking);
      clearTimeout(giveUp);
      resolve(image);
    });
  });
}
