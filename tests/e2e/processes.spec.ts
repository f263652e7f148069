import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 240_000 });

test('a dispute is begun on the card, gone through by keyboard and on Today, taken back, stopped and measured', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  await callFromPage(page, 'staff.setOwnPassword', { current: null, password: '三杯清茶真好' });
  const lin = await callFromPage(page, 'staff.add', { name: '小林', role: 'desk' });
  await callFromPage(page, 'staff.setPassword', { personId: lin.id, password: '绿茶红茶白茶' });
  const { id } = await callFromPage(page, 'customers.create', { name: '单雄信' });
  const dialog = page.getByRole('dialog');

  await page.evaluate((to) => (window.location.hash = `#/customers/${String(to)}`), id);
  await expect(page.getByRole('heading', { name: '单雄信' })).toBeVisible();
  await page.getByRole('grid').focus();
  await page.keyboard.press('w');
  await expect(dialog.getByLabel(zh('processes.field.template'))).toBeFocused();
  await dialog
    .getByLabel(zh('processes.field.template'))
    .selectOption({ label: zh('processes.preset.dispute.name') });
  await dialog.getByLabel(zh('processes.field.words')).fill('说茶叶受潮');
  const second = zh('processes.preset.dispute.step.look.title');
  await dialog.getByLabel(zh('processes.start.who', { step: second })).selectOption({ label: '小林' });
  await expectNoViolations(page, 'a process about to begin');
  await page.keyboard.press('Control+s');
  await expect(dialog).toHaveCount(0);
  const strip = page.getByRole('list', { name: zh('processes.card.list') });
  const first = zh('processes.preset.dispute.step.listen.title');
  await expect(strip).toContainText(first);
  await expectNoViolations(page, 'a card with a process');

  await strip.getByRole('link').click();
  const steps = page.getByRole('list', { name: zh('processes.panel.steps') });
  await expect(steps.getByRole('listitem')).toHaveCount(5);
  await expectNoViolations(page, 'a process with its checklist');
  await page.keyboard.press('d');
  await expect(dialog.getByLabel(zh('processes.field.note'))).toBeFocused();
  await page.keyboard.type('听完了');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(steps.locator('[aria-current=step]')).toContainText(second);
  await expect(steps).toContainText('听完了');
  await page.keyboard.press('Control+z');
  await expect(steps.locator('[aria-current=step]')).toContainText(first);

  await page.keyboard.press('F2');
  const line = page
    .getByRole('list', { name: zh('followups.today.list') })
    .getByRole('group', { name: new RegExp(first, 'u') });
  await line.focus();
  await page.keyboard.press('d');
  await expect(line).toHaveCount(0);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('te shu liu cheng');
  await page.keyboard.press('Enter');
  const table = page.getByRole('grid', { name: zh('processes.tab.running') });
  await expect(table).toContainText(second);
  await table.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(steps.locator('[aria-current=step]')).toContainText('小林');
  await page.keyboard.press('g');
  await expect(dialog.getByLabel(zh('processes.field.taker'))).toBeFocused();
  await expectNoViolations(page, 'a step handed over');
  await page.keyboard.press('Control+s');
  await expect(dialog).toHaveCount(0);
  await expect(steps.locator('[aria-current=step]')).toContainText('赵会敏');
  await page.keyboard.press('x');
  await expect(dialog.getByLabel(zh('processes.field.reason'))).toBeFocused();
  await page.keyboard.type('当面看过了');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(steps).toContainText('当面看过了');
  await page.keyboard.press('Delete');
  await expect(dialog.getByLabel(zh('processes.field.reason'))).toBeFocused();
  await page.keyboard.type('误会');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/误会$/u)).toBeVisible();
  await expect(page.getByText(zh('processes.empty.running'))).toBeVisible();
  await page.getByRole('tab', { name: zh('processes.tab.record') }).click();
  await expect(page.getByRole('table').getByRole('row', { name: new RegExp(first, 'u') })).toContainText(
    '100%',
  );
  await expectNoViolations(page, 'how processes went');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('liu cheng mu ban');
  await page.keyboard.press('Enter');
  await page
    .getByRole('button', {
      name: zh('processes.template.editNamed', { name: zh('processes.preset.return.name') }),
    })
    .click();
  await dialog.getByLabel(zh('processes.field.name')).fill('退换货');
  await expectNoViolations(page, 'a template');
  await page.keyboard.press('Control+s');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { name: '退换货' })).toBeVisible();
  await expectNoViolations(page, 'the templates');
});
