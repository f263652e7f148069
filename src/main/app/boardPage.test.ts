import { expect, test } from 'vitest';
import type { BoardPaper } from '@shared/features/complaints/posting.channels';
import type { Day } from '@shared/lib/days';
import { BOARD_PIXELS, boardPage } from './boardPage';

const posting = (raised: string, changed = '换了铝箔内袋') => ({
  id: 1,
  raised,
  changed,
  on: '2026-11-24' as Day,
});
const paper = (postings: BoardPaper['postings']): BoardPaper => ({ shop: '清和茶礼', postings });
const print = { size: 'A4', isPicture: false } as const;

test('the board says what was raised and what was changed, in both languages', () => {
  const html = boardPage(paper([posting('茶叶受潮')]), print, 'zh-CN');
  for (const said of ['清和茶礼', '茶叶受潮', '换了铝箔内袋', '@page { size: A4;'])
    expect(html).toContain(said);
  expect(boardPage(paper([posting('茶叶受潮')]), { size: 'A3', isPicture: false }, 'en')).toContain(
    'You told us',
  );
});

test('whatever is on it is text', () => {
  const html = boardPage(
    { shop: '<script>', postings: [posting('<img src=x onerror=alert(1)>', '"><b>')] },
    print,
    'en',
  );
  expect(html).not.toMatch(/<script|<img|"><b>/u);
});

test('a full board has smaller letters, a picture has letters of its own size', () => {
  const lettersOf = (html: string): number => Number(/font: ([\d.]+)p[tx]/u.exec(html)?.[1]);
  const full = paper(Array.from({ length: 12 }, () => posting('茶'.repeat(200), '改'.repeat(200))));
  const [few, many] = [paper([posting('茶叶受潮')]), full].map((one) =>
    lettersOf(boardPage(one, print, 'en')),
  );
  expect(many).toBeLessThan(few ?? 0);
  expect(lettersOf(boardPage(full, { size: 'A3', isPicture: true }, 'en'))).toBeGreaterThan(many ?? 0);
  expect(BOARD_PIXELS.A3.height / BOARD_PIXELS.A3.width).toBeCloseTo(Math.SQRT2, 2);
});
