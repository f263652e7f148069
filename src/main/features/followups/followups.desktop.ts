import type { followupsContract } from '@shared/features/followups/followups.contract';
import type { VisitPaper } from '@shared/features/followups/visit.channels';
import { readVisitFile } from '@shared/features/followups/visitFile.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { dayAndMinute } from '@shared/lib/days';
import type { DesktopContext, DesktopHandlers } from '../../ipc/handlers';
import { plainFileName } from '../../platform/fileName';
import { writeRemembered } from '../privacy/privacy.files.service';
import { saveCalendarFile } from './followups.calendarFile';
import { printCalendar, saveCalendar } from './followups.calendarPaper';

/** A sheet that came back has no more; what lies beyond is not ours. */
const MOST_ROWS = 500;
const MOST_COLUMNS = 40;

const EXTENSIONS = ['xlsx', 'csv'];

const paperOf = async (desktop: DesktopContext, id: number): Promise<VisitPaper> =>
  (await desktop.query('followups.visitPaper', { id })) as VisitPaper;

/**
 * Writes a sheet where a person chooses, whole or not at all, and remembers the file for an erasure. The trail is told
 * first. Null where no place was chosen. Throws followups.noSheet, followups.notWritten.
 */
async function saveVisits(
  desktop: DesktopContext,
  { id, format, language }: { id: number; format: 'pdf' | 'xlsx'; language: Language },
): Promise<{ fileName: string } | null> {
  const paper = await paperOf(desktop, id);
  const path = await desktop.askSave(plainFileName(`${paper.dayOn} ${paper.person.name}.${format}`));
  if (path === null) return null;
  await desktop.tell('followups.saveVisits', { id, format });
  const make = format === 'pdf' ? desktop.visitPdf : desktop.visitBook;
  const bytes = await make(paper, language);
  const customerIds = paper.rows.map(({ customerId }) => customerId);
  const file = { path, bytes, customerId: null, customerIds };
  return writeRemembered(desktop.about().dataDir, file, 'followups.notWritten');
}

export const followupsDesktop: DesktopHandlers<typeof followupsContract> = {
  printVisits: async (desktop, { id, language }) => {
    const paper = await paperOf(desktop, id);
    await desktop.tell('followups.printVisits', { id });
    await desktop.printVisits(paper, language);
    return {};
  },
  saveVisits,
  printCalendar,
  saveCalendar,
  saveCalendarFile,
  chooseCalendarFile: async (desktop) => {
    const path = await desktop.askOpen(['ics']);
    return path === null ? null : desktop.keepFile(path);
  },
  readCalendarFile: (desktop, { token }) => {
    const { path } = desktop.fileOf(token);
    return desktop.helper.request('events', { path, today: dayAndMinute(new Date()).day });
  },
  chooseVisitFile: async (desktop) => {
    const path = await desktop.askOpen(EXTENSIONS);
    return path === null ? null : desktop.keepFile(path);
  },
  readVisitFile: async (desktop, { token }) => {
    const { path } = desktop.fileOf(token);
    const { rows } = await desktop.helper.request('cells', {
      path,
      rows: MOST_ROWS,
      columns: MOST_COLUMNS,
    });
    return readVisitFile(rows);
  },
};
