import type { joinsContract } from '@shared/features/joins/joins.contract';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import type { PosterPaper } from '@shared/features/feedback/feedback.contract';
import type { DesktopContext, DesktopHandlers } from '../../ipc/handlers';
import { plainFileName } from '../../platform/fileName';
import { writeRemembered } from '../privacy/privacy.files.service';

async function posterOf(
  desktop: DesktopContext,
  { id, size }: CallInput<'joins.printPoster'>,
): Promise<PosterPaper> {
  const said = (await desktop.query('joins.posterOf', { id })) as CallOutput<'joins.posterOf'>;
  return { ...said, size };
}

export const joinsDesktop: DesktopHandlers<typeof joinsContract> = {
  printPoster: async (desktop, asked) => {
    await desktop.printPoster(await posterOf(desktop, asked), asked.language);
    return {};
  },
  savePoster: async (desktop, asked) => {
    const paper = await posterOf(desktop, asked);
    const path = await desktop.askSave(plainFileName(`${paper.name}.pdf`));
    if (path === null) return null;
    const bytes = await desktop.posterPdf(paper, asked.language);
    /* No customer stands on a poster. */
    const about = { customerId: null, customerIds: [] };
    return writeRemembered(desktop.about().dataDir, { path, bytes, ...about }, 'feedback.notWritten');
  },
};
