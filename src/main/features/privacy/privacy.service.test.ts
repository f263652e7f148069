import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { markOf, reapplyErasures } from './privacy.service';
import { findBrokenAudit } from '../../db/audit';
import type { ErasureMark } from '@shared/features/backup/backup.manifest.rules';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { openReader, Statements } from '../../db/reader';
import { copyCustomer } from '../backup/backup.copying';
import type { ConnectionReader } from '../../db/reader';
import { makeShop, openShop, tempDir } from '../../../../tests/support/shop';
import type { TestShop } from '../../../../tests/support/shop';

let shop: TestShop;
beforeEach(async () => {
  shop = await makeShop();
});
afterEach(async () => {
  await shop.close();
});

const PHONE = '13800138011';

async function erase(id: number, typed = '单玉珍') {
  return shop.call('privacy.erase', { id, typed });
}

test('a card tells what was refused or withdrawn, and no more once it was given', async () => {
  const { id } = await shop.call('customers.create', { name: '单玉珍' });
  const say = (purpose: 'phone' | 'photo', answer: 'given' | 'refused' | 'withdrawn') =>
    shop.call('privacy.recordConsent', { id, purpose, answer, way: 'counter' });
  const refuses = async () => (await shop.call('customers.card', { id })).refuses;
  await say('phone', 'refused');
  await say('photo', 'given');
  expect(await refuses()).toEqual(['phone']);
  await say('photo', 'withdrawn');
  await say('phone', 'given');
  expect(await refuses()).toEqual(['photo']);
});

