import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VisitorPost } from '@shared/features/feedback/feedback.rules';
import { FEEDBACK_LIMITS } from '@shared/features/feedback/feedback.rules';
import type { Picture } from '@shared/features/pictures/pictures.fields';
import type { CallInput } from '@shared/ipc/contracts';
import { jpegOf } from '../../../../tests/drills/feedback/photos';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { sweepPictures } from '../pictures/pictures.service';
import { answerVisitors } from './feedback.visitors.service';

let shop: TestShop;
beforeEach(async () => {
  shop = await makeShop();
});
afterEach(async () => {
  await shop.close();
});

const POST: VisitorPost = {
  source: '',
  kind: 'complaint',
  words: '<b>茶受潮了</b>',
  name: '李梅',
  phone: '13800138000',
  wantsCall: true,
  satisfaction: null,
  recommend: null,
};
/** A picture as it was drawn, with words to know it by. */
const pictureOf = (words: string): Picture => ({
  full: jpegOf(words).toString('base64'),
  small: jpegOf(`${words} small`, { width: 320, height: 240 }).toString('base64'),
});
const tokenOf = (at: number): string => String(at).padStart(22, 'A');
const keep = async (
  at: number,
  change: Partial<VisitorPost> = {},
  pictures: readonly Picture[] = [],
): Promise<number | null> => {
  const answer = await answerVisitors(shop.writer, shop.reader, {
    act: 'keep',
    token: tokenOf(at),
    post: { ...POST, ...change },
    pictures,
  });
  return answer.act === 'keep' ? answer.number : null;
};
const list = (group: 'open' | 'answered' | 'junk') =>
  shop.call('feedback.list', { group, offset: 0, limit: 50 });
const tidy = () => answerVisitors(shop.writer, shop.reader, { act: 'tidy' });

