import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 120_000 });

const item = (page: Page, subject: string) => page.locator('[data-stop=item]', { hasText: subject });
const cell = (page: Page, day: string, minute?: number) =>
  page.locator(
    `[data-stop=cell][data-day="${day}"]${minute === undefined ? '' : `[data-minute="${String(minute)}"]`}`,
  );

test('follow-ups are dragged, pulled and carried through the calendar, and each act is taken back', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const { id } = await callFromPage(page, 'customers.create', { name: '单雄信 <img onerror>' });
  const [me] = await callFromPage(page, 'followups.people', {});
  const plan = (subject: string, dueMinute: number | null) =>
    callFromPage(page, 'followups.create', {
      kind: 'call',
      customerId: id,
      personId: me?.id ?? 0,
      subject,
      dueOn: '2099-06-10',
      dueMinute,
      lengthMinutes: 30,
    });
  const timed = await plan('十点的电话', 600);
  await plan('不定时的电话', null);
  const dueOf = async (): Promise<unknown[]> => {
    const { dueOn, dueMinute, lengthMinutes } = await callFromPage(page, 'followups.get', { id: timed.id });
    return [dueOn, dueMinute, lengthMinutes];
  };

  await page.keyboard.press('F3');
  await expect(page.getByRole('heading', { name: zh('calendar.title') })).toBeVisible();
  await page.evaluate(() => (window.location.hash = '/followups/month/2099-06-10'));
  await expect(item(page, '十点的电话')).toBeVisible();
  await expectNoViolations(page, 'a month');

  await item(page, '十点的电话').dragTo(cell(page, '2099-06-18'), { targetPosition: { x: 60, y: 70 } });
  await expect.poll(dueOf).toEqual(['2099-06-18', 600, 30]);
  await page.keyboard.press('Control+z');
  await expect.poll(dueOf).toEqual(['2099-06-10', 600, 30]);

  await page.keyboard.press('2');
  await expect(cell(page, '2099-06-11', 840)).toBeAttached();
  await expectNoViolations(page, 'a week');
  await item(page, '十点的电话').dragTo(cell(page, '2099-06-11', 840), {
    sourcePosition: { x: 20, y: 8 },
    targetPosition: { x: 20, y: 2 },
  });
  await expect.poll(dueOf).toEqual(['2099-06-11', 840, 30]);
  // It is measured where it will be pulled, not where it was.
  await expect(item(page, '十点的电话')).toHaveAttribute('data-minute', '840');
  const box = await item(page, '十点的电话').boundingBox();
  if (!box) throw new Error('the item is not in view');
  const hour = await cell(page, '2099-06-11', 840).boundingBox();
  await page.mouse.move(box.x + 20, box.y + box.height - 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + box.height - 2 + (hour?.height ?? 0) / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(dueOf).toEqual(['2099-06-11', 840, 60]);

  await item(page, '不定时的电话').dragTo(cell(page, '2099-06-12', 960), { targetPosition: { x: 20, y: 2 } });
  await expect(item(page, '不定时的电话')).toHaveAttribute('data-minute', '960');

  await item(page, '十点的电话').focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(dueOf).toEqual(['2099-06-10', 840, 60]);
  await expect(item(page, '十点的电话')).toHaveAttribute('data-day', '2099-06-10');
  await expect(item(page, '十点的电话')).toBeFocused();
  await page.keyboard.press('m');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoViolations(page, 'another time');
  await page.getByLabel(zh('calendar.move.time')).fill('930');
  await page.keyboard.press('Enter');
  await expect.poll(dueOf).toEqual(['2099-06-10', 570, 60]);
  await expect(item(page, '十点的电话')).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: zh('calendar.card.label') })).toBeVisible();
  await expectNoViolations(page, 'a follow-up beside the calendar');
  await page.keyboard.press('Escape');
  for (const view of ['3', '4']) {
    await page.keyboard.press(view);
    await expect(item(page, '十点的电话')).toBeVisible();
    await expectNoViolations(page, `view ${view}`);
  }
});
