import { AppError } from '@shared/errors/AppError';
import type { CardsPaper } from '@shared/features/loyalty/cards.channels';
import type { loyaltyContract } from '@shared/features/loyalty/loyalty.contract';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import { dayAndMinute } from '@shared/lib/days';
import type { DesktopContext, DesktopHandlers } from '../../ipc/handlers';
import { plainFileName } from '../../platform/fileName';
import { writeRemembered } from '../privacy/privacy.files.service';

/** Throws loyalty.noNumbers where none of them has a number that may be printed. */
async function paperOf(
  desktop: DesktopContext,
  { ids, paper, code }: Omit<CallInput<'loyalty.printCards'>, 'language'>,
): Promise<CardsPaper> {
  const { cards } = (await desktop.query('loyalty.cardSheet', { ids })) as CallOutput<'loyalty.cardSheet'>;
  if (cards.length === 0) throw new AppError('loyalty.noNumbers');
  const { shop } = (await desktop.query('settings.get', {})) as CallOutput<'settings.get'>;
  return { shop: shop?.name ?? '', paper, code, cards };
}

/** Whose act it is: of one customer theirs, of several nobody's. */
const only = <T>(ids: readonly T[]): T | null => (ids.length === 1 ? (ids[0] ?? null) : null);

export const cardDesktop: Pick<DesktopHandlers<typeof loyaltyContract>, 'printCards' | 'saveCards'> = {
  printCards: async (desktop, { language, ...asked }) => {
    const paper = await paperOf(desktop, asked);
    await desktop.tell('loyalty.printCards', { count: paper.cards.length }, only(asked.ids) ?? undefined);
    await desktop.printCards(paper, language);
    return {};
  },
  saveCards: async (desktop, { language, ...asked }) => {
    const paper = await paperOf(desktop, asked);
    const [card] = paper.cards;
    const name = paper.cards.length === 1 ? (card?.number ?? '') : dayAndMinute(new Date()).day;
    const path = await desktop.askSave(plainFileName(`${name}.pdf`));
    if (path === null) return null;
    await desktop.tell('loyalty.saveCards', { count: paper.cards.length }, only(asked.ids) ?? undefined);
    const bytes = await desktop.cardsPdf(paper, language);
    const file = { path, bytes, customerId: only(asked.ids), customerIds: asked.ids };
    return writeRemembered(desktop.about().dataDir, file, 'loyalty.notWritten');
  },
};