describe('what a visitor left', () => {
  it('is in the inbox once for its token, unread, as the text that it was', async () => {
    const number = await keep(1);
    expect(await keep(1)).toBe(number);
    const { rows, counts } = await list('open');
    expect(rows).toMatchObject([
      { id: number, words: '<b>茶受潮了</b>', name: '李梅', state: 'unread', wantsCall: true, source: null },
    ]);
    expect(counts).toEqual({ unread: 1, open: 1, answered: 0, junk: 0 });
  });

  it('leaves none of its words in the trail, whatever is done about it', async () => {
    const id = (await keep(1)) ?? 0;
    await shop.call('feedback.markRead', { id });
    await shop.call('feedback.markRead', { id });
    await shop.call('feedback.answer', { id, answer: '换了一盒' });
    const details = shop.reader.all<{ before: string | null; after: string | null }>(
      'SELECT "before", "after" FROM "auditDetails"',
    );
    expect(JSON.stringify(details)).not.toMatch(/受潮|李梅|13800138000/u);
    expect((await list('answered')).rows).toMatchObject([{ answer: '换了一盒', state: 'answered' }]);
  });

  it('is answered or set aside once, taken up again, and each can be undone', async () => {
    const id = (await keep(1)) ?? 0;
    await shop.call('feedback.setAside', { id });
    await expect(shop.call('feedback.answer', { id, answer: '' })).rejects.toThrow('feedback.ended');
    await shop.call('history.undoLast', {});
    expect((await shop.call('feedback.get', { id })).state).toBe('unread');
    await shop.call('feedback.answer', { id, answer: '说过了' });
    await shop.call('feedback.takeUp', { id });
    expect((await shop.call('feedback.get', { id })).state).toBe('open');
    await expect(shop.call('feedback.takeUp', { id })).rejects.toThrow('feedback.notEnded');
    await expect(shop.call('feedback.markRead', { id: 99 })).rejects.toThrow('feedback.notFound');
    await expect(shop.call('feedback.get', { id: 99 })).rejects.toThrow('feedback.notFound');
  });

  it('is taken in as a complaint from when it came, each leading to the other, until that is undone', async () => {
    const id = (await keep(1)) ?? 0;
    shop.clock.set('2026-11-25T02:30:00.000Z');
    const { onDay, minute } = await shop.call('feedback.get', { id });
    const { complaintId } = await shop.call('feedback.makeComplaint', { id });
    expect(await shop.call('complaints.get', { id: complaintId })).toMatchObject({
      type: 'complaint',
      channel: 'qr',
      words: '<b>茶受潮了</b>',
      contactName: '李梅',
      receivedOn: onDay,
      receivedMinute: minute,
    });
    expect(await shop.call('feedback.ofComplaint', { complaintId })).toEqual({ id });
    expect(await shop.call('feedback.get', { id })).toMatchObject({ state: 'answered', complaintId });
    await expect(shop.call('feedback.makeComplaint', { id })).rejects.toThrow('feedback.ended');
    await shop.call('history.undoLast', {});
    expect(await shop.call('feedback.get', { id })).toMatchObject({ state: 'unread', complaintId: null });
    await expect(shop.call('complaints.get', { id: complaintId })).rejects.toThrow('complaints.notFound');
    const again = await shop.call('feedback.makeComplaint', { id });
    shop.clock.set('2026-12-27T02:30:00.000Z');
    await tidy();
    expect(await shop.call('feedback.get', { id })).toMatchObject({ words: '', name: '', phone: '' });
    expect(await shop.call('complaints.get', { id: again.complaintId })).toMatchObject({
      words: '<b>茶受潮了</b>',
    });
  });

  it('is not taken in as a complaint where a survey holds no words, or there is none', async () => {
    const survey = { kind: 'survey' as const, satisfaction: 2, recommend: 1, words: '', name: '', phone: '' };
    const id = (await keep(1, survey)) ?? 0;
    await expect(shop.call('feedback.makeComplaint', { id })).rejects.toThrow('feedback.notAComplaint');
    await expect(shop.call('feedback.makeComplaint', { id: 99 })).rejects.toThrow('feedback.notFound');
    const complaintId = 99 as CallInput<'feedback.ofComplaint'>['complaintId'];
    expect(await shop.call('feedback.ofComplaint', { complaintId })).toEqual({ id: null });
  });

  it('is not taken while too much waits, with a code that hangs no more, or one that asks something else', async () => {
    const { id } = await shop.call('feedback.addSource', { name: '收银台', page: 'survey' });
    const { sources } = await shop.call('feedback.setUp', {});
    const source = sources[0]?.code ?? '';
    expect(source).toMatch(/^[a-z2-9]{6}$/u);
    expect(await keep(1, { source })).toBeNull();
    const survey = { source, kind: 'survey' as const, satisfaction: 5, recommend: 10, name: '', phone: '' };
    expect(await keep(2, survey)).toBe(1);
    await shop.call('feedback.retireSource', { id });
    expect(await keep(3, survey)).toBeNull();
    await expect(shop.call('feedback.retireSource', { id })).rejects.toThrow('feedback.noSource');
    expect((await list('open')).rows).toMatchObject([{ source: '收银台', satisfaction: 5, recommend: 10 }]);
    shop.raw.exec(`WITH RECURSIVE n("i") AS (SELECT 10 UNION ALL SELECT "i" + 1 FROM n WHERE "i" < 1200)
      INSERT INTO "feedbackEntries" ("token", "kind", "at", "onDay", "minute")
      SELECT 'x' || "i", 'praise', '2026-11-24T00:00:00.000Z', '2026-11-24', 0 FROM n LIMIT ${String(FEEDBACK_LIMITS.waiting)}`);
    expect(await keep(4)).toBeNull();
  });

  it.each([
    ['a token of no form', { token: 'x', post: POST }],
    ['a kind that there is not', { token: tokenOf(1), post: { ...POST, kind: 'staff' } }],
    ['words that are too long', { token: tokenOf(1), post: { ...POST, words: 'x'.repeat(1_001) } }],
    [
      'a photo that is no picture',
      { token: tokenOf(1), post: POST, pictures: [{ full: '<svg>', small: '' }] },
    ],
    [
      'four photos',
      { token: tokenOf(1), post: POST, pictures: Array.from({ length: 4 }, () => pictureOf('x')) },
    ],
    ['a code that is SQL', { token: tokenOf(1), post: { ...POST, source: `' OR 1=1` } }],
  ])('is refused with %s, whoever sends it', async (_what, asked) => {
    await expect(
      answerVisitors(shop.writer, shop.reader, { act: 'keep', pictures: [], ...asked } as never),
    ).rejects.toThrow('ipc.badInput');
    expect((await list('open')).total).toBe(0);
  });

  it('goes after a month where it was not meant seriously, and loses name and phone after a year', async () => {
    await shop.call('feedback.setAside', { id: (await keep(1)) ?? 0 });
    await shop.call('feedback.answer', { id: (await keep(2)) ?? 0, answer: '打过电话' });
    await keep(3);
    shop.clock.set('2026-12-24T02:30:00.000Z');
    await tidy();
    expect((await list('junk')).total).toBe(1);
    shop.clock.set('2026-12-26T02:30:00.000Z');
    await tidy();
    expect((await list('junk')).total).toBe(0);
    expect((await list('answered')).rows).toMatchObject([{ name: '李梅' }]);
    shop.clock.set('2027-11-26T02:30:00.000Z');
    await tidy();
    expect((await list('answered')).rows).toMatchObject([{ name: '', phone: '', words: '<b>茶受潮了</b>' }]);
    expect((await list('open')).rows).toMatchObject([{ name: '李梅' }]);
  });
});

