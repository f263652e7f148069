import { createHash } from 'node:crypto';
import { type Entry, type ZipFile } from 'yauzl';
import { AppError } from '@shared/errors/AppError';
import { openManifest, type OpenManifest } from '@shared/features/backup/backup.manifest.rules';
import { rowsOf } from '../../db/openCopy/cells';
import { isKnownSchema, OpenFilling } from '../../db/openCopy/filling';
import { type Work } from '../work';
import { entriesWithin, readJson, withZip } from './archive';
import { BACKUP_LIMITS } from './limits';
import { Meter } from './pieces';

/* An open copy, read back. Its definitions are not run: the tables are made by our own migrations, and what does not fit
   them is refused. */

export const MANIFEST = 'manifest.json';
export const README = 'README.txt';
export const SCHEMA = 'schema.sql';
export const tableFile = (name: string): string => `tables/${name}.csv`;

/** Hash of the tables' hashes, in their order. */
export const hashOfTables = (tables: OpenManifest['tables']): string =>
  createHash('sha256')
    .update(tables.map(({ name, rows, sha256 }) => `${name} ${String(rows)} ${sha256}\n`).join(''))
    .digest('hex');

const damaged = (what: string): AppError => new AppError('backup.damaged', { what });

/** What an open copy tells of itself. Throws backup.damaged {what} where it is none. */
export const manifestOfOpen = (path: string): Promise<OpenManifest> =>
  withZip(path, async (zip) => readManifest(zip, await entriesOf(zip)));

/**
 * Makes a shop of an open copy in a new file, of the schema that it was written in. Throws backup.damaged {what},
 * backup.newer, backup.tooLarge.
 */
export const fillFromOpen = (path: string, workFile: string, work: Work): Promise<OpenManifest> =>
  withZip(path, async (zip) => {
    const entries = await entriesOf(zip);
    const manifest = await readManifest(zip, entries);
    const { schema } = manifest.facts;
    if (!isKnownSchema(schema)) throw new AppError('backup.newer', { by: manifest.program });
    const filling = new OpenFilling(workFile, schema);
    try {
      filling.assertTables(manifest.tables.map(({ name }) => name));
      for (const told of manifest.tables) await fillTable(filling, zip, entries, told, work);
      /* The dictionary of pinyin is large, and needed by nobody else here. */
      const { SHOP_REBUILDS } = await import('../../ipc/rebuilds');
      await filling.finish(SHOP_REBUILDS, () => work.breathe());
      return manifest;
    } finally {
      filling.close();
    }
  });

/** Entries by their names, within bounds. */
function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > BACKUP_LIMITS.openFiles) throw damaged('archive');
  return entriesWithin(zip);
}

async function readManifest(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<OpenManifest> {
  const entry = entries.get(MANIFEST);
  if (!entry) throw damaged('manifest');
  const parsed = openManifest.safeParse(await readJson(zip, entry, BACKUP_LIMITS.openManifestBytes));
  if (!parsed.success || parsed.data.isSample || parsed.data.isEncrypted) throw damaged('manifest');
  if (hashOfTables(parsed.data.tables) !== parsed.data.contentSha256) throw damaged('manifest');
  return parsed.data;
}

async function fillTable(
  filling: OpenFilling,
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  told: OpenManifest['tables'][number],
  work: Work,
): Promise<void> {
  const entry = entries.get(tableFile(told.name));
  if (!entry) throw damaged('tables');
  const meter = new Meter(work);
  const source = await zip.openReadStreamPromise(entry);
  source.on('error', (error: Error) => void meter.destroy(error));
  const rows = await filling.fill(told.name, rowsOf(source.pipe(meter)));
  if (rows !== told.rows || meter.sha256() !== told.sha256) throw damaged('content');
}
