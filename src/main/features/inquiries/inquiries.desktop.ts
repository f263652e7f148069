import type {
  inquiriesContract,
  InquiryFilter,
  InquiryRow,
} from '@shared/features/inquiries/inquiries.contract';
import type { QuotePaper } from '@shared/features/inquiries/quotes.channels';
import type { Wanted, WantedPaper } from '@shared/features/inquiries/wishes.channels';
import type { CallOutput } from '@shared/ipc/contracts';
import { dayAndMinute } from '@shared/lib/days';
import type { DesktopContext, DesktopHandlers } from '../../ipc/handlers';
import { plainFileName } from '../../platform/fileName';
import { writeRemembered } from '../privacy/privacy.files.service';

async function shopOf(desktop: DesktopContext): Promise<QuotePaper['shop']> {
  const { shop } = (await desktop.query('settings.get', {})) as CallOutput<'settings.get'>;
  return { name: shop?.name ?? '', address: shop?.address ?? '' };
}

async function quoteOf(desktop: DesktopContext, id: number): Promise<QuotePaper> {
  const quote = (await desktop.query('inquiries.quote', { id })) as CallOutput<'inquiries.quote'>;
  return { quote, shop: await shopOf(desktop) };
}

/** Things on the buying list at most: as many as fit a few pages. */
const MOST_WANTED = 500;

async function wantedOf(desktop: DesktopContext): Promise<WantedPaper> {
  const rows = (await desktop.query('inquiries.wanted', { limit: MOST_WANTED })) as Wanted[];
  return { rows, shop: await shopOf(desktop), madeOn: dayAndMinute(new Date()).day };
}

/** Rows that are asked for at a time. */
const PAGE = 1_000;

async function wholeList(desktop: DesktopContext, filter: InquiryFilter): Promise<InquiryRow[]> {
  const all: InquiryRow[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = (await desktop.query('inquiries.listed', {
      ...filter,
      offset,
      limit: PAGE,
    })) as InquiryRow[];
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

export const inquiriesDesktop: DesktopHandlers<typeof inquiriesContract> = {
  printQuote: async (desktop, { id, language }) => {
    const paper = await quoteOf(desktop, id);
    await desktop.tell('inquiries.printQuote', { id }, paper.quote.customerId as never);
    await desktop.printQuote(paper, language);
    return {};
  },
  saveQuote: async (desktop, { id, language }) => {
    const paper = await quoteOf(desktop, id);
    const { number, customerId } = paper.quote;
    const path = await desktop.askSave(plainFileName(`${number}.pdf`));
    if (path === null) return null;
    await desktop.tell('inquiries.saveQuote', { id }, customerId as never);
    const bytes = await desktop.quotePdf(paper, language);
    const customerIds = customerId === null ? [] : [customerId];
    return writeRemembered(
      desktop.about().dataDir,
      { path, bytes, customerId: null, customerIds },
      'inquiries.notWritten',
    );
  },
  saveList: async (desktop, { filter, format, language }) => {
    const path = await desktop.askSave(plainFileName(`${dayAndMinute(new Date()).day}.${format}`));
    if (path === null) return null;
    await desktop.tell('inquiries.saveList', { format });
    const rows = await wholeList(desktop, filter);
    const bytes = await desktop.inquiriesTable(rows, format, language);
    const customerIds = [...new Set(rows.flatMap(({ customer }) => customer?.id ?? []))];
    return writeRemembered(
      desktop.about().dataDir,
      { path, bytes, customerId: null, customerIds },
      'inquiries.notWritten',
    );
  },
  printWanted: async (desktop, { language }) => {
    await desktop.printWanted(await wantedOf(desktop), language);
    return {};
  },
  saveWanted: async (desktop, { format, language }) => {
    const path = await desktop.askSave(plainFileName(`${dayAndMinute(new Date()).day}.${format}`));
    if (path === null) return null;
    await desktop.tell('inquiries.saveWanted', { format });
    const bytes = await desktop.wantedTable(await wantedOf(desktop), format, language);
    const file = { path, bytes, customerId: null, customerIds: [] };
    return writeRemembered(desktop.about().dataDir, file, 'inquiries.notWritten');
  },
};
