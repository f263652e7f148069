import { expect, test } from 'vitest';
import type { InquiryId } from '@shared/features/inquiries/parts.channels';
import type { Quote, QuoteId } from '@shared/features/inquiries/quotes.channels';
import type { WantedPaper } from '@shared/features/inquiries/wishes.channels';
import type { Day } from '@shared/lib/days';
import { wantedPage, wantedTable } from './inquiryTables';
import { quotePage } from './quotePage';

const shop = { name: '清和茶礼', address: '正定县燕赵南大街' };
const day = (text: string): Day => text as Day;
const plain = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/su, '')
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/\s+/gu, ' ');

const quote: Quote = {
  id: 4 as QuoteId,
  number: 'BJ261123-1',
  version: 2,
  isLatest: true,
  givenOn: day('2026-11-23'),
  givenBy: '赵会敏',
  validUntil: day('2026-12-07'),
  amountCents: 396_000,
  inquiryId: 9 as InquiryId,
  customerId: 3,
  forWhom: '恒州宾馆',
  invoiceTitle: '恒州宾馆有限公司',
  note: '<b>含包装</b>',
  delivery: '付定金后十天',
  lines: [
    {
      ...{ productId: 1, name: '明前龙井礼盒', unit: '盒', quantityMilli: 20_000 },
      ...{ listMills: 288_000, priceMills: 198_000 },
    },
    { productId: null, name: '刻字', unit: '', quantityMilli: 1_500, listMills: null, priceMills: 0 },
  ],
  amounts: [396_000, 0],
  savedCents: 180_000,
};

test('a quote says for whom, what each costs and saves, and until when it is good, in both languages', () => {
  const text = plain(quotePage({ shop, quote }, 'zh-CN'));
  for (const part of [
    '清和茶礼 报价单',
    '编号 BJ261123-1（第 2 版） 2026-11-23',
    '恒州宾馆有限公司',
    '20 盒 288.00 198.00 ¥3,960.00',
    '刻字 1.5 0.00 ¥0.00',
    '比标价省 ¥1,800.00',
    '有效到 2026-12-07',
    '付定金后十天',
    '正定县燕赵南大街',
  ])
    expect(text).toContain(part);
  const english = plain(quotePage({ shop, quote }, 'en'));
  expect(english).toContain('2026-12-07');
  expect(english).not.toMatch(/papers\.|有效/u);
});

test('what was typed into a quote is text, and what nobody typed has no line', () => {
  const html = quotePage({ shop, quote }, 'zh-CN');
  expect(html).toContain('&#60;b&#62;含包装&#60;/b&#62;');
  expect(html).not.toContain('<b>');
  const bare = plain(
    quotePage(
      { shop, quote: { ...quote, invoiceTitle: '', note: '', delivery: '', forWhom: '', savedCents: 0 } },
      'zh-CN',
    ),
  );
  for (const part of ['客户', '开票', '比标价省', '交货']) expect(bare).not.toContain(part);
});

const paper: WantedPaper = {
  shop,
  madeOn: '2026-11-23',
  rows: [
    {
      ...{ key: 'w:冻顶乌龙', productId: null, words: '冻顶乌龙 <300g>', people: 3, quantity: 6 },
      ...{ sinceOn: day('2026-11-15'), isBack: false },
    },
  ],
};

test('the buying list has a box to tick for each thing, with how many wait and how many are wanted', async () => {
  const html = wantedPage(paper, 'zh-CN');
  expect(plain(html)).toContain('☐ 冻顶乌龙 &#60;300g&#62; 3 6 2026-11-15');
  expect(plain(wantedPage(paper, 'en'))).not.toMatch(/papers\./u);
  const csv = new TextDecoder().decode(await wantedTable(paper, 'csv', 'zh-CN'));
  expect(csv.trim().split(/\r?\n/u)).toHaveLength(2);
  expect(csv).toMatch(/冻顶乌龙 <300g>.*3.*6.*2026-11-15/u);
});
