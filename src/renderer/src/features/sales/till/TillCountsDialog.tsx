import type { CountCard, CountKind } from '@shared/features/loyalty/counts.channels';
import { useTranslation } from 'react-i18next';
import { countPieces } from '@/features/loyalty/loyalty.public';
import { formatMoney } from '@/lib/format';
import { useToday } from '@/lib/today';
import { TakeDialog, type Takeable } from './TakeDialog';
import { timesFor } from './tillCounts';
import type { Till } from './till';

type TillCountsDialogProps = {
  till: Till;
  cards: readonly CountCard[];
  kinds: readonly CountKind[];
  onUse: (card: CountCard) => void;
  onSell: (kind: CountKind) => void;
  onClose: () => void;
};

/** The count cards that the customer can use a time of, and those that the shop sells. */
export function TillCountsDialog({ till, cards, kinds, onUse, onSell, onClose }: TillCountsDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const rows: Takeable[] = [
    ...cards.map((card) => ({
      key: `card ${String(card.id)}`,
      name: card.name,
      facts: [countPieces(t, card, today).join(t('common.factComma'))],
      act: t('sales.till.useCount'),
      label: t('sales.till.useCountOf', { name: card.name }),
      isOff: timesFor(till, card) <= 0,
      onTake: () => {
        onUse(card);
      },
    })),
    ...kinds.map((kind) => ({
      key: `kind ${String(kind.id)}`,
      name: kind.name,
      facts: [formatMoney(kind.priceCents)],
      act: t('sales.till.sellCount'),
      label: t('sales.till.sellCountOf', { name: kind.name }),
      onTake: () => {
        onSell(kind);
      },
    })),
  ];
  return <TakeDialog title={t('sales.till.counts')} width={36} rows={rows} onClose={onClose} />;
}
