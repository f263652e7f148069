import type { TopUpPaper } from '@shared/features/loyalty/stored.channels';
import type { SlipWidth } from '@shared/features/sales/payment.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { clock } from '@shared/features/settings/hours.rules';
import { yuanText } from '@shared/lib/money';
import { escaped, paperText } from './paperText';
import { slipStyle } from './slipStyle';

/** A slip of money paid in for stored value or out of it, as a page of HTML without scripts, as wide as its paper. */
export function topUpPage(paper: TopUpPaper, width: SlipWidth, language: Language): string {
  const { shop, customer, cause, moneyCents, giftCents, later, refund } = paper;
  const find = paperText(language);
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    escaped(find(`papers.topUp.${key}`, words) ?? key);
  const slip = (key: string): string => escaped(find(`papers.slip.${key}`) ?? key);
  const line = (label: string, value: string, style = ''): string =>
    `<div class="line ${style}"><span>${label}</span><span>${escaped(value)}</span></div>`;
  const parts = [
    `<h1>${escaped(shop.name)}</h1>`,
    `<p class="middle">${say(`kind.${cause}`)}</p>`,
    line(slip('when'), `${paper.on} ${clock(paper.minute)}`),
    line(slip('by'), paper.by),
    line(slip('customer'), customer),
    '<div class="rule"></div>',
    line(say(moneyCents < 0 ? 'paidOut' : 'paidIn'), yuanText(Math.abs(moneyCents)), 'total'),
    line(say('how'), find(`papers.slip.paid.${paper.moneyKind}`) ?? paper.moneyKind),
    ...(giftCents === 0 ? [] : [line(say('gift'), yuanText(giftCents))]),
    ...later.map(({ cents, on }) => line(say('later', { day: on }), yuanText(cents), 'small')),
    ...(refund === null || refund.keptCents === 0 ? [] : [line(say('kept'), yuanText(refund.keptCents))]),
    ...(refund === null || refund.forfeitCents === 0
      ? []
      : [line(say('forfeit'), yuanText(refund.forfeitCents))]),
    '<div class="rule"></div>',
    line(slip('storedBefore'), yuanText(paper.beforeCents)),
    line(slip('storedAfter'), yuanText(paper.afterCents)),
    '<div class="rule"></div>',
    ...(cause === 'topUp' ? [] : [`<p>${say('sign')}</p>`]),
    ...(shop.address === '' ? [] : [`<p class="middle small">${escaped(shop.address)}</p>`]),
    `<p class="middle small">${slip('foot')}</p>`,
  ];
  const length = { lines: 22 + later.length, texts: [shop.name, shop.name, shop.address, customer] };
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${say(`kind.${cause}`)}</title><style>${slipStyle(length, width)}</style>
${parts.join('\n')}
</html>`;
}
