import { PROBE_NAMES, attack } from '../drills/attack/attacks';
import { expect, isPacked, test } from '../support/launch';

/* The same attacks as of the drill, which also shows that each kind of them is noticed where its wall is down. */
test('no attack from the app’s own window gets through', async ({ launchShuke }) => {
  test.setTimeout(240_000);
  const names = PROBE_NAMES.filter((name) => isPacked || name !== 'developer tools by key');
  expect(names.length).toBeGreaterThanOrEqual(30);
  expect(Object.fromEntries(await attack(await launchShuke(), names))).toEqual({});
});

test('a second start on the same folder brings the first window forward and ends', async ({
  launchShuke,
}) => {
  const first = await launchShuke();
  await expect(launchShuke({ dataDir: first.dataDir })).rejects.toThrow();
  await expect(first.page.locator('body')).toBeVisible();
});
