import type { loyaltyContract } from '@shared/features/loyalty/loyalty.contract';
import type { StoredPaper, TopUpPaper } from '@shared/features/loyalty/stored.channels';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { dayAndMinute } from '@shared/lib/days';
import type { CallOutput } from '@shared/ipc/contracts';
import type { DesktopContext, DesktopHandlers } from '../../ipc/handlers';
import { plainFileName } from '../../platform/fileName';
import { writeRemembered } from '../privacy/privacy.files.service';
import { cardDesktop } from './loyalty.cards.desktop';
import { couponDesktop } from './loyalty.coupons.desktop';

async function shopOf(desktop: DesktopContext): Promise<TopUpPaper['shop']> {
  const { shop } = (await desktop.query('settings.get', {})) as CallOutput<'settings.get'>;
  return { name: shop?.name ?? '', address: shop?.address ?? '' };
}

/** A slip of money paid in or out as the signed-in person may print it, and whom it names. */
async function slipOf(
  desktop: DesktopContext,
  id: number,
): Promise<{ paper: TopUpPaper; customerId: CustomerId }> {
  const { customerId, name, ...slip } = (await desktop.query('loyalty.topUpSlip', {
    id,
  })) as CallOutput<'loyalty.topUpSlip'>;
  return {
    paper: { ...slip, shop: await shopOf(desktop), customer: name },
    customerId,
  };
}

async function statementOf(
  desktop: DesktopContext,
  asked: { customerId: CustomerId; from: string; to: string },
): Promise<StoredPaper> {
  const read = (await desktop.query(
    'loyalty.storedStatement',
    asked,
  )) as CallOutput<'loyalty.storedStatement'>;
  const card = (await desktop.query('customers.card', {
    id: asked.customerId,
  })) as CallOutput<'customers.card'>;
  return {
    ...read,
    shop: await shopOf(desktop),
    customer: card.fields.name,
    from: asked.from,
    to: asked.to,
    madeOn: dayAndMinute(new Date()).day,
  };
}

export const loyaltyDesktop: DesktopHandlers<typeof loyaltyContract> = {
  ...cardDesktop,
  ...couponDesktop,
  printTopUp: async (desktop, { id, width, language }) => {
    const { paper, customerId } = await slipOf(desktop, id);
    await desktop.tell('loyalty.printTopUp', { id }, customerId);
    await desktop.printTopUp(paper, width, language);
    return {};
  },
  saveTopUp: async (desktop, { id, width, language }) => {
    const { paper, customerId } = await slipOf(desktop, id);
    const path = await desktop.askSave(plainFileName(`${paper.customer} ${paper.on}.pdf`));
    if (path === null) return null;
    await desktop.tell('loyalty.saveTopUp', { id }, customerId);
    const bytes = await desktop.topUpPdf(paper, width, language);
    const file = { path, bytes, customerId, customerIds: [customerId] };
    return writeRemembered(desktop.about().dataDir, file, 'sales.notWritten');
  },
  printStored: async (desktop, { language, ...asked }) => {
    const paper = await statementOf(desktop, asked);
    await desktop.tell('loyalty.printStored', asked, asked.customerId);
    await desktop.printStored(paper, language);
    return {};
  },
  saveStored: async (desktop, { language, ...asked }) => {
    const paper = await statementOf(desktop, asked);
    const path = await desktop.askSave(plainFileName(`${paper.customer} ${asked.from} ${asked.to}.pdf`));
    if (path === null) return null;
    await desktop.tell('loyalty.saveStored', asked, asked.customerId);
    const bytes = await desktop.storedPdf(paper, language);
    const file = { path, bytes, customerId: asked.customerId, customerIds: [asked.customerId] };
    return writeRemembered(desktop.about().dataDir, file, 'sales.notWritten');
  },
};
