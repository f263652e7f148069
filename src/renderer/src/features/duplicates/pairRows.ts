import type { CustomerCard } from '@shared/features/customers/customers.contract';
import type { Day } from '@shared/lib/days';
import type { TFunction } from 'i18next';
import { formatBirthday } from '@/features/customers/customers.public';
import { formatDay, formatList, formatMoney, formatNumber } from '@/lib/format';

/** A line of two cards side by side. */
export type PairRow = { name: string; label: string; first: string; second: string };

/** What a card says under each field that people tell one another apart by. */
function textsOf(card: CustomerCard, t: TFunction, today: Day): readonly (readonly [string, string])[] {
  const { fields, summary } = card;
  return [
    ['name', fields.name],
    ['salutation', fields.salutation],
    ['number', card.number ?? ''],
    ['kind', t(`customers.kind.${fields.kind}`)],
    ['phones', formatList(fields.phones.map((phone) => phone.display))],
    ['gender', fields.gender === null ? '' : t(`customers.gender.${fields.gender}`)],
    ['birthday', fields.birthday === null ? '' : formatBirthday(fields.birthday)],
    ['wechat', fields.wechat],
    ['email', fields.email],
    ['company', fields.company],
    ['region', fields.region],
    ['address', fields.address],
    ['tags', formatList(fields.tags)],
    ['likes', fields.likes],
    ['avoids', fields.avoids],
    ['note', fields.note],
    ['createdOn', formatDay(card.createdOn, today)],
    [
      'visits',
      summary.saleCount === 0
        ? ''
        : [
            t('duplicates.visits', { count: summary.saleCount, number: formatNumber(summary.saleCount) }),
            formatMoney(summary.spendCents),
          ].join(t('common.factComma')),
    ],
    ['lastSoldOn', summary.lastSoldOn === null ? '' : formatDay(summary.lastSoldOn, today)],
  ];
}

const OWN_LABELS = new Set(['createdOn', 'visits', 'lastSoldOn']);

/** The lines of two cards on which at least one of them says something. */
export function pairRows(
  { first, second }: { first: CustomerCard; second: CustomerCard },
  t: TFunction,
  today: Day,
): PairRow[] {
  const others = new Map(textsOf(second, t, today));
  return textsOf(first, t, today).flatMap(([name, text]) => {
    const other = others.get(name) ?? '';
    if (text === '' && other === '') return [];
    const label = t(OWN_LABELS.has(name) ? `duplicates.field.${name}` : `customers.field.${name}`);
    return [{ name, label, first: text, second: other }];
  });
}
