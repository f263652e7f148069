import { pinyin } from 'pinyin-pro';
import { expect, test } from 'vitest';
import { fitOf } from '../../src/renderer/src/lib/offerWords';
import en from '../../src/renderer/src/locales/en/offers.json';
import zh from '../../src/renderer/src/locales/zh-CN/offers.json';

const entries = Object.entries(zh);

test('each thing on offer has its pinyin written beside its name', () => {
  const wrong = entries.filter(([, { text, words }]) => {
    const spoken = pinyin(text, { toneType: 'none', v: true, nonZh: 'consecutive' });
    return words.split('；')[0] !== spoken;
  });
  expect(wrong).toEqual([]);
});

test('each Chinese phrase beside a name has its pinyin after it', () => {
  const wrong = entries.flatMap(([name, { words }]) => {
    const phrases = words.split('；').map((phrase) => phrase.trim());
    return phrases
      .filter(
        (phrase, at) =>
          /\p{Script=Han}/u.test(phrase) && phrases[at + 1] !== pinyin(phrase, { toneType: 'none', v: true }),
      )
      .map((phrase) => `${name}: ${phrase}`);
  });
  expect(wrong).toEqual([]);
});

test('each is found by its name, its pinyin in full and by initials, and a later word', () => {
  for (const [, offer] of entries) {
    const spoken = offer.words.split('；')[0]?.split(' ') ?? [];
    expect(fitOf(offer, offer.text)).toBe(5);
    expect(fitOf(offer, spoken.join(''))).toBeGreaterThanOrEqual(3);
    expect(fitOf(offer, spoken.map((one) => one[0]).join(''))).toBeGreaterThanOrEqual(3);
    expect(fitOf(offer, spoken.slice(1).join(''))).toBeGreaterThan(0);
  }
  for (const offer of Object.values(en))
    expect(fitOf(offer, offer.text.slice(0, 5))).toBeGreaterThanOrEqual(4);
});

test('what begins so goes before what only has it, and what has nothing of it is not found', () => {
  const { newCustomer, customers } = zh;
  expect(fitOf(newCustomer, '新增')).toBeGreaterThan(fitOf(newCustomer, '客户'));
  expect(fitOf(customers, 'kehu')).toBeGreaterThan(fitOf(newCustomer, 'kehu'));
  expect(fitOf(newCustomer, 'jiandang')).toBe(3);
  expect(fitOf(newCustomer, '单玉珍')).toBe(0);
  expect(fitOf(newCustomer, 'shanyz')).toBe(0);
  expect(fitOf(newCustomer, '13811452045')).toBe(0);
  expect(fitOf(newCustomer, '  ')).toBe(0);
});
