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

/** First start by keyboard, up to the empty list. */
export async function openEmptyShop(page: Page): Promise<void> {
  await page.getByLabel(zh('firststart.name.label')).waitFor();
  await page.keyboard.type('清和茶礼');
  await page.keyboard.press('Tab');
  await page.keyboard.type('赵会敏');
  await page.keyboard.press('Enter');
  await expect(page.getByText(zh('firststart.begin'))).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByRole('grid', { name: zh('customers.title.list') })).toBeVisible();
}