describe('photos of a message', () => {
  const photos = [pictureOf('一'), pictureOf('二'), pictureOf('一')];
  const shown = async (id: number) => {
    const pictures = await shop.call('feedback.pictures', { id });
    return Promise.all(
      pictures.map(async (one) => (await shop.call('feedback.picture', { id: one.id })).full),
    );
  };
  const contents = (): number => shop.reader.column<number>('SELECT count(*) FROM "fileContents"')[0] ?? 0;

  it('are kept with it, each once, or nothing of it is', async () => {
    const id = (await keep(1, {}, photos)) ?? 0;
    expect((await list('open')).rows).toMatchObject([{ id, photos: 2 }]);
    expect(await shown(id)).toEqual([photos[0]?.full, photos[1]?.full]);
    const wide = { ...pictureOf('三'), full: jpegOf('x', { width: 1_281 }).toString('base64') };
    await expect(keep(2, {}, [wide])).rejects.toThrow('pictures.notPicture');
    expect((await list('open')).total).toBe(1);
    await expect(shop.call('feedback.pictures', { id: 99 })).rejects.toThrow('feedback.notFound');
    await expect(shop.call('feedback.picture', { id: 99 })).rejects.toThrow('feedback.pictureGone');
  });

  it('go on to the complaint that it becomes, come back when that is undone', async () => {
    const id = (await keep(1, {}, photos)) ?? 0;
    await shop.call('feedback.makeComplaint', { id });
    expect(await shown(id)).toEqual([]);
    await shop.call('history.undoLast', {});
    expect(await shown(id)).toHaveLength(2);
    const { complaintId } = await shop.call('feedback.makeComplaint', { id });
    const ofComplaint = await shop.call('complaints.pictures', { id: complaintId });
    expect(ofComplaint.map(({ small }) => small)).toEqual([photos[0]?.small, photos[1]?.small]);
    expect(shop.reader.column('SELECT "contentId" FROM "feedbackPictures"')).toEqual([]);
  });

  it('are erased with whoever is named beside them', async () => {
    const { id: customerId } = await shop.call('customers.create', {
      name: '李梅',
      phones: [{ text: '13800138000' }],
    });
    const named = (await keep(1, {}, [pictureOf('一')])) ?? 0;
    const other = (await keep(2, { name: '', phone: '' }, [pictureOf('二')])) ?? 0;
    const before = contents();
    await shop.call('privacy.erase', { id: customerId, typed: '李梅' });
    expect(await shown(named)).toEqual([]);
    expect(await shown(other)).toHaveLength(1);
    expect(contents()).toBe(before - 2);
    expect((await shop.call('feedback.get', { id: named })).phone).not.toContain('13800138000');
  });

  it('go with what was set aside after a month, with what was answered after a year, and their bytes with them', async () => {
    await shop.call('feedback.setAside', { id: (await keep(1, {}, [pictureOf('一')])) ?? 0 });
    const answered = (await keep(2, {}, [pictureOf('二')])) ?? 0;
    await shop.call('feedback.answer', { id: answered, answer: '打过电话' });
    const open = (await keep(3, {}, [pictureOf('三')])) ?? 0;
    const before = contents();
    shop.clock.set('2026-12-26T02:30:00.000Z');
    await tidy();
    await sweepPictures(shop.writer, shop.reader);
    expect(contents()).toBe(before - 2);
    expect(await shown(answered)).toHaveLength(1);
    shop.clock.set('2027-11-26T02:30:00.000Z');
    await tidy();
    await sweepPictures(shop.writer, shop.reader);
    expect(await shown(answered)).toEqual([]);
    expect(await shown(open)).toHaveLength(1);
  });
});

