import { fileFolder } from '../fixtures/transfer/makeFiles';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import {
  bigExcerpt,
  chooseFile,
  goToCheck,
  openImports,
  PATIENCE,
  rowsOf,
  tabTo,
  wizard,
} from '../support/importing';
import { expect, test, type Launched } from '../support/launch';

test.describe.configure({ timeout: 600_000 });

/** Closes the window as its cross does. */
async function close({ app }: Launched): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
}

test('who closes the window during an import is asked, may stay, and nothing half-done is left', async ({
  launchShuke,
}) => {
  const folder = fileFolder();
  const path = folder.write('big.csv', bigExcerpt());
  const shuke = await launchShuke();
  const { page, app, dataDir } = shuke;
  await openEmptyShop(page);
  const before = rowsOf(dataDir);
  const dialog = page.getByRole('dialog', { name: zh('shell.quit.title') });

  await test.step('the window stays, and says what goes on', async () => {
    await openImports(page);
    await chooseFile(shuke, path);
    await goToCheck(page);
    await page.keyboard.press('Enter');
    await expect(wizard(page).step('run').getByRole('progressbar')).toBeVisible(PATIENCE);
    await close(shuke);
    await expect(dialog).toContainText(zh('shell.task.transfer.run'));
    await expect(dialog.getByRole('button', { name: zh('shell.quit.finish') })).toBeFocused();
    await expectNoViolations(page, 'the question before quitting');
  });

  await test.step('Esc: nothing happens, the import goes on', async () => {
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    const { imports } = await callFromPage(page, 'transfer.list', { offset: 0, limit: 1 });
    expect(imports[0]?.state).toBe('running');
  });

  await test.step('stop and quit: the program ends by itself', async () => {
    await close(shuke);
    const gone = new Promise((done) => app.process().once('exit', done));
    await tabTo(page, dialog.getByRole('button', { name: zh('shell.quit.stop') }));
    await page.keyboard.press('Enter');
    await gone;
  });

  await test.step('the next start finds the shop as it was before', async () => {
    const again = await launchShuke({ dataDir });
    await expect(again.page.getByRole('grid', { name: zh('customers.title.list') })).toBeVisible(PATIENCE);
    expect(rowsOf(dataDir)).toEqual(before);
    const { imports } = await callFromPage(again.page, 'transfer.list', { offset: 0, limit: 1 });
    expect(imports[0]?.state).toBe('cancelled');
    await again.close();
  });
  folder.remove();
});
