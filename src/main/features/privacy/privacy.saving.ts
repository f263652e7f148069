import { rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '@shared/errors/AppError';
import type { CustomerCard, CustomerId } from '@shared/features/customers/customers.contract';
import type { PersonData } from '@shared/features/privacy/privacy.contract';
import type { DataFormat } from '@shared/features/privacy/privacy.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import type { DesktopContext } from '../../ipc/handlers';
import { plainFileName } from '../../platform/fileName';
import { finishRemembered } from './privacy.files.service';

/**
 * Writes a file whole or not at all, and answers its name. `finish` gives the finished part its name. Throws
 * privacy.notWritten.
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array | string,
  finish: (part: string) => Promise<void>,
): Promise<{ fileName: string }> {
  const part = `${path}.part`;
  try {
    await writeFile(part, bytes);
    await finish(part);
  } catch {
    await rm(part, { force: true });
    /* Whatever the disk said, nothing of it lies there. */
    throw new AppError('privacy.notWritten');
  }
  return { fileName: basename(path) };
}

/**
 * Writes all that the shop holds of a customer where a person chooses, whole or not at all, and remembers the file for an
 * erasure. The trail is told first. Null where no place was chosen. Throws customers.notFound, .notYours,
 * privacy.notWritten.
 */
export async function savePerson(
  desktop: DesktopContext,
  { id, format, language }: { id: CustomerId; format: DataFormat; language: Language },
): Promise<{ fileName: string } | null> {
  const card = (await desktop.query('customers.card', { id })) as CustomerCard;
  /* Nobody is asked for a place of what they may not have. */
  if (!card.reach.isRevealed) throw new AppError('customers.notYours');
  const name = card.fields.name === '' ? (card.number ?? `#${String(id)}`) : card.fields.name;
  const path = await desktop.askSave(`${plainFileName(name)}.${format}`);
  if (path === null) return null;
  await desktop.tell('privacy.saveData', { id, format }, id);
  const data = (await desktop.query('privacy.data', { id })) as PersonData;
  const bytes =
    format === 'json' ? `${JSON.stringify(data, null, 2)}\n` : await desktop.personPdf(data, language);
  return writeWhole(path, bytes, (part) =>
    finishRemembered(desktop.about().dataDir, { part, path, customerId: id }),
  );
}
