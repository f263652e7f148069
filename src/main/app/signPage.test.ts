import { expect, test } from 'vitest';
import type { ProductSign } from '@shared/features/products/paper.channels';
import type { ProductId } from '@shared/features/products/products.contract';
import { signPage } from './signPage';

const sign = (of: Partial<ProductSign>): ProductSign => ({
  id: 1 as ProductId,
  name: '明前龙井 100g',
  code: 'T01',
  priceCents: 128_800,
  unit: '盒',
  barcode: '6901234567892',
  isOutOfReach: false,
  ...of,
});

test('a label says name, price, unit and the digits under its bars', () => {
  const html = signPage({ signs: [sign({})], kind: 'roll50', copies: 1, used: 0 }, 'zh-CN');
  expect(html).toContain('@page { size: 50mm 30mm');
  for (const said of ['明前龙井 100g', '¥1,288.00', ' / 盒', '6901234567892', '<use href="#b0"/>']) {
    expect(html).toContain(said);
  }
});

test('whatever a product is called is text, and the bars stand on the page once', () => {
  const hostile = sign({
    name: '<img src=x onerror=alert(1)>',
    unit: '"><script>',
    code: '<b>',
    barcode: '',
  });
  const html = signPage({ signs: [hostile], kind: 'sheet24', copies: 3, used: 2 }, 'zh-CN');
  expect(html).not.toMatch(/<(?:img|script|b>&|b><)/u);
  expect(html).toContain('&#60;img src=x onerror=alert(1)&#62;');
  expect(html.match(/<symbol /gu)).toHaveLength(1);
  expect(html.match(/<use /gu)).toHaveLength(3);
  expect(html.match(/<div><\/div>/gu)).toHaveLength(2);
});

test('without a price it says to ask, and what is out of reach says so on the shelf', () => {
  const html = signPage(
    {
      signs: [sign({ priceCents: null, isOutOfReach: true, barcode: '', code: '货号' })],
      kind: 'shelf',
      copies: 1,
      used: 0,
    },
    'zh-CN',
  );
  expect(html).toContain('价格请问店员');
  expect(html).toContain('需协助取拿');
  expect(html).not.toContain('<use');
});