describe('the page', () => {
  const settings = {
    isOn: true,
    hasBoard: false,
    address: '192.168.1.5',
    port: 8_765,
    phone: '020-81234567',
    email: '',
  };

  it('is off until somebody switches it on at an address', async () => {
    expect((await shop.call('feedback.setUp', {})).settings.isOn).toBe(false);
    await expect(shop.call('feedback.setPage', { ...settings, address: '' })).rejects.toThrow(
      'feedback.noAddress',
    );
    await expect(shop.call('feedback.setPage', { ...settings, address: 'evil.example' })).rejects.toThrow(
      'ipc.badInput',
    );
    await expect(shop.call('feedback.setPage', { ...settings, port: 80 })).rejects.toThrow('ipc.badInput');
    await shop.call('feedback.setPage', settings);
    const answer = await answerVisitors(shop.writer, shop.reader, { act: 'setUp' });
    expect(answer).toMatchObject({ setUp: { settings } });
  });

  const boardOf = async () => {
    const answer = await answerVisitors(shop.writer, shop.reader, { act: 'setUp' });
    return answer.act === 'setUp' ? answer.setUp.board : null;
  };

  it('shows the public board where that is switched on, without what could say who somebody is', async () => {
    const id = (await keep(1)) ?? 0;
    const { complaintId } = await shop.call('feedback.makeComplaint', { id });
    const { version } = await shop.call('complaints.get', { id: complaintId });
    const move = { id: complaintId, version, to: 'resolved', words: '换了一盒', call: null } as const;
    await shop.call('complaints.move', move);
    const texts = { raised: '茶受潮', changed: '请白雪梅查过封口' };
    await shop.call('complaints.post', { complaintId, ...texts, passed: [] });
    await shop.call('feedback.setPage', settings);
    expect(await boardOf()).toBeNull();
    await shop.call('feedback.setPage', { ...settings, hasBoard: true });
    expect(await boardOf()).toEqual([{ ...texts, on: '2026-11-24' }]);
    await shop.call('customers.create', { name: '白雪梅' });
    expect(await boardOf()).toEqual([]);
    await shop.call('history.undoLast', {});
    expect(await boardOf()).toHaveLength(1);
    await shop.call('feedback.setPage', { ...settings, hasBoard: true, isOn: false });
    expect(await boardOf()).toBeNull();
  });

  it('of a shop that chose before there was a board shows none', async () => {
    const { hasBoard: _none, ...before } = settings;
    await shop.call('feedback.setPage', settings);
    shop.raw
      .prepare(`UPDATE "settings" SET "value" = ? WHERE "key" = 'feedback.page'`)
      .run(JSON.stringify(before));
    expect((await shop.call('feedback.setUp', {})).settings).toEqual(settings);
  });

  it('has no more codes than it may', async () => {
    for (let at = 0; at < FEEDBACK_LIMITS.sources; at += 1) {
      await shop.call('feedback.addSource', { name: `货架 ${String(at)}`, page: 'feedback' });
    }
    await expect(shop.call('feedback.addSource', { name: '又一个', page: 'feedback' })).rejects.toThrow(
      'feedback.tooManySources',
    );
  });
});
