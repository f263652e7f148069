import { AppError } from '@shared/errors/AppError';
import type { EntryRow, feedbackContract, PosterPaper } from '@shared/features/feedback/feedback.contract';
import { BOARD_PATH, pageAddress } from '@shared/features/feedback/feedback.rules';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import { dayAndMinute } from '@shared/lib/days';
import type { DesktopContext, DesktopHandlers } from '../../ipc/handlers';
import { plainFileName } from '../../platform/fileName';
import { writeRemembered } from '../privacy/privacy.files.service';

/** Rows that are asked for at a time. */
const PAGE = 1_000;
/** No customer stands on a poster. */
const ABOUT_NOBODY = { customerId: null, customerIds: [] };

/** Throws feedback.noAddress, .noReach, .noBoard, .noSource. */
async function posterOf(
  desktop: DesktopContext,
  { id, opens, size }: CallInput<'feedback.printPoster'>,
): Promise<PosterPaper> {
  const { settings, sources } = (await desktop.query('feedback.setUp', {})) as CallOutput<'feedback.setUp'>;
  const { shop } = (await desktop.query('settings.get', {})) as CallOutput<'settings.get'>;
  const { address, port, phone, email, hasBoard } = settings;
  const isMessage = opens === 'message';
  if (isMessage && phone === '' && email === '')
    throw new AppError('feedback.noReach', {}, ['phone', 'email']);
  if (!isMessage && address === '') throw new AppError('feedback.noAddress', {}, ['address']);
  if (opens === 'board' && !hasBoard) throw new AppError('feedback.noBoard');
  const source = sources.find((one) => one.id === id);
  if (id !== null && source === undefined) throw new AppError('feedback.noSource');
  return {
    shop: shop?.name ?? '',
    name: source?.name ?? '',
    page: opens === 'board' ? 'board' : (source?.page ?? 'feedback'),
    address: isMessage
      ? ''
      : pageAddress(address, port, opens === 'board' ? BOARD_PATH : (source?.code ?? '')),
    reach: { phone, email },
    size,
  };
}

async function wholeGroup(
  desktop: DesktopContext,
  group: CallInput<'feedback.listed'>['group'],
): Promise<EntryRow[]> {
  const all: EntryRow[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = (await desktop.query('feedback.listed', { group, offset, limit: PAGE })) as EntryRow[];
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

export const feedbackDesktop: DesktopHandlers<typeof feedbackContract> = {
  state: (desktop) => desktop.pageState(),
  printPoster: async (desktop, asked) => {
    await desktop.printPoster(await posterOf(desktop, asked), asked.language);
    return {};
  },
  savePoster: async (desktop, asked) => {
    const paper = await posterOf(desktop, asked);
    const path = await desktop.askSave(plainFileName(`${paper.name || paper.shop}.pdf`));
    if (path === null) return null;
    const bytes = await desktop.posterPdf(paper, asked.language);
    return writeRemembered(desktop.about().dataDir, { path, bytes, ...ABOUT_NOBODY }, 'feedback.notWritten');
  },
  saveTable: async (desktop, { group, format, language }) => {
    const path = await desktop.askSave(plainFileName(`${dayAndMinute(new Date()).day}.${format}`));
    if (path === null) return null;
    await desktop.tell('feedback.saveTable', { format });
    const bytes = await desktop.entriesTable(await wholeGroup(desktop, group), format, language);
    return writeRemembered(desktop.about().dataDir, { path, bytes, customerId: null }, 'feedback.notWritten');
  },
};
