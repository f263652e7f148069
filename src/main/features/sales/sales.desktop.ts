import type { salesContract, Slip, SlipPaper, StatementPaper } from '@shared/features/sales/sales.contract';
import type { CallOutput } from '@shared/ipc/contracts';
import { dayAndMinute } from '@shared/lib/days';
import type { DesktopContext, DesktopHandlers } from '../../ipc/handlers';
import { plainFileName } from '../../platform/fileName';
import { writeRemembered } from '../privacy/privacy.files.service';

async function shopOf(desktop: DesktopContext): Promise<SlipPaper['shop']> {
  const { shop } = (await desktop.query('settings.get', {})) as CallOutput<'settings.get'>;
  return { name: shop?.name ?? '', address: shop?.address ?? '' };
}

/** How the customer of a slip stands as a member now. */
async function memberOf(desktop: DesktopContext, customerId: number): Promise<SlipPaper['member']> {
  const member = (await desktop.query('loyalty.till', { customerId })) as CallOutput<'loyalty.till'>;
  if (member === null) return null;
  const { tier, hasPoints, points, next } = member;
  return { tierName: tier.name, points: hasPoints ? points : null, next };
}

/** A slip as the signed-in person may print it, and whom it names. */
async function slipOf(
  desktop: DesktopContext,
  id: number,
): Promise<{ paper: SlipPaper; customerId: number | null }> {
  const slip = (await desktop.query('sales.slip', { id })) as Slip;
  const { customer } = slip;
  const member = customer === null ? null : await memberOf(desktop, customer.id);
  return {
    paper: { shop: await shopOf(desktop), slip, customer: customer?.name ?? '', member },
    customerId: customer?.id ?? null,
  };
}

async function statementOf(
  desktop: DesktopContext,
  { customerId, month }: { customerId: number; month: string },
): Promise<StatementPaper> {
  const statement = (await desktop.query('sales.statement', {
    customerId,
    month,
  })) as CallOutput<'sales.statement'>;
  const card = (await desktop.query('customers.card', { id: customerId })) as CallOutput<'customers.card'>;
  return {
    ...statement,
    shop: await shopOf(desktop),
    customer: card.fields.name,
    month,
    madeOn: dayAndMinute(new Date()).day,
  };
}

export const salesDesktop: DesktopHandlers<typeof salesContract> = {
  printSlip: async (desktop, { id, width, language }) => {
    const { paper, customerId } = await slipOf(desktop, id);
    await desktop.tell('sales.printSlip', { id }, customerId as never);
    await desktop.printSlip(paper, width, language);
    return {};
  },
  saveSlip: async (desktop, { id, width, language }) => {
    const { paper, customerId } = await slipOf(desktop, id);
    const path = await desktop.askSave(plainFileName(`${paper.slip.number ?? String(id)}.pdf`));
    if (path === null) return null;
    await desktop.tell('sales.saveSlip', { id }, customerId as never);
    const bytes = await desktop.slipPdf(paper, width, language);
    const customerIds = customerId === null ? [] : [customerId];
    return writeRemembered(
      desktop.about().dataDir,
      { path, bytes, customerId: null, customerIds },
      'sales.notWritten',
    );
  },
  printStatement: async (desktop, { language, ...asked }) => {
    const paper = await statementOf(desktop, asked);
    await desktop.tell('sales.printStatement', asked, asked.customerId);
    await desktop.printStatement(paper, language);
    return {};
  },
  saveStatement: async (desktop, { language, ...asked }) => {
    const paper = await statementOf(desktop, asked);
    const path = await desktop.askSave(plainFileName(`${paper.customer} ${asked.month}.pdf`));
    if (path === null) return null;
    await desktop.tell('sales.saveStatement', asked, asked.customerId);
    const bytes = await desktop.statementPdf(paper, language);
    const file = { path, bytes, customerId: asked.customerId, customerIds: [asked.customerId] };
    return writeRemembered(desktop.about().dataDir, file, 'sales.notWritten');
  },
};
