import { AppError } from '@shared/errors/AppError';
import type { ListedProduct, ProductSign, SignsPaper } from '@shared/features/products/paper.channels';
import type { productsContract } from '@shared/features/products/products.contract';
import { MOST_SIGNS } from '@shared/features/products/signs.rules';
import type { CallInput } from '@shared/ipc/contracts';
import { dayAndMinute } from '@shared/lib/days';
import type { DesktopContext, DesktopHandlers } from '../../ipc/handlers';
import { plainFileName } from '../../platform/fileName';
import { writeRemembered } from '../privacy/privacy.files.service';
import { printPlan, savePlan } from './products.planPaper';
import { makeWindow } from './products.window';

/** Throws products.notFound where nothing is left to print, products.tooManySigns. */
async function signsPaper(
  desktop: DesktopContext,
  { ids, kind, copies, used }: Omit<CallInput<'products.printSigns'>, 'language'>,
): Promise<SignsPaper> {
  if (ids.length * copies > MOST_SIGNS) throw new AppError('products.tooManySigns', { most: MOST_SIGNS });
  const signs = (await desktop.query('products.signs', { ids })) as ProductSign[];
  if (signs.length === 0) throw new AppError('products.notFound');
  return { signs, kind, copies, used };
}

/** Rows that are asked for at a time. */
const PAGE = 1_000;

async function wholeList(
  desktop: DesktopContext,
  filter: CallInput<'products.listed'>['filter'],
): Promise<ListedProduct[]> {
  const all: ListedProduct[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = (await desktop.query('products.listed', { filter, offset, limit: PAGE })) as ListedProduct[];
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

/** No customer stands in a file of products. */
const ABOUT_NOBODY = { customerId: null, customerIds: [] };

export const productsDesktop: DesktopHandlers<typeof productsContract> = {
  printSigns: async (desktop, { language, ...asked }) => {
    await desktop.printSigns(await signsPaper(desktop, asked), language);
    return {};
  },
  saveSigns: async (desktop, { language, ...asked }) => {
    const paper = await signsPaper(desktop, asked);
    const name = paper.signs.length === 1 ? (paper.signs[0]?.name ?? '') : dayAndMinute(new Date()).day;
    const path = await desktop.askSave(plainFileName(`${name}.pdf`));
    if (path === null) return null;
    const bytes = await desktop.signsPdf(paper, language);
    return writeRemembered(desktop.about().dataDir, { path, bytes, ...ABOUT_NOBODY }, 'products.notWritten');
  },
  printPlan,
  savePlan,
  chooseWindowPlace: async (desktop) => {
    const path = await desktop.askFolder();
    return path === null ? null : desktop.keepFile(path);
  },
  makeWindow: (desktop, asked) => makeWindow(desktop, (filter) => wholeList(desktop, filter), asked),
  saveList: async (desktop, { filter, format, language }) => {
    const path = await desktop.askSave(plainFileName(`${dayAndMinute(new Date()).day}.${format}`));
    if (path === null) return null;
    await desktop.tell('products.saveList', { format });
    const rows = await wholeList(desktop, filter);
    const bytes = await desktop.productsTable(rows, format, language);
    return writeRemembered(desktop.about().dataDir, { path, bytes, ...ABOUT_NOBODY }, 'products.notWritten');
  },
};