describe('an erasure', () => {
  test('takes the person out and leaves what was bought under their number', async () => {
    const { id } = await shop.call('customers.create', {
      name: '单玉珍',
      phones: [{ text: PHONE }],
      tags: ['老师'],
      likes: '龙井',
    });
    await shop.call('customers.addNote', { id, text: '记得送货' });
    shop.reader.get('SELECT 1');
    expect(await shop.call('privacy.preview', { id })).toMatchObject({
      confirm: '单玉珍',
      goes: { phones: 1, notes: 1, tags: 1, files: 0, drafts: 0, mentions: 0 },
    });
    await erase(id);
    await expect(shop.call('customers.card', { id })).rejects.toThrow('customers.erased');
    expect((await shop.call('customers.find', { text: '单玉珍' })).rows).toEqual([]);
    expect((await shop.call('customers.find', { text: '0011' })).rows).toEqual([]);
    expect(await shop.call('customers.counts', {})).toMatchObject({ all: 0, bin: 0 });
    const { acts } = await shop.call('history.list', { offset: 0, limit: 10 });
    expect(acts[0]).toMatchObject({ channel: 'privacy.erase', subject: `#${String(id)}`, canUndo: false });
  });

  test('is warned of where something is not settled', async () => {
    const { id } = await shop.call('customers.create', { name: '单玉珍' });
    const settled = { debtCents: 0, storedCents: 0, giftCents: 0, points: 0, counts: 0, coupons: 0 };
    expect((await shop.call('privacy.preview', { id })).unsettled).toEqual(settled);
    await shop.call('sales.ringUp', {
      customerId: id,
      lines: [{ productId: null, name: '碧潭飘雪', quantityMilli: 1_000, unitPriceMills: 168_000 }],
      payments: [],
      dueOn: '2026-12-24',
      note: '',
      amountCents: 16_800,
    });
    expect((await shop.call('privacy.preview', { id })).unsettled).toEqual({ ...settled, debtCents: 16_800 });
  });

  test('is refused where anything but the name or the number was typed', async () => {
    const { id } = await shop.call('customers.create', { name: '单玉珍', number: '88' });
    await expect(erase(id, '单玉')).rejects.toThrow('privacy.notTyped');
    await expect(erase(id, '')).rejects.toThrow('privacy.notTyped');
    expect((await shop.call('customers.card', { id })).fields.name).toBe('单玉珍');
    await erase(id, ' 88');
    await expect(erase(id, '88')).rejects.toThrow('customers.notFound');
  });

  test('blacks out the phone in other rows, however it is written, and leaves the words beside it', async () => {
    const { id } = await shop.call('customers.create', { name: '单玉珍', phones: [{ text: PHONE }] });
    const { id: other } = await shop.call('customers.create', {
      name: '王芳',
      note: '单玉珍的同事，她电话 138-0013-8011，别打错',
    });
    await erase(id);
    expect((await shop.call('customers.card', { id: other })).fields.note).toBe(
      `[#${String(id)}]的同事，她电话 [#${String(id)}]，别打错`,
    );
    expect((await shop.call('customers.find', { text: '8011' })).rows).toEqual([]);
  });

  test('leaves a phone that another card has too with that card', async () => {
    const { id } = await shop.call('customers.create', { name: '单玉珍', phones: [{ text: PHONE }] });
    const { id: other } = await shop.call('customers.create', { name: '单雄信', phones: [{ text: PHONE }] });
    expect((await shop.call('privacy.preview', { id })).sharedPhones).toBe(1);
    await erase(id);
    expect((await shop.call('customers.card', { id: other })).fields.phones[0]?.digits).toBe(PHONE);
    expect((await shop.call('customers.find', { text: PHONE })).rows.map((row) => row.id)).toEqual([other]);
  });

  test('keeps the chain of the trail whole, and no undo brings anything back', async () => {
    const { id } = await shop.call('customers.create', { name: '王芳' });
    const other = await shop.call('customers.create', { name: '单雄信' });
    const commandId = '11111111-1111-4111-8111-111111111111';
    await shop.call('customers.edit', { id, version: 1, fields: { name: '单玉珍' } }, commandId);
    await erase(id);
    const statements = new Statements(
      (shop.reader as ConnectionReader & { statements: Statements })['statements'].db,
    );
    expect(findBrokenAudit(statements)).toBeNull();
    const { actId } = await shop.call('history.lookUp', { commandId });
    await expect(shop.call('history.undo', { actId: actId ?? 0 })).rejects.toThrow('history.notUndoable');
    await shop.call('history.undoLast', {});
    await expect(shop.call('customers.card', { id: other.id })).rejects.toThrow('customers.notFound');
  });

  test('drops what anybody has half typed about them or with their name in it', async () => {
    const { id } = await shop.call('customers.create', { name: '单玉珍' });
    const { id: other } = await shop.call('customers.create', { name: '王芳' });
    await shop.call('drafts.keep', {
      place: { form: 'customers.edit', customerId: id },
      title: '',
      body: '{}',
    });
    const slot = '22222222-2222-4222-8222-222222222222';
    await shop.call('drafts.keep', {
      place: { form: 'customers.create', slot },
      title: '单玉珍',
      body: '{}',
    });
    await shop.call('drafts.keep', {
      place: { form: 'customers.edit', customerId: other },
      title: '王芳',
      body: '{}',
    });
    expect((await shop.call('privacy.preview', { id })).goes.drafts).toBe(2);
    await erase(id);
    expect((await shop.call('drafts.list', {})).map(({ title }) => title)).toEqual(['王芳']);
  });

  test('deletes a file that the program wrote about them, and tells of one that was changed since', async () => {
    const { id } = await shop.call('customers.create', { name: '单玉珍', phones: [{ text: PHONE }] });
    const { finishRemembered } = await import('./privacy.files.service');
    for (const [name, text] of [
      ['one.csv', `3,跳过,电话不对,单玉珍 | ${PHONE}`],
      ['two.csv', '4,跳过,电话不对,别人'],
      ['three.csv', `5,跳过,电话不对,${PHONE}`],
    ] as const) {
      writeFileSync(join(shop.dir, `${name}.part`), text);
      const path = join(shop.dir, name);
      await finishRemembered(shop.dir, { part: `${path}.part`, path, customerId: null });
    }
    writeFileSync(join(shop.dir, 'three.csv'), `${PHONE}，我改过`);
    expect(await erase(id)).toMatchObject({
      filesGone: 1,
      filesLeft: [{ name: 'three.csv', why: 'changed' }],
    });
    expect(existsSync(join(shop.dir, 'one.csv'))).toBe(false);
    expect(existsSync(join(shop.dir, 'two.csv'))).toBe(true);
  });

  test('deletes what another customer was given in which they stand, though nobody can read a PDF again', async () => {
    const { id } = await shop.call('customers.create', { name: '单玉珍', phones: [{ text: PHONE }] });
    const neighbour = await shop.call('customers.create', { name: '邻居', note: `有事打 ${PHONE}` });
    const stranger = await shop.call('customers.create', { name: '生人' });
    const { finishRemembered } = await import('./privacy.files.service');
    for (const [name, { id: customerId }] of [
      ['neighbour.pdf', neighbour],
      ['stranger.pdf', stranger],
    ] as const) {
      const path = join(shop.dir, name);
      writeFileSync(`${path}.part`, '%PDF');
      await finishRemembered(shop.dir, { part: `${path}.part`, path, customerId });
    }
    expect(await erase(id)).toMatchObject({ filesGone: 1, filesLeft: [] });
    expect(existsSync(join(shop.dir, 'neighbour.pdf'))).toBe(false);
    expect(existsSync(join(shop.dir, 'stranger.pdf'))).toBe(true);
  });

  test('leaves no byte of them in the shop, its log or beside it', async () => {
    const { id } = await shop.call('customers.create', {
      name: '单玉珍',
      phones: [{ text: PHONE }],
      wechat: 'wx_danyuzhen',
    });
    await shop.call('customers.edit', { id, version: 1, fields: { name: '单玉真' } });
    const holds = () =>
      readdirSync(shop.dir).filter((name) => {
        const bytes = readFileSync(join(shop.dir, name));
        return ['单玉珍', '单玉真', PHONE, '138 0013 8011', 'wx_danyuzhen', 'Shàn Yù', 'danyuzhen'].some(
          (text) => bytes.includes(text),
        );
      });
    expect(holds()).not.toEqual([]);
    await erase(id, '单玉真');
    expect(holds()).toEqual([]);
  });
});

