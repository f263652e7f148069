import { jpegSize } from '@shared/features/pictures/pictures.rules';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';
import { pngOf } from '../drills/feedback/photos';
import { freePort, openVisitor } from '../support/visitor';

test.describe.configure({ timeout: 240_000 });

test('a visitor writes by the page on the shop’s Wi-Fi, the desk reads and answers it, and switched off nobody is served', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const port = await freePort();
  const address = `http://127.0.0.1:${String(port)}/`;
  const choice = page.getByRole('radiogroup', { name: zh('feedback.page.field.isOn') });
  const save = page.getByRole('button', { name: zh('common.save') });
  const light = page.getByRole('link', { name: zh('feedback.lightShort.on') });

  await page.evaluate(() => (window.location.hash = '#/settings/feedback'));
  await expect(choice).toBeVisible();
  await expect(light).toHaveCount(0);
  await choice.getByText(zh('feedback.page.on'), { exact: true }).click();
  await page.getByLabel(zh('feedback.page.field.address')).selectOption('127.0.0.1');
  await page.getByLabel(zh('feedback.page.field.port')).fill(String(port));
  await page.getByLabel(zh('feedback.page.field.phone')).fill('020-81234567');
  await page
    .getByRole('radiogroup', { name: zh('feedback.page.field.hasBoard') })
    .getByText(zh('feedback.page.on'), { exact: true })
    .click();
  await save.click();
  await expect(light).toBeVisible();
  await expect(page.getByText(zh('feedback.test.waiting'))).toBeVisible();
  await page.getByLabel(zh('feedback.source.name')).fill('红茶货架');
  await page.getByRole('button', { name: zh('feedback.source.add') }).click();
  await expect(
    page.getByRole('button', { name: zh('feedback.source.retireNamed', { name: '红茶货架' }) }),
  ).toBeVisible();
  await expectNoViolations(page, 'the page for visitors set up');

  const { sources } = await callFromPage(page, 'feedback.setUp', {});
  const visitor = await openVisitor();
  try {
    const form = visitor.page;
    const send = form.getByRole('button', { name: '发送' });
    await form.goto(`${address}board`);
    await expect(form.getByText('现在还没有公示。')).toBeVisible();
    await expectNoViolations(form, 'the public board');
    await form.goto(`${address}${sources[0]?.code ?? ''}`);
    await expect(form.getByRole('heading')).toBeVisible();
    await expectNoViolations(form, 'the form of visitors');
    await form.getByLabel('投诉').check();
    await form.getByLabel('您想说的话').fill('<b>茶受潮了</b>\n怎么办');
    await form.getByLabel('请给我回电话').check();
    const photos = form.getByLabel('照片');
    await photos.setInputFiles({
      ...{ name: '茶.png', mimeType: 'image/png' },
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'),
    });
    await send.click();
    await expect(form.getByText('照片打不开')).toBeVisible();
    await expect(form.getByText('要回电话，请写一个能打通的号码')).toBeVisible();
    await expect(form.getByLabel('您想说的话')).toHaveValue('<b>茶受潮了</b>\n怎么办');
    await expectNoViolations(form, 'the form of visitors with something to mend');
    await form.getByLabel('电话（可以不写）').fill('13800138000');
    /* Whole by its parts, but nothing is to be drawn of it. */
    await photos.setInputFiles({
      ...{ name: '茶.png', mimeType: 'image/png' },
      buffer: pngOf('x'),
    });
    await send.click();
    await expect(form.getByText('照片打不开')).toBeVisible();
    const wide = await form.evaluate(() => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: 2_400, height: 1_200 });
      canvas.getContext('2d')?.fillRect(100, 100, 800, 800);
      return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
    });
    await photos.setInputFiles({
      ...{ name: '茶.jpg', mimeType: 'image/jpeg' },
      buffer: Buffer.from(wide, 'base64'),
    });
    await send.click();
    await expect(form.getByText('收到了，谢谢您。')).toBeVisible();
    await expectNoViolations(form, 'thanks');

    // One of the views of the desk, by the keys of its tabs.
    await page.evaluate(() => (window.location.hash = '#/complaints'));
    await page.getByRole('tab', { name: zh('complaints.tab.open') }).press('ArrowLeft');
    await expect(page.getByRole('tab', { name: zh('complaints.tab.inbox') })).toContainText(
      zh('complaints.inboxUnread', { unread: 1 }),
    );
    const inbox = page.getByRole('grid', { name: zh('feedback.group.open') });
    await expect(inbox).toContainText('<b>茶受潮了</b>');
    await expect(inbox).toContainText('红茶货架');
    await inbox.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText(zh('feedback.wantsCall'))).toBeVisible();
    const shown = page.getByRole('region', { name: zh('common.pictures.heading') }).getByRole('listitem');
    await expect(shown).toHaveCount(1);
    const [kept] = await callFromPage(page, 'feedback.pictures', { id: 1 });
    const { full } = await callFromPage(page, 'feedback.picture', { id: kept?.id ?? 0 });
    expect(jpegSize(Buffer.from(full, 'base64'))).toEqual({ width: 1_280, height: 640 });
    await expectNoViolations(page, 'a message');
    await page.keyboard.press('d');
    await page.getByRole('dialog').getByLabel(zh('feedback.answer.field')).fill('换了一盒');
    await page.keyboard.press('Control+s');
    await expect(page.getByText(zh('feedback.empty.open'))).toBeVisible();

    await page.evaluate(() => (window.location.hash = '#/settings/feedback'));
    await choice.getByText(zh('feedback.page.off'), { exact: true }).click();
    await save.click();
    await expect(light).toHaveCount(0);
    await expect(form.goto(address)).rejects.toThrow(/ERR_CONNECTION_REFUSED/u);
  } finally {
    await visitor.close();
  }
});

