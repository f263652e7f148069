import { AppError } from '@shared/errors/AppError';
import type { CustomerCard, CustomerId } from '@shared/features/customers/customers.contract';
import type { PersonData } from '@shared/features/privacy/privacy.contract';
import type { DataFormat } from '@shared/features/privacy/privacy.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import type { DesktopContext } from '../../ipc/handlers';
import { plainFileName } from '../../platform/fileName';
import { writeRemembered } from './privacy.files.service';

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
  return writeRemembered(desktop.about().dataDir, { path, bytes, customerId: id }, 'privacy.notWritten');
}