describe('an erasure after a restore', () => {
  /** The shop of `shop` as it was when it was copied, opened in a folder with or without the note of erasures. */
  async function restored(copy: string, withNote: boolean): Promise<{ old: TestShop; dir: string }> {
    const dir = tempDir();
    mkdirSync(dir, { recursive: true });
    copyFileSync(copy, join(dir, 'shop.shuke'));
    if (withNote) copyFileSync(join(shop.dir, 'erased.json'), join(dir, 'erased.json'));
    return { old: await openShop(dir), dir };
  }

  async function erasedWithBackup(): Promise<{ id: CustomerId; copy: string }> {
    const { id } = await shop.call('customers.create', { name: '单玉珍', phones: [{ text: PHONE }] });
    const copy = join(shop.dir, 'older');
    await shop.writer.snapshot(copy);
    await erase(id);
    return { id, copy };
  }

  test('is done once more, and the history says so', async () => {
    const { id, copy } = await erasedWithBackup();
    const { old, dir } = await restored(copy, true);
    try {
      expect((await old.call('customers.card', { id })).fields.name).toBe('单玉珍');
      expect(await reapplyErasures(old.writer, old.reader)).toBe(1);
      await expect(old.call('customers.card', { id })).rejects.toThrow('customers.erased');
      const { acts } = await old.call('history.list', { offset: 0, limit: 5 });
      expect(acts[0]?.channel).toBe('privacy.eraseAgain');
      expect(await reapplyErasures(old.writer, old.reader)).toBe(0);
      expect(['', '-wal'].some((end) => readFileSync(join(dir, `shop.shuke${end}`)).includes(PHONE))).toBe(
        false,
      );
    } finally {
      await old.close();
      rmSync(dir, { recursive: true, force: true });
    }
  });

  test('on another computer is done by what newer backups tell', async () => {
    const { id, copy } = await erasedWithBackup();
    const told = shop.reader.all<ErasureMark>('SELECT "customerId", "mark", "at" FROM "privacyErasures"');
    const { old, dir } = await restored(copy, false);
    try {
      expect(await reapplyErasures(old.writer, old.reader)).toBe(0);
      expect(await reapplyErasures(old.writer, old.reader, told)).toBe(1);
      await expect(old.call('customers.card', { id })).rejects.toThrow('customers.erased');
      expect(existsSync(join(dir, 'erased.json'))).toBe(true);
    } finally {
      await old.close();
      rmSync(dir, { recursive: true, force: true });
    }
  });

  test('does not touch somebody else who has got the number since', async () => {
    const { id } = await shop.call('customers.create', { name: '王芳' });
    const mark = markOf({ id, createdAt: '2020-01-01T00:00:00.000Z', mark: null });
    await reapplyErasures(shop.writer, shop.reader, [
      { customerId: id, mark, at: '2026-01-01T00:00:00.000Z' },
    ]);
    expect((await shop.call('customers.card', { id })).fields.name).toBe('王芳');
  });

  test('keeps the person from being copied back out of a backup', async () => {
    const { id, copy } = await erasedWithBackup();
    const old = openReader(copy, shop.clock);
    try {
      const copying = shop.writer.unit('copy', shop.actor, (unit) => copyCustomer(unit, old.reader, id));
      await expect(copying).rejects.toThrow('backup.erased');
    } finally {
      old.close();
    }
  });
});

describe('consent', () => {
  test('is kept answer by answer, and nothing is withdrawn that was not given', async () => {
    const { id } = await shop.call('customers.create', { name: '单玉珍' });
    const say = (answer: 'given' | 'refused' | 'withdrawn', commandId?: string) =>
      shop.call('privacy.recordConsent', { id, purpose: 'phone', answer, way: 'counter' }, commandId);
    await expect(say('withdrawn')).rejects.toThrow('privacy.notGiven');
    await say('given');
    await expect(say('given')).rejects.toThrow('privacy.notGiven');
    await say('withdrawn');
    const answers = async () => (await shop.call('privacy.consents', { id })).map(({ answer }) => answer);
    expect(await answers()).toEqual(['withdrawn', 'given']);
    await shop.call('history.undoLast', {});
    expect(await answers()).toEqual(['given']);
    await erase(id);
    expect(await answers()).toEqual([]);
    await expect(say('withdrawn')).rejects.toThrow('customers.notFound');
  });
});
