import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsIn, hitsIn, notPassed, type OwnFacts } from './posting.rules';

const NOTHING: OwnFacts = { names: [], pinyin: [], phones: [], numbers: [], addresses: [], handles: [] };
const NOBODY = { names: [], phones: [] };
const GUO: OwnFacts = {
  names: ['郭秀英', 'O’Neil', '𠮷野 明', '<img src=x onerror=alert(1)>'],
  pinyin: ['guō xiù yīng'],
  phones: ['13800138001', '0311-8801 2345'],
  numbers: ['9000018', 'VIP-88A6'],
  addresses: ['石家庄市正定县燕赵南大街 12 号 3 单元'],
  handles: ['xiuying_tea', 'guo@example.cn'],
};
const told = (text: string, own: OwnFacts = GUO) =>
  hitsIn(text, own, NOBODY).map(({ words, reason }) => [words, reason]);

describe('what says who the customer is', () => {
  test.each([
    ['郭秀英说茶受潮', '郭秀英', 'name'],
    ['郭 秀 英说茶受潮', '郭 秀 英', 'name'],
    ['秀英说茶受潮', '秀英', 'name'],
    ['郭女士说茶受潮', '郭女士', 'name'],
    ['郭\u200b秀英来过', '郭\u200b秀英', 'name'],
    ["Mr O'NEIL came", "O'NEIL", 'name'],
    ['Mr ＯＮｅｉｌ came', 'ＯＮｅｉｌ', 'name'],
    ['𠮷野明女士', '𠮷野明', 'name'],
    ['是 <IMG src=x onerror=alert(1)> 说的', '<IMG src=x onerror=alert(1)>', 'name'],
    ['Guo Xiuying 说', 'Guo Xiuying', 'pinyin'],
    ['guōxiùyīng 说', 'guōxiùyīng', 'pinyin'],
    ['电话 13800138001', '13800138001', 'phone'],
    ['电话 １３８ ００１３-８００１', '１３８ ００１３-８００１', 'phone'],
    ['一三八零零一三八零零幺', '一三八零零一三八零零幺', 'phone'],
    ['١٣٨٠٠١٣٨٠٠١ 打来', '١٣٨٠٠١٣٨٠٠١', 'phone'],
    ['座机 8801·2345', '8801·2345', 'phone'],
    ['尾号 8001 的顾客', '8001', 'tail'],
    ['尾号８ ０ ０ １', '８ ０ ０ １', 'tail'],
    ['会员 900 0018', '900 0018', 'number'],
    ['卡号 vip 88a6', 'vip 88a6', 'number'],
    ['住燕赵南大街12号', '燕赵南大街12号', 'address'],
    ['微信 XiuYing_Tea', 'XiuYing_Tea', 'handle'],
    ['冀A·8K2Q6 停门口', '冀A·8K2Q6', 'plate'],
    ['粤Ｂ12345警', '粤Ｂ12345警', 'plate'],
    ['写信 someone@other.cn', 'someone@other.cn', 'handle'],
    ['订单 2026112400017', '2026112400017', 'longNumber'],
  ])('%s', (text, words, reason) => {
    expect(told(text)).toContainEqual([words, reason]);
  });

  test.each([
    '茶叶受潮了，我们换了铝箔内袋',
    '2026 年 11 月起每批留样，24 小时内答复',
    '2026-11-24 起换了内袋',
    'Tea got damp; we changed the bags',
    '正定县的仓库换了除湿机',
    '英语说明也补上了',
    '',
  ])('%s says nothing of anybody', (text) => {
    expect(told(text)).toEqual([]);
  });

  test('a long Latin word that only holds a name is none', () => {
    expect(told('the oneilton bag')).toEqual([]);
  });

  test('each is told once, with the place where it stands', () => {
    const text = '秀英和郭秀英，13800138001';
    const hits = hitsIn(text, GUO, NOBODY);
    expect(hits.map(({ from, to }) => text.slice(from, to))).toEqual(hits.map(({ words }) => words));
    expect(hits.map(({ words }) => words)).toEqual(['秀英', '郭秀英', '13800138001']);
  });
});

test('names and phones of all other customers are found, too', () => {
  const others = { names: ['谭志远', '茶', 'Ng'], phones: ['13800000117', '119'] };
  const hits = hitsIn('谭志远（138 0000 0117）、Ng 和 ngs，拨 119 买茶', NOTHING, others);
  expect(hits.map(({ words, reason }) => [words, reason])).toEqual([
    ['谭志远', 'otherName'],
    ['138 0000 0117', 'otherPhone'],
    ['Ng', 'otherName'],
  ]);
});

test('only the very words that were let pass are', () => {
  const hits = hitsIn('秀英牌茶，郭秀英', GUO, NOBODY);
  expect(notPassed(hits, ['秀英']).map(({ words }) => words)).toEqual(['郭秀英']);
  expect(notPassed(hits, ['秀英', '郭秀英'])).toEqual([]);
});

test('whatever is typed, places lie in the text and nothing throws', () => {
  const pieces = ['郭', '秀英', '１３８', ' ', '\u200b', '𠮷', '\ud842', 'ß', 'ﬁ', '幺', '<b>', '٣', '8001'];
  let seed = 7;
  for (let round = 0; round < 2_000; round += 1) {
    let text = '';
    for (let at = 0; at < 12; at += 1) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      text += pieces[seed % pieces.length] ?? '';
    }
    for (const { from, to, words } of hitsIn(text, GUO, NOBODY)) {
      expect(from).toBeLessThan(to);
      expect(text.slice(from, to)).toBe(words);
    }
  }
});

test('what is looked up of many people for a few texts leaves out no hit', () => {
  const pieces = [
    '李',
    '李梅',
    '梅 梅',
    'Ｌi',
    'lǐ méi',
    '一三',
    '１３８',
    '00138000',
    '𠮷野',
    '·',
    ' ',
    '茶',
    'O’Neil',
  ];
  const words = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
  const digits = fc.constantFrom('13800138000', '1380013', '8013800', '0013800013');
  fc.assert(
    fc.property(words, words, fc.array(words), fc.array(digits), (one, other, names, phones) => {
      const all = { names: names.filter((name) => name !== ''), phones };
      const few = factsIn([one, other], all);
      for (const text of [one, other]) {
        expect(hitsIn(text, NOTHING, few)).toEqual(hitsIn(text, NOTHING, all));
      }
    }),
    { numRuns: 1_000 },
  );
});
