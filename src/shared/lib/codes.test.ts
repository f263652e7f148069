import { describe, expect, test } from 'vitest';
import { barKindOf, barSvg, qrSvg, svgAddress } from './codes';

/** Widths of bars and the light between them, from the first bar on, as they stand in a picture. */
function widthsOf(svg: string): { widths: string; quiet: number[] } {
  const bars = [...svg.matchAll(/stroke-width="(\d+)" d="([^"]+)"/gu)].flatMap(([, width, path = '']) =>
    [...path.matchAll(/M([\d.]+) /gu)].map(([, middle]) => ({
      from: Number(middle) - Number(width) / 2,
      width: Number(width),
    })),
  );
  bars.sort((a, b) => a.from - b.from);
  const ends = bars.map(({ from, width }) => from + width);
  const widths = bars.flatMap(({ from, width }, at) =>
    at === 0 ? [width] : [from - (ends[at - 1] ?? 0), width],
  );
  const whole = Number(/viewBox="0 0 (\d+) /u.exec(svg)?.[1]);
  return { widths: widths.join(''), quiet: [bars[0]?.from ?? 0, whole - (ends.at(-1) ?? 0)] };
}

/** Widths of the digits of EAN in the left half with odd parity; even parity is the same backwards (GS1 General Specifications 5.2). */
const ODD = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'];
/** Parities of the left half for a first digit of 6. */
const SIX = 'oeeeoo';
const backwards = (text: string): string => [...text].reverse().join('');

describe('bars', () => {
  test('a barcode of retail goods is drawn as its standard says, with light on both sides', () => {
    const [first, ...rest] = '6901234567892';
    expect(first).toBe('6');
    const left = rest.slice(0, 6).map((digit, at) => {
      const odd = ODD[Number(digit)] ?? '';
      return SIX[at] === 'o' ? odd : backwards(odd);
    });
    const right = rest.slice(6).map((digit) => ODD[Number(digit)]);
    const { widths, quiet } = widthsOf(barSvg('6901234567892') ?? '');
    expect(widths).toBe(`111${left.join('')}11111${right.join('')}111`);
    expect(Math.min(...quiet)).toBeGreaterThanOrEqual(11);
  });

  test('any other code is drawn as Code 128, its check sign reckoned', () => {
    const { widths, quiet } = widthsOf(barSvg('A') ?? '');
    // Start B (104), A (33), check (104 + 33) mod 103 = 34, stop.
    expect(widths).toBe('2112141113231311232331112');
    expect(Math.min(...quiet)).toBeGreaterThanOrEqual(10);
  });

  test('each text gets the bars that fit it, or none', () => {
    expect(barKindOf('6901234567892')).toBe('ean13');
    expect(barKindOf('6901234567890')).toBe('code128');
    expect(barKindOf('96385074')).toBe('ean8');
    expect(barKindOf('12345678')).toBe('code128');
    expect(barKindOf('P-0001')).toBe('code128');
    for (const none of ['', '货号1', 'a\nb', 'x'.repeat(49)]) expect(barSvg(none)).toBeNull();
  });

  test('a code holds its signs as they are, without being read as commands', () => {
    expect(barSvg('^FNC1')).not.toBe(barSvg('FNC1'));
    expect(barSvg('<b>&"')).toMatch(/^<svg [^<]*<path [^<]*(<path [^<]*)*<\/svg>/u);
  });
});

describe('QR codes', () => {
  test('Chinese is held, and the code grows with the text', () => {
    const sizeOf = (svg: string): number => Number(/viewBox="0 0 (\d+) /u.exec(svg)?.[1]);
    expect(sizeOf(qrSvg('熟客'))).toBe((21 + 8) * 2);
    expect(sizeOf(qrSvg('熟客'.repeat(40)))).toBeGreaterThan(sizeOf(qrSvg('熟客')));
  });

  test('nothing and too much are refused', () => {
    expect(() => qrSvg('')).toThrow(RangeError);
    expect(() => qrSvg('x'.repeat(1_001))).toThrow(RangeError);
  });

  test('a picture becomes an address without signs that end it', () => {
    expect(svgAddress('<svg a="#1">"</svg>')).toBe(
      'data:image/svg+xml,%3Csvg%20a%3D%22%231%22%3E%22%3C%2Fsvg%3E',
    );
  });
});
