import { AppError } from '@shared/errors/AppError';
import { PLACE_KINDS } from '@shared/features/backup/backup.contract';
import type { NoticeFacts, NoticePage } from '@shared/features/privacy/privacy.contract';
import type { Language } from '@shared/features/settings/settings.contract';
import type { DesktopContext } from '../../ipc/handlers';
import { disk } from '../../platform/disk';
import { plainFileName } from '../../platform/fileName';
import { writeWhole } from './privacy.files.service';

type Asked = { language: Language };

/** A notice that does not say whom to turn to says nothing: throws privacy.noContact. */
async function factsOf(desktop: DesktopContext): Promise<NoticeFacts> {
  const facts = (await desktop.query('privacy.notice', {})) as NoticeFacts;
  if (facts.contact === '') throw new AppError('privacy.noContact');
  return facts;
}

async function pageOf(desktop: DesktopContext, facts: NoticeFacts, language: Language): Promise<NoticePage> {
  const { places, isEncrypted } = await desktop.backups.status();
  const { backups } = await desktop.backups.list();
  return desktop.noticePage(
    facts,
    {
      kinds: PLACE_KINDS.filter((kind) => places.some((one) => one.kind === kind)),
      /* Of a place that is away nobody knows. */
      isLocked:
        isEncrypted && places.every(({ path }) => path !== null) && backups.every((one) => one.isEncrypted),
    },
    language,
  );
}

/** The privacy notice in words. Throws privacy.noContact. */
export async function showNotice(desktop: DesktopContext, { language }: Asked): Promise<NoticePage> {
  return pageOf(desktop, await factsOf(desktop), language);
}

/** Prints the privacy notice, once the trail knows of it. Throws privacy.noContact, privacy.notPrinted. */
export async function printNotice(
  desktop: DesktopContext,
  { language }: Asked,
): Promise<Record<string, never>> {
  const facts = await factsOf(desktop);
  await desktop.tell('privacy.printNotice', { language });
  await desktop.printNotice(await pageOf(desktop, facts, language), language);
  return {};
}

/**
 * Writes the privacy notice as a PDF where a person chooses, whole or not at all, once the trail knows of it. Null where
 * no place was chosen. Throws privacy.noContact, privacy.notWritten.
 */
export async function saveNotice(
  desktop: DesktopContext,
  { language }: Asked,
): Promise<{ fileName: string } | null> {
  const facts = await factsOf(desktop);
  const path = await desktop.askSave(plainFileName(`${facts.shop}-${language}.pdf`));
  if (path === null) return null;
  await desktop.tell('privacy.saveNotice', { language });
  const bytes = await desktop.noticePdf(await pageOf(desktop, facts, language), language);
  return writeWhole(path, bytes, (part) => disk.finish(part, path), 'privacy.notWritten');
}
