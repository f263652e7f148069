import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@shared/errors/AppError';
import type { ListedProduct } from '@shared/features/products/paper.channels';
import type { WindowPaper } from '@shared/features/products/window.channels';
import { MOST_PICTURES, PICTURED_AT_ONCE, type ShownProduct } from '@shared/features/products/window.rules';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import { z } from '@shared/ipc/zod';
import { dayAndMinute } from '@shared/lib/days';
import type { DesktopContext } from '../../ipc/handlers';
import { disk } from '../../platform/disk';

/** What a folder says of itself: the files that a window wrote into it, each with the hash of what was written. */
const MARK = 'shuke-window.json';
const mark = z.object({ format: z.literal(1), files: z.record(z.string(), z.string()) });
type Marked = Readonly<Record<string, string>>;

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Names of a window's own files alone; a mark that somebody wrote by hand leads nowhere else. */
const isOurName = (name: string): boolean =>
  /^(?:(?:index|en|wechat-\d{1,2})\.(?:html|png)|p-[0-9a-f]{16}\.jpg)$/u.test(name);

async function marked(dir: string): Promise<Marked> {
  try {
    const { files } = mark.parse(JSON.parse(await readFile(join(dir, MARK), 'utf8')));
    return Object.fromEntries(Object.entries(files).filter(([name]) => isOurName(name)));
  } catch {
    /* Without a mark that can be read nothing there is ours. */
    return {};
  }
}

/** The hash of a file; null where none is there. Throws what the disk says of one that cannot be read. */
async function hashThere(path: string): Promise<string | null> {
  try {
    return hashOf(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function writeBytes(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.part`;
  try {
    await writeFile(part, bytes);
    await disk.finish(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/**
 * Writes files into a folder, and takes out those of an earlier window that are no more of it and unchanged. What is not
 * the window's own is replaced only where it may be. Throws products.windowForeign with their names, .notWritten.
 */
export async function writeWindow(
  dir: string,
  files: ReadonlyMap<string, Uint8Array>,
  mayReplace: boolean,
): Promise<void> {
  try {
    const before = await marked(dir);
    const there = new Map<string, string>();
    for (const name of new Set([...files.keys(), ...Object.keys(before)])) {
      const hash = await hashThere(join(dir, name));
      if (hash !== null) there.set(name, hash);
    }
    const foreign = [...files.keys()].filter((name) => there.has(name) && there.get(name) !== before[name]);
    if (foreign.length > 0 && !mayReplace) {
      throw new AppError('products.windowForeign', { names: foreign.join(', ') });
    }
    /* The mark goes first: where the disk fails half-way, what was written is known as ours by its hash. */
    const hashes = Object.fromEntries([...files].map(([name, bytes]) => [name, hashOf(bytes)]));
    await disk.write(
      join(dir, MARK),
      `${JSON.stringify({ format: 1, files: { ...before, ...hashes } }, null, 2)}\n`,
    );
    for (const [name, bytes] of files) await writeBytes(join(dir, name), bytes);
    for (const [name, hash] of Object.entries(before)) {
      if (!files.has(name) && there.get(name) === hash) await rm(join(dir, name), { force: true });
    }
    await disk.write(join(dir, MARK), `${JSON.stringify({ format: 1, files: hashes }, null, 2)}\n`);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('products.notWritten');
  }
}

/** What a window shows of each product; pictures are read one by one, and called by what is in them. */
async function shownOf(
  desktop: DesktopContext,
  rows: readonly ListedProduct[],
  hasPrices: boolean,
): Promise<ShownProduct[]> {
  const shown: ShownProduct[] = [];
  for (const {
    name,
    category,
    priceCents,
    unit,
    tags,
    included,
    excluded,
    warranty,
    parts,
    pictureId,
  } of rows) {
    const { small } =
      pictureId === null
        ? { small: null }
        : ((await desktop.query('products.smallPicture', {
            id: pictureId,
          })) as CallOutput<'products.smallPicture'>);
    shown.push({
      ...{ name, category, unit, tags, included, excluded, warranty, parts },
      priceCents: hasPrices ? priceCents : null,
      picture: small === null ? null : { file: fileOf(small), small },
    });
  }
  return shown;
}

/** One name for one picture, however many products show it. */
const fileOf = (small: string): string => `p-${hashOf(Buffer.from(small, 'base64')).slice(0, 16)}.jpg`;

type Asked = CallInput<'products.makeWindow'>;

/** Makes the shop window of what a list shows, and opens its folder. See the channel. */
export async function makeWindow(
  desktop: DesktopContext,
  rowsOf: (filter: Asked['filter']) => Promise<ListedProduct[]>,
  { token, filter, hasPrices, hasPictures, contact, mayReplace, language }: Asked,
): Promise<{ files: number; left: number }> {
  await desktop.tell('products.makeWindow', {});
  const { path: dir } = desktop.fileOf(token);
  const rows = await rowsOf(filter);
  if (rows.length === 0) throw new AppError('products.windowEmpty');
  const { shop } = (await desktop.query('settings.get', {})) as CallOutput<'settings.get'>;
  const { hours } = (await desktop.query('settings.hours', {})) as CallOutput<'settings.hours'>;
  const paper: WindowPaper = {
    shop: { name: shop?.name ?? '', address: shop?.address ?? '', contact, week: hours.week },
    products: await shownOf(desktop, rows, hasPrices),
    madeOn: dayAndMinute(new Date()).day,
  };
  const pages = await desktop.windowPages(paper);
  const pictured = paper.products.slice(0, PICTURED_AT_ONCE * MOST_PICTURES);
  const pictures = hasPictures
    ? await desktop.windowPictures({ ...paper, products: pictured }, language)
    : [];
  const files = new Map<string, Uint8Array>([
    ['index.html', Buffer.from(pages['zh-CN'])],
    ['en.html', Buffer.from(pages.en)],
    ...paper.products.flatMap(({ picture }) =>
      picture === null ? [] : [[picture.file, Buffer.from(picture.small, 'base64')] as const],
    ),
    ...pictures.map((bytes, at) => [`wechat-${String(at + 1)}.png`, bytes] as const),
  ]);
  await writeWindow(dir, files, mayReplace);
  await desktop.showFolder(dir);
  return { files: files.size, left: hasPictures ? paper.products.length - pictured.length : 0 };
}
