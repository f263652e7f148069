import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ComplaintId } from '@shared/features/complaints/complaints.contract';
import type { CallInput } from '@shared/ipc/contracts';
import { pictureOf } from '../../../../tests/support/jpeg';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

let shop: TestShop;

const file = async (change: Partial<CallInput<'complaints.file'>> = {}): Promise<ComplaintId> =>
  (
    await shop.call('complaints.file', {
      ...{ type: 'complaint', channel: 'phone', category: 'quality', customerId: null },
      ...{ contactName: '周先生', contactPhone: '', words: '打开一股潮味儿', mood: 'angry', wish: null },
      ...{ wants: '', saleId: null, productId: null, batch: '', personId: null, received: null },
      ...{ promise: null, checks: [] },
      ...change,
    })
  ).id;
const shown = async (id: ComplaintId): Promise<number[]> =>
  (await shop.call('complaints.pictures', { id })).map((one) => one.id);

beforeEach(async () => {
  shop = await makeShop();
  shop.clock.set(new Date('2026-11-23T09:40').toISOString());
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

it('puts on the slip who sees to it until when, and drops the dates that are behind', async () => {
  const id = await file();
  expect(await shop.call('complaints.slip', { id })).toMatchObject({
    customer: '周先生',
    answerDue: { day: '2026-11-23' },
    solveDue: { day: '2026-11-25' },
    promised: '',
    phone: '',
  });
  const { version } = await shop.call('complaints.get', { id });
  await shop.call('complaints.move', { id, version, to: 'resolved', words: '换了两罐', call: null });
  expect(await shop.call('complaints.slip', { id })).toMatchObject({ answerDue: null, solveDue: null });
  await expect(shop.call('complaints.slip', { id: 99 })).rejects.toThrow('complaints.notFound');
});

it('keeps photos with the complaint in one act, shows them, and brings back what was taken away', async () => {
  const id = await file({ pictures: [pictureOf(1), pictureOf(2)] });
  const [first = 0, second = 0] = await shown(id);
  expect(await shown(id)).toHaveLength(2);
  expect((await shop.call('complaints.picture', { id: second })).full).toBe(pictureOf(2).full);
  await shop.call('complaints.dropPicture', { id: first });
  expect(await shown(id)).toEqual([second]);
  await expect(shop.call('complaints.picture', { id: first })).rejects.toThrow('complaints.pictureGone');
  await expect(shop.call('complaints.dropPicture', { id: first })).rejects.toThrow('complaints.pictureGone');
  await shop.call('history.undoLast', {});
  expect(await shown(id)).toEqual([first, second]);
});

it('takes no photo twice, no more than six, and none that is no picture', async () => {
  const id = await file({ pictures: [pictureOf(1)] });
  const add = (...marks: number[]) =>
    shop.call('complaints.addPictures', { complaintId: id, pictures: marks.map((mark) => pictureOf(mark)) });
  await expect(add(1)).rejects.toThrow('complaints.pictureThere');
  await expect(add(2, 3, 4, 5, 6, 7)).rejects.toThrow('complaints.tooManyPictures');
  await expect(
    shop.call('complaints.addPictures', {
      complaintId: id,
      pictures: [{ full: 'aGVsbG8=', small: 'aGVsbG8=' }],
    }),
  ).rejects.toThrow('pictures.notPicture');
  expect(await shown(id)).toHaveLength(1);
  await add(2, 3);
  expect(await shown(id)).toHaveLength(3);
});

it('gives photos to the customer who is named later, with all else of the complaint', async () => {
  const id = await file({ pictures: [pictureOf(1)] });
  const { id: customerId } = await shop.call('customers.create', { name: '单玉珍' });
  const { version } = await shop.call('complaints.get', { id });
  await shop.call('complaints.edit', { id, version, fields: { customerId } });
  expect(shop.reader.column('SELECT "customerId" FROM "complaintPictures"')).toEqual([customerId]);
});

it('merged into one without a name, it gives that one its customer', async () => {
  const { id: customerId } = await shop.call('customers.create', { name: '单玉珍' });
  const named = await file({ customerId });
  const into = await file();
  const { version } = await shop.call('complaints.get', { id: named });
  await shop.call('complaints.merge', { id: named, version, intoId: into });
  expect(await shop.call('complaints.get', { id: into })).toMatchObject({
    customer: { id: customerId },
    doubles: [named],
  });
  await shop.call('history.undoLast', {});
  expect(await shop.call('complaints.get', { id: into })).toMatchObject({ customer: null, doubles: [] });
});
