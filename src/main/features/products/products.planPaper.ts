import type { PlanPaper } from '@shared/features/products/plan.channels';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import { dayAndMinute } from '@shared/lib/days';
import type { DesktopContext } from '../../ipc/handlers';
import { plainFileName } from '../../platform/fileName';
import { writeRemembered } from '../privacy/privacy.files.service';

async function paperOf(desktop: DesktopContext): Promise<PlanPaper> {
  const { places } = (await desktop.query('products.plan', {})) as CallOutput<'products.plan'>;
  const { shop } = (await desktop.query('settings.get', {})) as CallOutput<'settings.get'>;
  return { shop: shop?.name ?? '', day: dayAndMinute(new Date()).day, places };
}

/** Prints the plan of the shop. Throws products.notPrinted. */
export async function printPlan(
  desktop: DesktopContext,
  { language }: CallInput<'products.printPlan'>,
): Promise<Record<string, never>> {
  await desktop.printPlan(await paperOf(desktop), language);
  return {};
}

/** Writes it as a PDF where a person chooses; null where no place was chosen. Throws products.notWritten. */
export async function savePlan(
  desktop: DesktopContext,
  { language }: CallInput<'products.savePlan'>,
): Promise<CallOutput<'products.savePlan'>> {
  const paper = await paperOf(desktop);
  const path = await desktop.askSave(plainFileName(`${paper.shop} ${paper.day}.pdf`));
  if (path === null) return null;
  const bytes = await desktop.planPdf(paper, language);
  const file = { path, bytes, customerId: null, customerIds: [] };
  return writeRemembered(desktop.about().dataDir, file, 'products.notWritten');
}