test('a survey’s poster asks two questions of a visitor; the desk reads the answers and takes them up as a complaint', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const port = await freePort();
  await callFromPage(page, 'feedback.setPage', {
    ...{ isOn: true, address: '127.0.0.1', port, phone: '', email: '', hasBoard: false },
  });
  await page.evaluate(() => (window.location.hash = '#/settings/feedback'));
  await expect(page.getByRole('link', { name: zh('feedback.lightShort.on') })).toBeVisible();
  await page.getByRole('radio', { name: zh('feedback.source.page.survey') }).check({ force: true });
  await page.getByLabel(zh('feedback.source.name')).fill('取货处');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('button', { name: zh('feedback.source.retireNamed', { name: '取货处' }) }),
  ).toBeVisible();
  const { sources } = await callFromPage(page, 'feedback.setUp', {});
  expect(sources).toMatchObject([{ name: '取货处', page: 'survey' }]);

  const visitor = await openVisitor();
  try {
    const form = visitor.page;
    await form.goto(`http://127.0.0.1:${String(port)}/${sources[0]?.code ?? ''}`);
    const satisfied = form.getByRole('group', { name: '这次您满意吗？' });
    await expect(satisfied).toBeVisible();
    await expectNoViolations(form, 'the survey');
    await expect(form.getByLabel('电话')).toHaveCount(0);
    await satisfied.getByLabel('2 不满意').check();
    await form.getByLabel('您会把我们推荐给朋友吗？').selectOption('0');
    await form.getByLabel('想补充的').fill('=HYPERLINK("x") <img src=x onerror=alert(1)> 等了四十分钟 𠮷');
    await form.getByRole('button', { name: '发送' }).click();
    await expect(form.getByText('收到了，谢谢您。')).toBeVisible();
  } finally {
    await visitor.close();
  }

  await page.evaluate(() => (window.location.hash = '#/complaints/inbox'));
  const inbox = page.getByRole('grid', { name: zh('feedback.group.open') });
  await expect(inbox).toContainText(zh('feedback.survey', { satisfaction: '2', recommend: '0' }));
  await expect(inbox).toContainText('取货处');
  await inbox.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: zh('feedback.complain') })).toBeVisible();
  await expectNoViolations(page, 'the answers of a survey');
  await page.keyboard.press('w');
  await expect(page.getByText('<img src=x onerror=alert(1)> 等了四十分钟 𠮷').first()).toBeVisible();
  await expect
    .poll(async () => (await callFromPage(page, 'complaints.counts', { isMine: false, personId: null })).open)
    .toBe(1);
});
