import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inRoadOrder, movedRow } from './visit.rules';

const at = (region: string, address: string, name = 'x') => ({ region, address, name });

describe('the order of the road', () => {
  it('goes by region, then by address with the house numbers counted; who has no address comes last', () => {
    const rows = [
      at('', '', '秦琼'),
      at('江干区', '解放路12号'),
      at('江干区', '解放路2号'),
      at('西湖区', ''),
      at('江干区', ''),
    ];
    expect(inRoadOrder(rows)).toEqual([
      at('江干区', '解放路2号'),
      at('江干区', '解放路12号'),
      at('江干区', ''),
      at('西湖区', ''),
      at('', '', '秦琼'),
    ]);
  });

  it('loses nobody, whatever the addresses', () => {
    const row = fc.record({ region: fc.string(), address: fc.string(), name: fc.string() });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const sorted = inRoadOrder(rows);
        expect(sorted).toHaveLength(rows.length);
        expect(new Set(sorted)).toEqual(new Set(rows));
      }),
    );
  });
});

describe('a row that is carried', () => {
  it('stands where it was put, and the others keep their order', () => {
    expect(movedRow(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(movedRow(['a', 'b', 'c'], 0, 99)).toEqual(['b', 'c', 'a']);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer(), { minLength: 1 }),
        fc.nat(40),
        fc.integer(),
        (rows, from, to) => {
          const moved = movedRow(rows, from % rows.length, to);
          const row = rows[from % rows.length];
          expect(moved.filter((one) => one !== row)).toEqual(rows.filter((one) => one !== row));
          expect(moved[Math.max(0, Math.min(to, rows.length - 1))]).toBe(row);
        },
      ),
    );
  });
});
