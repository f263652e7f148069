import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, type Launched, test } from '../support/launch';

test.describe.configure({ timeout: 120_000 });

/** Ends the writing thread with the next new customer in it: before it is told of it, or before it can answer. */
async function crashWithNextCustomer({ app }: Launched, moment: 'before' | 'after'): Promise<void> {
  await app.evaluate((_electron, when) => {
    type Message = { type?: string; id?: number; method?: string; input?: { channel?: string } };
    type Thread = {
      postMessage(message: Message): void;
      emit(event: string, ...values: unknown[]): boolean;
      terminate(): Promise<number>;
    };
    const threads = process.getBuiltinModule('node:worker_threads');
    const prototype = threads.Worker.prototype as unknown as Thread;
    const post = prototype.postMessage;
    prototype.postMessage = function (this: Thread, message) {
      const isIt = message.method === 'call' && message.input?.channel === 'customers.create';
      if (!isIt) {
        post.call(this, message);
        return;
      }
      prototype.postMessage = post;
      if (when === 'before') {
        void this.terminate();
        return;
      }
      const emit = this.emit.bind(this);
      this.emit = (event, ...values) => {
        const told = values[0] as Message | undefined;
        if (event !== 'message' || told?.type !== 'answer' || told.id !== message.id)
          return emit(event, ...values);
        void this.terminate();
        return true;
      };
      post.call(this, message);
    };
  }, moment);
}

const act = zh('history.act.customers.create');

for (const { moment, told } of [
  { moment: 'before', told: 'common.interrupted.notDone' },
  { moment: 'after', told: 'common.interrupted.done' },
] as const) {
  test(`an act that a crash cut off ${moment} it was done is looked up and told`, async ({ launchShuke }) => {
    const launched = await launchShuke();
    const { page } = launched;
    await openEmptyShop(page);
    await crashWithNextCustomer(launched, moment);
    await page.keyboard.press('Control+n');
    await page.getByLabel(zh('customers.field.name'), { exact: true }).fill('单雨珍');
    await page.keyboard.press('Control+s');
    await expect(page.getByText(zh(told).replace('{{act}}', act))).toBeVisible();
    if (moment === 'before') await page.keyboard.press('Control+s');
    await expect(page).toHaveURL(/#\/customers\/\d+$/);
    expect((await callFromPage(page, 'customers.counts', {})).all).toBe(1);
  });
}

test('a window whose page was killed is offered again, and shows the shop', async ({ launchShuke }) => {
  const { app, page } = await launchShuke();
  await openEmptyShop(page);
  await callFromPage(page, 'customers.create', { name: '单雨珍' });
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents) process.kill(contents.getOSProcessId(), 'SIGKILL');
  });
  const shown = (): Promise<string> =>
    app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents || contents.isCrashed()) return '';
      /* Asked of a page that is just being replaced, it would never be answered. */
      const text = contents.executeJavaScript('document.body.innerText') as Promise<string>;
      return Promise.race([text, new Promise<string>((resolve) => setTimeout(resolve, 1_000, ''))]);
    });
  await expect.poll(shown, { timeout: 30_000 }).toContain('单雨珍');
  const questions = await app.evaluate(
    () =>
      (globalThis as { shukeTest?: { questions: { title: string; yes: string }[] } }).shukeTest?.questions,
  );
  expect(questions).toEqual([
    expect.objectContaining({ title: zh('desktop.crashed.title'), yes: zh('desktop.crashed.reopen') }),
  ]);
});
