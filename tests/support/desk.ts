import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { CallInput, CallOutput, ChannelName } from '@shared/ipc/contracts';
import type { Envelope } from '@shared/ipc/envelope';
import { expect } from './launch';
import { wordsOf } from './words';

export const zh = wordsOf('zh-CN');

/** Calls a channel as the page itself would; throws the code of a refusal. */
export async function callFromPage<N extends ChannelName>(
  page: Page,
  channel: N,
  input: CallInput<N>,
  commandId: string = randomUUID(),
): Promise<CallOutput<N>> {
  const answer = await page.evaluate(
    (request) =>
      (window as unknown as { shuke: { call(request: unknown): Promise<unknown> } }).shuke.call(request),
    { channel, input, commandId },
  );
  const envelope = answer as Envelope;
  if (!envelope.ok) throw new Error(`${channel}: ${envelope.error.code}`);
  return envelope.value as CallOutput<N>;
}

/** First start by keyboard: a beginning by its digit, then the two names; password and where backups go are put off. */
export async function beginShop(page: Page, digit: '1' | '2'): Promise<void> {
  await page.getByText(zh('firststart.begin')).waitFor();
  await page.keyboard.press(digit);
  await expect(page.getByLabel(zh('firststart.name.label'))).toBeFocused();
  await page.keyboard.type('清和茶礼');
  await page.keyboard.press('Tab');
  await page.keyboard.type('赵会敏');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: zh('firststart.password.title') }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: zh('backup.firstplace.title') }).waitFor();
  await page.keyboard.press('Escape');
}

/** First start by keyboard, up to the empty list. */
export async function openEmptyShop(page: Page): Promise<void> {
  await beginShop(page, '2');
  await expect(page.getByRole('grid', { name: zh('customers.title.list') })).toBeVisible();
}
