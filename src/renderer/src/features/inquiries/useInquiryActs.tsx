import type { InquiryRow } from '@shared/features/inquiries/inquiries.contract';
import { canDo, isOpen, isWaiting, type InquiryAct } from '@shared/features/inquiries/inquiries.rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyName } from '@/lib/keyMap';
import type { KeyHandlers } from '@/lib/keys';
import { notifyError } from '@/lib/notify';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import type { MenuItem } from '@/ui/menuItem';
import { EndDialog, NextDialog, QuoteDialog, WishDialog } from './dialogs';

/** What can be asked of an inquiry: its acts, what comes next, and a wish for what is not there. */
export type Way = InquiryAct | 'next' | 'wish';
export const WAYS = [
  'answer',
  'quote',
  'next',
  'buy',
  'lose',
  'wish',
  'reopen',
] as const satisfies readonly Way[];

/** The key of each. */
export const WAY_KEYS = {
  answer: 'inquiry.answer',
  quote: 'inquiry.quote',
  next: 'inquiry.next',
  buy: 'inquiry.buy',
  lose: 'inquiry.lose',
  wish: 'inquiry.wish',
  reopen: 'inquiry.reopen',
} as const satisfies Readonly<Record<Way, KeyName>>;

/** True where that can be done with the inquiry now. */
export function isPossible(way: Way, { stage }: Pick<InquiryRow, 'stage'>): boolean {
  if (way === 'next') return isOpen(stage) && !isWaiting(stage);
  return way === 'wish' ? isOpen(stage) : canDo(way, stage);
}

/** What can be done with inquiries: at once, or by the dialog that asks for the rest. */
export function useInquiryActs(onLeft: () => void) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<{
    way: 'quote' | 'next' | 'buy' | 'lose' | 'wish';
    row: InquiryRow;
  } | null>(null);
  const answering = useAct('inquiries.answer');
  const reopening = useAct('inquiries.reopen');
  const close = (): void => {
    setAsked(null);
    onLeft();
  };
  const atOnce = async (way: 'answer' | 'reopen', { id }: InquiryRow): Promise<void> => {
    const tell = (refusal: unknown): boolean => {
      notifyError(refusal);
      return true;
    };
    const done =
      way === 'answer'
        ? await answering.run({ id, note: '', next: null }, tell)
        : await reopening.run({ id, note: '' }, tell);
    if (done !== null) offerUndo(t(`inquiries.told.${way}`), done.commandId);
  };
  const act = (way: Way, row: InquiryRow): void => {
    if (!isPossible(way, row)) return;
    if (way === 'answer' || way === 'reopen') void atOnce(way, row);
    else setAsked({ way, row });
  };
  return {
    act,
    /** Keys of a row that has the focus. */
    keysOf: (row: InquiryRow): KeyHandlers =>
      Object.fromEntries(
        WAYS.filter((way) => isPossible(way, row)).map((way) => [
          WAY_KEYS[way],
          () => {
            act(way, row);
          },
        ]),
      ),
    itemsOf: (row: InquiryRow): MenuItem[] =>
      WAYS.filter((way) => isPossible(way, row)).map((way) => ({
        text: t(`inquiries.way.${way}`),
        keys: WAY_KEYS[way],
        onChoose: () => {
          act(way, row);
        },
      })),
    dialog:
      asked === null ? null : asked.way === 'quote' ? (
        <QuoteDialog inquiryId={asked.row.id} onClose={close} />
      ) : asked.way === 'next' ? (
        <NextDialog row={asked.row} onClose={close} />
      ) : asked.way === 'wish' ? (
        <WishDialog inquiry={asked.row} onClose={close} />
      ) : (
        <EndDialog way={asked.way} row={asked.row} onClose={close} />
      ),
  };
}
