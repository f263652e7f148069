import type { CouponsPaper } from '@shared/features/loyalty/coupons.channels';
import { codeText } from '@shared/features/loyalty/coupons.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { barSvg } from '@shared/lib/codes';
import { yuanText } from '@shared/lib/money';
import { escaped, paperText } from './paperText';

const STYLE = `@page { size: A4; margin: 10mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: 11pt/1.35 "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; font-variant-numeric: tabular-nums; }
.page { display: grid; grid-template-columns: 95mm 95mm; }
.coupon { display: flex; flex-direction: column; height: 55mm; padding: 5mm 6mm; border: 0.3pt dashed #999; overflow: hidden; break-inside: avoid; }
.name { font-weight: 600; overflow-wrap: anywhere; }
.worth { font-size: 16pt; font-weight: 600; }
.small { font-size: 9pt; }
.code { margin-top: auto; }
.code svg { display: block; width: 60mm; height: 10mm; }
.code b { font: 600 13pt/1.3 ui-monospace, Consolas, monospace; }`;

/** Coupons as a page of HTML without scripts, two abreast on A4 with lines to cut along, each with its code as bars and in signs. */
export function couponPage(paper: CouponsPaper, language: Language): string {
  const find = paperText(language);
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    escaped(find(`papers.coupon.${key}`, words) ?? key);
  const { kind, cents, permille, fromCents, uses } = paper;
  const from = fromCents === 0 ? '' : say('from', { amount: yuanText(fromCents) });
  const amount = yuanText(cents ?? 0);
  const worth =
    kind === 'percent'
      ? say('percent', { rate: String((1_000 - (permille ?? 0)) / 10) })
      : kind === 'amount'
        ? say('amount', { amount })
        : cents === 0
          ? say('free')
          : say('goods', { amount });
  const coupons = paper.coupons.map(({ code, endsOn }) => {
    const small = [
      endsOn === null ? '' : say('until', { day: endsOn }),
      uses === 1 ? '' : say('uses', { times: String(uses) }),
    ];
    return `<div class="coupon"><div class="name">${escaped(paper.shop)} ${escaped(paper.name)}</div>
<div class="worth">${from}${worth}</div><div class="small">${small.filter(Boolean).join(' ')}</div>
<div class="code">${barSvg(code)?.replace('<svg ', '<svg preserveAspectRatio="none" ') ?? ''}<b>${codeText(code)}</b></div></div>`;
  });
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escaped(paper.name)}</title><style>${STYLE}</style>
<div class="page">${coupons.join('\n')}</div>
</html>`;
}
