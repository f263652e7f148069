import { Button } from '@mantine/core';
import type { SaleId } from '@shared/features/sales/sales.contract';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@/lib/format';
import { KeyCap } from '@/ui/KeyCap';
import { Notice } from '@/ui/Notice';

/** What was rung up last, for its slip and for taking it back. */
export type LastSale = { id: SaleId; amountCents: number; changeCents: number };

type TillDoneProps = { last: LastSale; onPrint: () => void; onUndo: () => void };

/** Says what was taken and what to give back, until the next sale begins. */
export function TillDone({ last, onPrint, onUndo }: TillDoneProps) {
  const { t } = useTranslation();
  return (
    <Notice
      kind="good"
      text={t(last.changeCents > 0 ? 'sales.till.doneWithChange' : 'sales.till.done', {
        amount: formatMoney(last.amountCents),
        change: formatMoney(last.changeCents),
      })}
    >
      <Button size="xs" rightSection={<KeyCap name="till.print" />} onClick={onPrint}>
        {t('sales.slip.print')}
      </Button>
      <Button size="xs" onClick={onUndo}>
        {t('sales.slip.undo')}
      </Button>
    </Notice>
  );
}
