import type { CountCard } from '@shared/features/loyalty/counts.channels';
import type { MoneyKind } from '@shared/features/sales/payment.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useAct, useCall } from '@/lib/useCall';
import { RefundForm, type SheetLine } from '../RefundForm';

/** The worksheet of a refund: what was paid, what is used and what is left of it, and how that goes back; it closes the card. */
export function RefundCountDialog({ card, onClose }: { card: CountCard; onClose: () => void }) {
  const { t } = useTranslation();
  const { data: sheet, error: unread } = useCall('sales.countSheet', { cardId: card.id });
  const { run, isRunning, error } = useAct('sales.refundCount');
  const save = async (moneyKind: MoneyKind, reason: string): Promise<void> => {
    if (!sheet) return;
    const { outCents } = sheet;
    const done = await run({ cardId: card.id, moneyKind, outCents, reason });
    if (done === null) return;
    notifyDone(t('loyalty.count.refunded', { name: card.name, amount: formatMoney(outCents) }));
    onClose();
  };
  const linesOf = (of: CallOutput<'sales.countSheet'>): SheetLine[] => [
    [t('loyalty.count.sheet.paid'), formatMoney(of.paidCents)],
    [
      t(of.isByDays ? 'loyalty.count.sheet.days' : 'loyalty.count.sheet.times'),
      t('loyalty.count.sheet.restOf', { rest: formatNumber(of.rest), whole: formatNumber(of.whole) }),
    ],
    [t('loyalty.count.sheet.used'), formatMoney(of.usedCents)],
    [t('loyalty.count.sheet.rest'), formatMoney(of.outCents)],
    ...Object.entries(of.ledgers).map(([into, cents]): SheetLine => {
      const kind = t(`sales.kind.${into as keyof typeof of.ledgers}`);
      return [t('loyalty.count.sheet.into', { kind }), formatMoney(cents)];
    }),
    ...(of.debtCents > 0
      ? [[t('loyalty.count.sheet.debt'), formatMoney(of.debtCents)] satisfies SheetLine]
      : []),
  ];
  return (
    <RefundForm
      title={t('loyalty.count.refundOne', { name: card.name })}
      save={t('loyalty.count.refund')}
      caption={t('loyalty.count.sheet.caption')}
      lines={sheet ? linesOf(sheet) : null}
      total={[t('loyalty.count.sheet.money'), formatMoney(sheet?.moneyCents ?? 0)]}
      unread={unread}
      error={error}
      isRunning={isRunning}
      onSave={(kind, reason) => void save(kind, reason)}
      onClose={onClose}
    />
  );
}
