import { expect, test } from 'vitest';
import type { PosterPaper } from '@shared/features/feedback/feedback.contract';
import { qrSvg } from '@shared/lib/codes';
import { posterPage } from './posterPage';

const paper: PosterPaper = {
  shop: '清和茶礼',
  name: '红茶货架',
  page: 'feedback',
  address: 'http://192.168.1.20:8765/abc234',
  reach: { phone: '020-81234567', email: '' },
  size: 'A4',
};

test('a poster shows the code of its address, the address in signs, and a second code for a message without Wi-Fi', () => {
  const html = posterPage(paper, 'zh-CN');
  expect(html).toContain('@page { size: A4;');
  expect(html).toContain(qrSvg(paper.address));
  for (const said of ['清和茶礼', '红茶货架', paper.address]) expect(html).toContain(said);
  const body = encodeURIComponent('给清和茶礼（小票号：　）：');
  expect(html).toContain(qrSvg(`sms:02081234567?body=${body}`));
});

test('without a number it is an e-mail, and without either there is no second code', () => {
  const byMail = posterPage({ ...paper, reach: { phone: '', email: 'tea@example.cn' }, size: 'A5' }, 'en');
  expect(byMail).toContain('@page { size: A5;');
  expect(byMail.match(/<svg/gu)).toHaveLength(2);
  expect(posterPage({ ...paper, reach: { phone: '', email: '' } }, 'en').match(/<svg/gu)).toHaveLength(1);
});

test('whatever shop and shelf are called is text', () => {
  const html = posterPage({ ...paper, shop: '<img src=x onerror=alert(1)>', name: '"><script>' }, 'zh-CN');
  expect(html).not.toMatch(/<img|<script/u);
});

test('a poster for a message alone has that one code, and the number or address in signs', () => {
  const html = posterPage({ ...paper, address: '', name: '' }, 'zh-CN');
  expect(html.match(/<svg/gu)).toHaveLength(1);
  expect(html).toContain(qrSvg(`sms:02081234567?body=${encodeURIComponent('给清和茶礼（小票号：　）：')}`));
  expect(html).toContain('020-81234567');
  const byMail = posterPage({ ...paper, address: '', reach: { phone: '', email: 'tea@example.cn' } }, 'en');
  expect(byMail).toContain('tea@example.cn');
});

test('a poster of a join form asks to become a member', () => {
  expect(posterPage({ ...paper, page: 'join' }, 'en')).toContain('Become a member: scan me');
});

test('a poster of the public board leads to what was changed', () => {
  const board = { ...paper, page: 'board', address: 'http://192.168.1.20:8765/board', name: '' } as const;
  const html = posterPage(board, 'en');
  expect(html).toContain('You told us, and we changed it: scan to read');
  expect(html).toContain(qrSvg('http://192.168.1.20:8765/board'));
});
