import { AppError } from '@shared/errors/AppError';
import type {
  ComplaintRecordPaper,
  complaintsContract,
} from '@shared/features/complaints/complaints.contract';
import type { BoardPaper } from '@shared/features/complaints/posting.channels';
import type { ComplaintSlipPaper } from '@shared/features/complaints/complaints.paper.channels';
import type { CostsPaper } from '@shared/features/complaints/costs.channels';
import type { AnalysisDays } from '@shared/features/complaints/figures.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { dayAndMinute } from '@shared/lib/days';
import type { DesktopContext, DesktopHandlers } from '../../ipc/handlers';
import { plainFileName } from '../../platform/fileName';
import { writeRemembered } from '../privacy/privacy.files.service';

async function shopOf(desktop: DesktopContext): Promise<ComplaintSlipPaper['shop']> {
  const { shop } = (await desktop.query('settings.get', {})) as CallOutput<'settings.get'>;
  return { name: shop?.name ?? '', address: shop?.address ?? '' };
}

/** A slip as the signed-in person may print it. */
async function slipOf(desktop: DesktopContext, id: number): Promise<ComplaintSlipPaper> {
  const slip = (await desktop.query('complaints.slip', { id })) as ComplaintSlipPaper['slip'];
  return { shop: await shopOf(desktop), slip };
}

/** All that happened to a complaint, as the signed-in person may see it. */
async function recordOf(desktop: DesktopContext, id: number): Promise<ComplaintRecordPaper> {
  const complaint = (await desktop.query('complaints.get', { id })) as ComplaintRecordPaper['complaint'];
  return { shop: await shopOf(desktop), complaint, madeOn: dayAndMinute(new Date()).day };
}

/** The board as it is now, with nobody on it. Throws complaints.noPostings, .boardPersonal. */
async function boardOf(desktop: DesktopContext): Promise<BoardPaper> {
  const paper = (await desktop.query('complaints.board', {})) as BoardPaper;
  if (paper.postings.length === 0) throw new AppError('complaints.noPostings');
  return paper;
}

async function costsOf(desktop: DesktopContext, days: AnalysisDays): Promise<CostsPaper> {
  const costs = (await desktop.query('complaints.costs', { days })) as CostsPaper['costs'];
  return { costs, shop: await shopOf(desktop), madeOn: dayAndMinute(new Date()).day };
}

const customersOf = (id: number | null): number[] => (id === null ? [] : [id]);

export const complaintsDesktop: DesktopHandlers<typeof complaintsContract> = {
  printSlip: async (desktop, { id, width, language }) => {
    const paper = await slipOf(desktop, id);
    await desktop.tell('complaints.printSlip', { id }, paper.slip.customerId);
    await desktop.printComplaintSlip(paper, width, language);
    return {};
  },
  saveSlip: async (desktop, { id, width, language }) => {
    const paper = await slipOf(desktop, id);
    const { customerId, customer } = paper.slip;
    const path = await desktop.askSave(plainFileName(`${String(id)} ${customer}.pdf`));
    if (path === null) return null;
    await desktop.tell('complaints.saveSlip', { id }, customerId);
    const bytes = await desktop.complaintSlipPdf(paper, width, language);
    const file = { path, bytes, customerId, customerIds: customersOf(customerId) };
    return writeRemembered(desktop.about().dataDir, file, 'complaints.notWritten');
  },
  printCosts: async (desktop, { days, language }) => {
    await desktop.printCosts(await costsOf(desktop, days), language);
    return {};
  },
  saveCosts: async (desktop, { days, format, language }) => {
    const path = await desktop.askSave(plainFileName(`${dayAndMinute(new Date()).day}.${format}`));
    if (path === null) return null;
    await desktop.tell('complaints.saveCosts', { format });
    const bytes = await desktop.costsTable(await costsOf(desktop, days), format, language);
    const file = { path, bytes, customerId: null, customerIds: [] };
    return writeRemembered(desktop.about().dataDir, file, 'complaints.notWritten');
  },
  printRecord: async (desktop, { id, language }) => {
    const paper = await recordOf(desktop, id);
    await desktop.tell('complaints.printRecord', { id }, paper.complaint.customer?.id ?? null);
    await desktop.printComplaintRecord(paper, language);
    return {};
  },
  saveRecord: async (desktop, { id, language }) => {
    const paper = await recordOf(desktop, id);
    const customerId = paper.complaint.customer?.id ?? null;
    const path = await desktop.askSave(
      plainFileName(`${String(id)} ${paper.complaint.customer?.name ?? paper.complaint.contactName}.pdf`),
    );
    if (path === null) return null;
    await desktop.tell('complaints.saveRecord', { id }, customerId);
    const bytes = await desktop.complaintRecordPdf(paper, language);
    const file = { path, bytes, customerId, customerIds: customersOf(customerId) };
    return writeRemembered(desktop.about().dataDir, file, 'complaints.notWritten');
  },
  printBoard: async (desktop, { size, language }) => {
    await desktop.printBoard(await boardOf(desktop), size, language);
    return {};
  },
  saveBoard: async (desktop, { size, format, language }) => {
    const paper = await boardOf(desktop);
    const path = await desktop.askSave(plainFileName(`${paper.shop}.${format}`));
    if (path === null) return null;
    const bytes = await desktop.boardFile(paper, { size, format, language });
    /* No customer stands on the board. */
    const about = { customerId: null, customerIds: [] };
    return writeRemembered(desktop.about().dataDir, { path, bytes, ...about }, 'complaints.notWritten');
  },
};
