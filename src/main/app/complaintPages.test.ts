import { expect, test } from 'vitest';
import type { ComplaintId, ComplaintRecordPaper } from '@shared/features/complaints/complaints.contract';
import type { ComplaintSlipPaper } from '@shared/features/complaints/complaints.paper.channels';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { Day } from '@shared/lib/days';
import { qrSvg } from '@shared/lib/codes';
import { complaintRecordPage, RECORD_SIZES } from './complaintRecordPage';
import { complaintSlipPage } from './complaintSlipPage';

const shop = { name: '清和茶礼', address: '正定县燕赵南大街' };
const day = (text: string): Day => text as Day;
const plain = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/su, '')
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/\s+/gu, ' ');

const slip: ComplaintSlipPaper['slip'] = {
  id: 7 as ComplaintId,
  type: 'complaint',
  customerId: 3 as CustomerId,
  customer: '单玉珍',
  receivedOn: day('2026-11-24'),
  receivedMinute: 580,
  words: '两罐打开一股潮味儿',
  person: '王磊',
  promised: '送两罐新批次到家',
  promisedFor: { dueOn: day('2026-11-26'), dueMinute: 1_080 },
  answerDue: null,
  solveDue: { day: day('2026-11-27'), minute: 1_440 },
  phone: '0311-8801 2345',
  email: 'tea@example.cn',
};

test('the slip says number, person, dates, promise and where to ask, in both languages', () => {
  const text = plain(complaintSlipPage({ shop, slip }, '80', 'zh-CN'));
  for (const part of [
    '单号 7',
    '经办 王磊',
    '办好期限 2026-11-27',
    '送两罐新批次到家',
    '2026-11-26 18:00',
    '0311-8801 2345',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain('答复期限');
  expect(plain(complaintSlipPage({ shop, slip }, '58', 'en'))).toContain('Handled by 王磊');
});

test('a code on the slip opens a message with its number: by phone, else by mail, else there is none', () => {
  const words = encodeURIComponent('给清和茶礼（受理单号：7）：');
  const codeOf = (change: Partial<typeof slip>): string =>
    complaintSlipPage({ shop, slip: { ...slip, ...change } }, '80', 'zh-CN');
  expect(codeOf({})).toContain(qrSvg(`sms:031188012345?body=${words}`));
  const subject = encodeURIComponent('给清和茶礼：受理单 7');
  expect(codeOf({ phone: '' })).toContain(qrSvg(`mailto:tea@example.cn?subject=${subject}&body=${words}`));
  expect(codeOf({ phone: '', email: '' })).not.toContain('<svg');
});

test('what a customer said is text on paper, and long words are cut on the slip alone', () => {
  const words = `<img src=x onerror=alert(1)>${'潮'.repeat(200)}`;
  const html = complaintSlipPage({ shop, slip: { ...slip, words } }, '80', 'zh-CN');
  expect(html).not.toContain('<img');
  expect(html).toContain('潮…');
  expect(complaintRecordPage(record({ words }), 'zh-CN', 9)).toContain('潮'.repeat(200));
});

const record = (change: Partial<ComplaintRecordPaper['complaint']> = {}): ComplaintRecordPaper => ({
  shop,
  madeOn: '2026-11-28',
  complaint: {
    ...{ id: 7 as ComplaintId, type: 'complaint', channel: 'phone', category: 'quality', customer: null },
    ...{ contactName: '周先生', contactPhone: '138****2045', words: '两罐打开一股潮味儿', mood: 'angry' },
    ...{ state: 'resolved', person: { id: 2, name: '王磊' }, receivedOn: day('2026-11-24') },
    ...{ receivedMinute: 580, due: null, isWaiting: false, endedOn: null, satisfaction: 5, version: 4 },
    ...{ wish: 'exchange', wants: '', sale: null, product: null, batch: '2609A', receivedBy: '刘静' },
    ...{ promised: '', promisedFor: null, answerDue: { day: day('2026-11-24'), minute: 700 } },
    ...{ solveDue: { day: day('2026-11-27'), minute: 580 }, answered: null, answerTook: null },
    ...{ waitingSince: null, pausedMinutes: 0, solved: { day: day('2026-11-26'), minute: 600 } },
    ...{ solveTook: 900, solution: '换了两罐新批次', handOffs: 1, reopened: 0 },
    checks: [{ title: '记下批号', isDone: true, found: '2609A' }],
    ...{
      satisfactionWords: '态度好',
      mergedIntoId: null,
      policy: null,
      exception: null,
      doubles: [],
      cameBack: null,
      standIn: null,
      cause: null,
    },
    events: [
      {
        ...{ id: 1, kind: 'received', on: day('2026-11-24'), minute: 580, by: '刘静' },
        ...{ from: null, to: '王磊', words: '' },
      },
      {
        ...{ id: 2, kind: 'resolved', on: day('2026-11-26'), minute: 600, by: '王磊' },
        ...{ from: null, to: null, words: '换了两罐新批次' },
      },
    ],
    ...change,
  },
});

test('the record has all that happened in order, by the words of the language', () => {
  const text = plain(complaintRecordPage(record(), 'zh-CN', RECORD_SIZES[0]));
  expect(text).toContain('第 7 号投诉记录');
  expect(text).toContain('周先生 138****2045');
  expect(text).toContain('☑ 记下批号 2609A');
  expect(text.indexOf('登记 王磊')).toBeGreaterThan(0);
  expect(text.indexOf('登记 王磊')).toBeLessThan(text.lastIndexOf('换了两罐新批次'));
  expect(plain(complaintRecordPage(record(), 'en', 9))).toContain('What happened');
});
