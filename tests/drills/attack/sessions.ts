import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '@shared/features/staff/staff.rules';
import { callFromPage, openEmptyShop } from '../../support/desk';
import {
  expect,
  giveToRunner,
  launchShuke,
  makeFolder,
  removeFolder,
  type Launched,
} from '../../support/launch';

/** Who sits at the PC while it is attacked: the owner of a fresh shop, nobody, a locked screen, the front desk. */
export const SESSIONS = ['fresh', 'signedOut', 'locked', 'desk'] as const;
export type SessionName = (typeof SESSIONS)[number];

/** What must not be seen: a name and a phone that stand on no screen before somebody has come in. */
export const MARKS = ['单雄信', '13812345678', '只喝明前'] as const;
export const OWNER = { id: 1, password: '三杯清茶真好', pin: '2580' } as const;
export const DESK = { id: 2, password: '绿茶红茶白茶' } as const;
/** Command ids of what the owner did before, as somebody could have seen them. */
export const OWNERS_ACTS = {
  create: '11111111-1111-4111-8111-111111111111',
  editShop: '22222222-2222-4222-8222-222222222222',
} as const;

/** Role of who is in, as the rights see it; null for nobody and for a locked screen. */
export const roleIn = (session: SessionName): Role | null =>
  session === 'fresh' ? 'owner' : session === 'desk' ? 'desk' : null;

/** The data folder of a closed shop with an owner, the front desk and a customer. Remove it with `removeFolder`. */
export async function makeGuardedShop(): Promise<string> {
  const dataDir = makeFolder();
  const { page, close } = await launchShuke({ dataDir });
  try {
    await openEmptyShop(page);
    const [name, phone, likes] = MARKS;
    await callFromPage(
      page,
      'customers.create',
      { name, phones: [{ text: phone }], likes },
      OWNERS_ACTS.create,
    );
    const shop = { name: '清和茶礼', ownerName: '赵会敏' };
    await callFromPage(page, 'settings.editShop', shop, OWNERS_ACTS.editShop);
    await callFromPage(page, 'staff.setOwnPassword', { current: null, password: OWNER.password });
    await callFromPage(page, 'staff.setOwnPin', { password: OWNER.password, pin: OWNER.pin });
    const { id } = await callFromPage(page, 'staff.add', { name: '小林', role: 'desk' });
    expect(id).toBe(DESK.id);
    await callFromPage(page, 'staff.setPassword', { personId: id, password: DESK.password });
  } finally {
    await close();
  }
  return dataDir;
}

/** Opens a copy of a guarded shop in a session; `fresh` needs none. Resolves to the app and what takes all away again. */
export async function openSession(
  session: SessionName,
  guarded: string,
  appDir?: string,
): Promise<{ launched: Launched; close: () => Promise<void> }> {
  if (session === 'fresh') {
    const launched = await launchShuke({ appDir });
    return { launched, close: launched.close };
  }
  const dataDir = makeFolder();
  cpSync(guarded, dataDir, { recursive: true });
  for (const path of readdirSync(dataDir, { recursive: true })) giveToRunner(join(dataDir, String(path)));
  const launched = await launchShuke({ dataDir, appDir });
  const close = async (): Promise<void> => {
    await launched.close();
    removeFolder(dataDir);
  };
  try {
    await enter(launched, session);
    return { launched, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function enter({ page }: Launched, session: Exclude<SessionName, 'fresh'>): Promise<void> {
  await page.waitForFunction(() => 'shuke' in window);
  if (session === 'signedOut') return;
  const { id: personId, password } = session === 'desk' ? DESK : OWNER;
  await callFromPage(page, 'staff.signIn', { personId, password });
  await page.evaluate(() => (window.location.hash = '#/customers/1'));
  await expect(page.getByText(MARKS[0]).first()).toBeVisible();
  if (session === 'locked') await callFromPage(page, 'staff.lock', {});
}
