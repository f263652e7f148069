import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { quietWork } from '../../../../tests/support/builders/backups';
import { scratchDir } from '../../../../tests/support/builders/scratch';
import { makeShop } from '../../../../tests/support/shop';
import { compare } from './compare';

describe('what a restore would change', () => {
  it('is told in counts and in the names of those who came later, who are in use meanwhile', async () => {
    const shop = await makeShop();
    const then = join(scratchDir(), 'then.shuke');
    await shop.call('customers.create', { name: '单玉珍' });
    const { id: removed } = await shop.call('customers.create', { name: '已删' });
    await shop.writer.checkpoint();
    copyFileSync(shop.file, then);
    await shop.call('customers.remove', { ids: [removed] });
    const later = await shop.call('customers.create', { name: '解珍', phones: [{ text: '13800138000' }] });
    await shop.call('customers.addNote', { id: later.id, text: '新来的' });
    await shop.call('customers.create', { name: '', phones: [{ text: '13900139000' }] });
    expect(await compare({ now: shop.file, then }, quietWork)).toEqual({
      lines: [
        { what: 'customers', now: 3, then: 2 },
        { what: 'sales', now: 0, then: 0 },
        { what: 'salesCents', now: 0, then: 0 },
        { what: 'products', now: 0, then: 0 },
        { what: 'notes', now: 1, then: 0 },
      ],
      lostCustomers: { names: ['解珍', '139 0013 9000'], count: 2 },
    });
    await shop.close();
  });

  it('knows a customer whose number was given again for another one', async () => {
    const [one, other] = [await makeShop(), await makeShop()];
    const dir = scratchDir();
    for (const [shop, name, iso] of [
      [one, '甲', '2026-11-20T01:00:00.000Z'],
      [other, '乙', '2026-11-21T01:00:00.000Z'],
    ] as const) {
      shop.clock.set(iso);
      await shop.call('customers.create', { name });
      await shop.writer.checkpoint();
      copyFileSync(shop.file, join(dir, name));
      await shop.close();
    }
    const { lostCustomers } = await compare({ now: join(dir, '甲'), then: join(dir, '乙') }, quietWork);
    expect(lostCustomers).toEqual({ names: ['甲'], count: 1 });
    rmSync(dir, { recursive: true, force: true });
  });

  it('has nothing of today where no shop can be read', async () => {
    const shop = await makeShop();
    await shop.call('customers.create', { name: '单玉珍' });
    await shop.writer.checkpoint();
    const then = join(scratchDir(), 'then.shuke');
    copyFileSync(shop.file, then);
    const { lines, lostCustomers } = await compare({ now: null, then }, quietWork);
    expect(lines[0]).toEqual({ what: 'customers', now: null, then: 1 });
    expect(lostCustomers.count).toBe(0);
    expect(readdirSync(dirname(then))).toEqual(['then.shuke']);
    await shop.close();
  });
});
