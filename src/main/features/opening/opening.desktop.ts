import type { OpeningPaper, openingContract } from '@shared/features/opening/opening.contract';
import type { CallOutput } from '@shared/ipc/contracts';
import { dayAndMinute } from '@shared/lib/days';
import type { DesktopContext, DesktopHandlers } from '../../ipc/handlers';
import { plainFileName } from '../../platform/fileName';
import { writeRemembered } from '../privacy/privacy.files.service';

/** A list as the signed-in person may print it. */
async function paperOf(desktop: DesktopContext, id: number): Promise<OpeningPaper> {
  const list = (await desktop.query('opening.list', { id })) as CallOutput<'opening.list'>;
  const { shop } = (await desktop.query('settings.get', {})) as CallOutput<'settings.get'>;
  return {
    list,
    shop: { name: shop?.name ?? '', address: shop?.address ?? '' },
    madeOn: dayAndMinute(new Date()).day,
  };
}

export const openingDesktop: DesktopHandlers<typeof openingContract> = {
  print: async (desktop, { id, language }) => {
    const paper = await paperOf(desktop, id);
    await desktop.tell('opening.print', { id });
    await desktop.printOpening(paper, language);
    return {};
  },
  savePdf: async (desktop, { id, language }) => {
    const paper = await paperOf(desktop, id);
    const path = await desktop.askSave(plainFileName(`${paper.shop.name} ${paper.list.on}.pdf`));
    if (path === null) return null;
    await desktop.tell('opening.savePdf', { id });
    const bytes = await desktop.openingPdf(paper, language);
    const customerIds = paper.list.lines.flatMap(({ customer }) => customer?.id ?? []);
    const file = { path, bytes, customerId: null, customerIds };
    return writeRemembered(desktop.about().dataDir, file, 'opening.notWritten');
  },
};
