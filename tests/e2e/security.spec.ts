import { attack, probesOf } from '../drills/attack/attacks';
import { SESSION_PROBES } from '../drills/attack/sessionProbes';
import { makeGuardedShop, openSession } from '../drills/attack/sessions';
import { expect, isPacked, removeFolder, test } from '../support/launch';

/* The same attacks as of the drill, which also shows that each kind of them is noticed where its wall is down. */
test('no attack from the app’s own window gets through', async ({ launchShuke }) => {
  test.setTimeout(240_000);
  const names = probesOf('fresh').filter((name) => isPacked || name !== 'developer tools by key');
  expect(names.length).toBeGreaterThanOrEqual(30);
  expect(Object.fromEntries(await attack(await launchShuke(), names, 'fresh'))).toEqual({});
});

test('nobody gets past the door, a locked screen, or the rights of the front desk', async () => {
  test.setTimeout(240_000);
  const guarded = await makeGuardedShop();
  try {
    for (const session of ['signedOut', 'locked', 'desk'] as const) {
      const { launched, close } = await openSession(session, guarded);
      const through = await attack(launched, Object.keys(SESSION_PROBES), session).finally(close);
      expect(Object.fromEntries(through), session).toEqual({});
    }
  } finally {
    removeFolder(guarded);
  }
});

test('a second start on the same folder brings the first window forward and ends', async ({
  launchShuke,
}) => {
  const first = await launchShuke();
  await expect(launchShuke({ dataDir: first.dataDir })).rejects.toThrow();
  await expect(first.page.locator('body')).toBeVisible();
});
