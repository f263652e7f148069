import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { ZipFile as NewZip } from 'yazl';
import type { OpenManifest } from '@shared/features/backup/backup.manifest.rules';
import { openReadme } from '@shared/features/backup/backup.readme.rules';
import { openSource, type OpenSource } from '../../db/openCopy/source';
import { proveFile, type Look } from '../../db/proof';
import { SHOP_CHECKS } from '../../ipc/checks';
import { disk } from '../../platform/disk';
import { type Work } from '../work';
import { type OpenCopied, type OpenCopyInput } from './acts';
import { hashOfTables, MANIFEST, README, SCHEMA, tableFile } from './openTables';

import { Meter, writeNew } from './pieces';
import { placeError } from './place';

type Told = OpenManifest['tables'][number];

/**
 * Proves a copy of the shop and writes it as a zip that any program can read: each table as CSV, their definitions, and
 * a description. Where it throws, what lay at `into` lies there still.
 */
export async function copyOpenly(
  { file, manifest, into }: OpenCopyInput,
  work: Work,
  look: Look,
): Promise<OpenCopied> {
  const part = `${into}.part`;
  let source: OpenSource | undefined;
  try {
    await rm(part, { force: true });
    const facts = await proveFile(file, SHOP_CHECKS, { breathe: () => work.breathe(), look });
    source = openSource(file);
    const told: Told[] = [];
    await writeNew(
      part,
      zipOf(source, told, work, () => ({
        ...manifest,
        facts,
        contentSha256: hashOfTables(told),
        tables: told,
      })),
    );
    await disk.finish(part, into);
    return { tables: told.length, rows: told.reduce((sum, { rows }) => sum + rows, 0) };
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw placeError(error);
  } finally {
    source?.close();
  }
}

/** The zip as a stream; `told` is filled while its tables pass, and asked for when they have. */
function zipOf(shop: OpenSource, told: Told[], work: Work, manifestOf: () => OpenManifest): Readable {
  const zip = new NewZip();
  const stream = zip.outputStream as Readable;
  const fail = (error: Error): void => void stream.destroy(error);
  zip.addBuffer(Buffer.from(`\uFEFF${openReadme(shop.names)}`), README);
  zip.addBuffer(Buffer.from(shop.definitions), SCHEMA);
  for (const name of shop.names) {
    zip.addReadStreamLazy(tableFile(name), (give) => {
      const meter = new Meter(work);
      let rows = 0;
      const source = Readable.from(
        shop.linesOf(name, () => (rows += 1)),
        { objectMode: false },
      );
      source.on('error', fail);
      meter.on('error', fail);
      meter.on('end', () => told.push({ name, rows, sha256: meter.sha256() }));
      give(null, source.pipe(meter));
    });
  }
  zip.addReadStreamLazy(MANIFEST, { compress: false }, (give) => {
    give(null, Readable.from([Buffer.from(JSON.stringify(manifestOf(), null, 2))]));
  });
  zip.end();
  return stream;
}
