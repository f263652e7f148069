import type { Basis } from '@shared/features/loyalty/tiers.rules';
import type { SlipWidth } from '@shared/features/sales/payment.rules';
import { priceText, quantityText } from '@shared/features/sales/pricing.rules';
import type { SlipMember, SlipPaper } from '@shared/features/sales/sales.contract';
import type { Language } from '@shared/features/settings/settings.contract';
import { clock } from '@shared/features/settings/hours.rules';
import { parted, yuanText } from '@shared/lib/money';
import { escaped, paperText } from './paperText';
import { slipStyle, type SlipLength } from './slipStyle';

/** How long the slip is, line by line. */
const lengthOf = ({ slip, shop }: SlipPaper): SlipLength => ({
  lines: slip.lines.length + slip.payments.length + slip.counts.length * 2 + 22,
  texts: [shop.name, shop.name, shop.address, ...slip.lines.map(({ name }) => name)],
});

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
    ...(slip.stored === null
      ? []
      : [
          '<div class="rule"></div>',
          line(say('storedBefore'), yuanText(slip.stored.beforeCents)),
          line(say('storedAfter'), yuanText(slip.stored.afterCents)),
        ]),
    ...(slip.counts.length === 0 ? [] : ['<div class="rule"></div>']),
    ...slip.counts.map((card) => {
      const text =
        card.times === null
          ? ''
          : say('counts.moved', { before: String(card.before), after: String(card.after) });
      const until = card.until === null ? '' : say('counts.until', { day: card.until });
      return `<p>${escaped(card.name)}</p><p class="small">${[text, until].filter(Boolean).join('　')}</p>`;
    }),
    ...(member === null ? [] : ['<div class="rule"></div>', ...memberLines(member)]),
    '<div class="rule"></div>',
    ...(shop.address === '' ? [] : [`<p class="middle small">${escaped(shop.address)}</p>`]),
    `<p class="middle small">${say('foot')}</p>`,
  ];
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escaped(slip.number ?? '')}</title><style>${slipStyle(lengthOf(paper), width)}</style>
${parts.join('\n')}
</html>`;
}
