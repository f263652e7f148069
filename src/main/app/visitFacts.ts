import type { VisitPaper } from '@shared/features/followups/visit.channels';
import { yuanText } from '@shared/lib/money';
import type { PaperText } from './paperText';

/** What stands of each customer between the name and what is filled in, in the order of the sheet. */
export const FACT_COLUMNS = ['phone', 'address', 'strip', 'plan', 'open', 'purchases'] as const;
export type FactColumn = (typeof FACT_COLUMNS)[number];

/** What a sheet says of a customer, fact by fact, a line each. */
export function factsOf(
  row: VisitPaper['rows'][number],
  text: PaperText,
): Readonly<Record<FactColumn, readonly string[]>> {
  const say = (key: string, words: Readonly<Record<string, string>>): string =>
    text(`papers.visit.${key}`, words) ?? key;
  const told = (key: 'salutation' | 'likes' | 'avoids', value: string): string[] =>
    value === '' ? [] : [say(key, { text: value })];
  return {
    phone: row.phones,
    address: [row.region, row.address].filter((part) => part !== ''),
    strip: [
      ...told('salutation', row.salutation),
      ...told('likes', row.likes),
      ...told('avoids', row.avoids),
      ...(row.lastSoldOn === null ? [] : [say('lastVisit', { day: row.lastSoldOn })]),
    ],
    plan: row.plan === null ? [] : [row.plan],
    open: row.open.map(({ kind, subject, dueOn }) =>
      say('openPoint', {
        day: dueOn,
        kind:
          text(kind === 'promise' ? 'papers.visit.promise' : `papers.value.followups.kind.${kind}`) ?? kind,
        subject,
      }),
    ),
    purchases: row.purchases.map(({ on, names, amountCents }) =>
      say('purchase', {
        day: on,
        names: names.join(text('papers.notice.comma') ?? ', '),
        amount: yuanText(amountCents),
      }),
    ),
  };
}
