import type { Basis } from '@shared/features/loyalty/tiers.rules';
import type { SlipWidth } from '@shared/features/sales/payment.rules';
import { priceText, quantityText } from '@shared/features/sales/pricing.rules';
import type { SlipMember, SlipPaper } from '@shared/features/sales/sales.contract';
import type { Language } from '@shared/features/settings/settings.contract';
import { clock } from '@shared/features/settings/hours.rules';
import { parted, yuanText } from '@shared/lib/money';
import { escaped, paperText } from './paperText';

/** Signs of a Chinese text that a line of the roll holds, and the height of a line in millimetres. */
const ROLL = { '58': { signs: 16, lineMm: 4.6 }, '80': { signs: 20, lineMm: 5.1 } } as const;

/** Height of a roll's page in millimetres: as long as the slip is, rather a line too long than one too short. */
function rollMm({ slip, shop }: SlipPaper, width: '58' | '80'): number {
  const { signs, lineMm } = ROLL[width];
  const lines = (text: string): number => Math.max(1, Math.ceil([...text].length / signs));
  const said = slip.lines.reduce((sum, { name }) => sum + lines(name) + 1, 0);
  const around = lines(shop.name) * 1.5 + lines(shop.address) + slip.payments.length + 20;
  return Math.ceil((said + around) * lineMm) + 10;
}

/** Rolls have no pages. Till printers keep about two millimetres free at each side. */
const STYLE = (
  paper: SlipPaper,
  width: SlipWidth,
): string => `@page { size: ${width === 'A4' ? 'A4' : `${width}mm ${String(rollMm(paper, width))}mm`}; margin: ${width === 'A4' ? '12mm' : '2mm'}; }
* { box-sizing: border-box; }
body { margin: 0; width: ${width === 'A4' ? '80mm' : `${String(Number(width) - 4)}mm`}; color: #000;
  font: ${width === '58' ? '9pt' : '10pt'}/1.4 "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; font-variant-numeric: tabular-nums; }
h1 { margin: 0; font-size: 1.3em; text-align: center; overflow-wrap: anywhere; }
p { margin: 0; overflow-wrap: anywhere; }
.middle { text-align: center; }
.rule { margin: 1.5mm 0; border-top: 0.5pt dashed #000; }
.line { display: flex; gap: 2mm; justify-content: space-between; }
.line span:first-child { min-width: 0; overflow-wrap: anywhere; }
.line span:last-child { flex: none; }
.small { font-size: 0.85em; }
.total { font-size: 1.3em; font-weight: 600; }`;

/** How much of what the programme measures, money with its sign and counts bare: the words around them say of what. */
const measureText = (basis: Basis, measure: number): string =>
  basis === 'spend' ? yuanText(measure) : parted(String(measure));

/** A slip as a page of HTML without scripts, as wide as its paper. */
export function slipPage(paper: SlipPaper, width: SlipWidth, language: Language): string {
  const { shop, slip, customer, member } = paper;
  const find = paperText(language);
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    escaped(find(`papers.slip.${key}`, words) ?? key);
  const line = (label: string, value: string, style = ''): string =>
    `<div class="line ${style}"><span>${label}</span><span>${escaped(value)}</span></div>`;
  const offCents = new Map<string, number>();
  for (const { discounts } of slip.lines) {
    for (const { kind, cents } of discounts) offCents.set(kind, (offCents.get(kind) ?? 0) + cents);
  }
  const memberLines = ({ tierName, points, next }: SlipMember): string[] => [
    line(say('member'), tierName),
    ...(points === null ? [] : [line(say('points'), parted(String(points)))]),
    ...(next === null || next.missing === 0
      ? []
      : [
          `<p>${say(`next.${next.basis}`, { much: measureText(next.basis, next.missing), tier: next.tierName })}</p>`,
        ]),
  ];
  const when = `${slip.on}${slip.minute === null ? '' : ` ${clock(slip.minute)}`}`;
  const lines = slip.lines.map(
    ({ name, quantityMilli, unitPriceMills, amountCents }) =>
      `<p>${escaped(name)}</p>${line(`${escaped(quantityText(quantityMilli))} × ${escaped(priceText(Math.abs(unitPriceMills)))}`, yuanText(amountCents))}`,
  );
  const parts = [
    `<h1>${escaped(shop.name)}</h1>`,
    `<p class="middle">${say(`kind.${slip.kind}`)}</p>`,
    line(say('number'), slip.number ?? ''),
    line(say('when'), when),
    ...(slip.by === null ? [] : [line(say('by'), slip.by)]),
    ...(customer === '' ? [] : [line(say('customer'), customer)]),
    ...(slip.original === null ? [] : [line(say('original'), slip.original.number ?? '')]),
    '<div class="rule"></div>',
    ...lines,
    '<div class="rule"></div>',
    ...[...offCents].map(([kind, cents]) => line(say(`off.${kind}`), yuanText(-cents), 'small')),
    line(say(slip.amountCents < 0 ? 'back' : 'total'), yuanText(Math.abs(slip.amountCents)), 'total'),
    ...slip.payments.map(({ kind, amountCents }) => line(say(`paid.${kind}`), yuanText(amountCents))),
    ...(slip.owedCents !== null && slip.owedCents > 0
      ? [line(say('owed', { day: slip.dueOn ?? '' }), yuanText(slip.owedCents))]
      : []),
    ...(member === null ? [] : ['<div class="rule"></div>', ...memberLines(member)]),
    '<div class="rule"></div>',
    ...(shop.address === '' ? [] : [`<p class="middle small">${escaped(shop.address)}</p>`]),
    `<p class="middle small">${say('foot')}</p>`,
  ];
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escaped(slip.number ?? '')}</title><style>${STYLE(paper, width)}</style>
${parts.join('\n')}
</html>`;
}
