import { Button } from '@mantine/core';
import type { DraftPlace } from '@shared/features/drafts/drafts.contract';
import type { TillCoupon } from '@shared/features/loyalty/coupons.channels';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { dropDraft, endDraft } from '@/features/drafts/drafts.public';
import { useMay } from '@/features/staff/staff.public';
import { formatDay, formatNumber } from '@/lib/format';
import { useBrought } from '@/lib/brought';
import { pressKey, useKeys } from '@/lib/keys';
import { useToday } from '@/lib/today';
import { useAct, useCall } from '@/lib/useCall';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconTill } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { Notice } from '@/ui/Notice';
import { GuideDialog } from '../guide/dialogs';
import { UndoDialog } from '../slips/UndoDialog';
import { usePrintSlip } from '../usePrintSlip';
import { GiftsDialog } from './GiftsDialog';
import { PayPanel } from './PayPanel';
import { ProductBox, type ProductBoxHandle } from './ProductBox';
import {
  EMPTY_TILL,
  stepped,
  unscanned,
  withLine,
  withoutLine,
  withThing,
  type Till,
  type Thing,
  type TillCustomer,
  type TillField,
} from './till';
import { filled, isFree, ringUpInput, sumUp } from './tillSums';
import { TillCountsDialog } from './TillCountsDialog';
import { offeredCounts, withCount } from './tillCounts';
import { TillCustomerBar } from './TillCustomerBar';
import { TillDone, type LastSale } from './TillDone';
import { TillLines } from './TillLines';
import styles from './TillPage.module.css';
import { forCustomer, offeredCoupons, withCoupon, withoutCoupon, type OfferedCoupon } from './tillCoupons';
import { useHeldCoupons } from './useHeldCoupons';
import { useTill } from './useTill';
import { useTillCounts } from './useTillCounts';
import { useTillMember } from './useTillMember';
import { useTillScans } from './useTillScans';
import { useUsualKind } from './useUsualKind';

const KEYS = [
  'till.more',
  'till.less',
  'till.remove',
  'till.coupon',
  'till.gift',
  'till.count',
  'till.customer',
  'till.stored',
  'till.guide',
  'till.take',
  'everywhere.parked',
  'everywhere.curtain',
] as const;

/** The till: things are scanned or typed, the customer is named or not, and the money is taken by one key. */
export function TillPage({ place }: { place: DraftPlace }) {
  const { t } = useTranslation();
  const today = useToday();
  const box = useRef<ProductBoxHandle>(null);
  const page = useRef<HTMLDivElement>(null);
  const { till, now, show, keep } = useTill(place);
  const [chosen, setChosen] = useState<number | null>(null);
  const [last, setLast] = useState<LastSale | null>(null);
  const [usual, setUsual] = useUsualKind();
  const { data: next } = useCall('sales.next', {});
  const plain = useAct('sales.ringUp');
  const free = useAct('sales.ringUpFreely');
  const mayWrite = useMay('sales.write');
  const [isGiftAsked, setIsGiftAsked] = useState(false);
  const [isCountAsked, setIsCountAsked] = useState(false);
  const [here, navigate] = useLocation();
  const called = useBrought<{ field?: string }>()?.field;
  const isGuideCalled = called === 'guide';
  const isGiftCalled = called === 'gift';
  const [isGuideAsked, setIsGuideAsked] = useState(false);
  const [isUndoAsked, setIsUndoAsked] = useState(false);
  // What came in while a sale is saved belongs to the next one.
  const waiting = useRef<(() => void)[]>([]);
  const isSaving = useRef(false);
  const { print } = usePrintSlip();
  const member = useTillMember(till.customer);
  const sums = sumUp(till, usual, member);
  const isRunning = plain.isRunning || free.isRunning;
  const error = plain.error ?? free.error;
  const chosenKey = till.lines.some(({ key }) => key === chosen) ? chosen : (till.lines.at(-1)?.key ?? null);

  // The field of figures that has the focus, and what stood in it at first.
  const entered = useRef<{ field: TillField; value: string } | null>(null);
  // Asked for in the same breath as what it stands in, it is put with the picture that first shows it: a frame of the
  // browser may come before that, and what is typed then went elsewhere.
  const [focusOn, setFocusOn] = useState<{ what: string } | null>(null);
  useLayoutEffect(() => {
    if (focusOn !== null) page.current?.querySelector<HTMLElement>(focusOn.what)?.focus();
  }, [focusOn]);
  const focusSoon = (what: string): void => {
    setFocusOn({ what });
  };

  const set = (next: Till): void => {
    show(next);
    keep(next);
    plain.clearError();
    free.clearError();
  };

  const endGift = (): void => {
    setIsGiftAsked(false);
    // It may be called for again.
    if (isGiftCalled) navigate(here, { replace: true });
  };
  const whenSaved = (act: () => void): void => {
    if (isSaving.current) waiting.current.push(act);
    else act();
  };
  const add = (thing: Thing): void => {
    whenSaved(() => {
      const more = withThing(now.current, thing);
      set(more.till);
      setChosen(more.key);
      setLast(null);
      // What has no price of its own is asked for it at once.
      if (thing.priceCents === null) focusSoon(`[data-price="${String(more.key)}"]`);
    });
  };
  const name = (customer: TillCustomer | null): void => {
    whenSaved(() => {
      set(forCustomer(now.current, customer));
      box.current?.focus();
    });
  };
  const scanned = (coupon: TillCoupon): void => {
    whenSaved(() => {
      set(withCoupon(now.current, coupon));
    });
  };
  const offered = offeredCoupons(till, sums, useHeldCoupons(till.customer), member);
  const giftsFor = till.customer !== null && member?.rules != null ? member.points - sums.giftPoints : null;
  const counts = useTillCounts(till.customer);
  const hasCounts = counts.cards.length + counts.kinds.length > 0;
  const [fitting] = offeredCounts(till, counts.cards);
  const payFitting = (): void => {
    if (fitting === undefined) return;
    set(withCount(till, fitting));
    box.current?.focus();
  };
  const toggle = ({ coupon, isChosen }: OfferedCoupon): void => {
    set(isChosen ? withoutCoupon(till, coupon.id) : withCoupon(till, coupon));
  };
  const { unmatched, isOpen } = useTillScans({
    onThing: add,
    onCustomer: name,
    onCoupon: scanned,
    customerId: till.customer?.id ?? null,
    onStart: (scanned) => {
      box.current?.clear();
      if (entered.current !== null) {
        set(unscanned(now.current, entered.current.field, scanned, entered.current.value));
      }
      box.current?.focus();
    },
  });

  const take = async (): Promise<void> => {
    const input = ringUpInput(till, sums);
    // A scan that is still looked up is of this sale: the money waits until it is seen.
    if (input === null || isSaving.current || isOpen.current) return;
    isSaving.current = true;
    try {
      const sent = { ...input, ...(await endDraft(place)) };
      const done = isFree(sums) ? await free.run(sent) : await plain.run(sent);
      if (!done) {
        keep(till);
        return;
      }
      const [only] = sums.payments;
      if (only !== undefined && sums.payments.length === 1) setUsual(only.kind);
      void dropDraft(place);
      show(EMPTY_TILL);
      setChosen(null);
      setLast({ id: done.value.id, amountCents: input.amountCents, changeCents: sums.changeCents });
      box.current?.focus();
    } finally {
      isSaving.current = false;
      for (const late of waiting.current.splice(0)) late();
    }
  };
  const onLine = (act: (key: number) => void): boolean => {
    if (chosenKey === null) return false;
    act(chosenKey);
    return true;
  };
  const step = (by: 1 | -1) => (): boolean =>
    onLine((key) => {
      set(stepped(till, key, by));
    });
  const remove = (key: number): void => {
    set(withoutLine(till, key));
    box.current?.focus();
  };
  const onLineKey = (event: KeyboardEvent): void => {
    const at = till.lines.findIndex(({ key }) => key === chosenKey);
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = till.lines[at + move];
    if (move !== 0 && next !== undefined) {
      event.preventDefault();
      setChosen(next.key);
      return;
    }
    pressKey(event, { 'till.more': step(1), 'till.less': step(-1), 'till.remove': () => onLine(remove) });
  };
  useKeys({
    'everywhere.till': () => box.current?.focus(),
    'till.customer': () => {
      // What is typed right after the key is the customer's, not the last field's.
      const field = page.current?.querySelector<HTMLElement>('[data-till-customer] input');
      if (till.customer === null && field) {
        field.focus();
        return;
      }
      name(null);
      focusSoon('[data-till-customer] input');
    },
    'till.coupon': () => {
      const [best] = offered;
      if (best !== undefined && (best.isChosen || best.cents > 0)) toggle(best);
    },
    'till.gift': () => {
      if (giftsFor !== null) setIsGiftAsked(true);
    },
    'till.count': () => {
      if (fitting !== undefined) payFitting();
      else if (hasCounts) setIsCountAsked(true);
    },
    'till.guide': () => {
      setIsGuideAsked(true);
    },
    'till.take': () => void take(),
    'till.print': () => (last === null ? false : void print(last.id)),
  });

  if (!mayWrite) return <EmptyState icon={IconTill} text={t('sales.till.mayNot')} />;
  return (
    <>
      <div
        className={styles.page}
        ref={page}
        onFocus={({ target }) => {
          const field = target instanceof HTMLInputElement ? target.dataset.tillField : undefined;
          entered.current =
            field === undefined
              ? null
              : { field: JSON.parse(field) as TillField, value: (target as HTMLInputElement).value };
        }}
      >
        <div className={styles.main}>
          <div className={styles.boxes}>
            <ProductBox
              handleRef={box}
              onPick={add}
              onOrder={(order) => {
                onLine((key) => {
                  set(withLine(till, key, order));
                });
              }}
              onLineKey={onLineKey}
            />
          </div>
          <TillCustomerBar customer={till.customer} onPick={name} />
          {unmatched !== null && (
            <Notice
              kind="warn"
              text={
                unmatched.lost === null
                  ? t(unmatched.isMany ? 'sales.till.several' : 'sales.till.unmatched', {
                      text: unmatched.text,
                    })
                  : t('sales.till.lostCard', {
                      text: unmatched.text,
                      name: unmatched.lost.title,
                      day: formatDay(unmatched.lost.on, today),
                    })
              }
            />
          )}
          {fitting !== undefined && (
            <Notice
              kind="plain"
              text={t('sales.till.countFits', { card: fitting.card.name, name: fitting.line.name })}
            >
              <Button size="xs" rightSection={<KeyCap name="till.count" />} onClick={payFitting}>
                {t('sales.till.useCount')}
              </Button>
            </Notice>
          )}
          {error && <ErrorNotice error={error} />}
          {last !== null && till.lines.length === 0 && (
            <TillDone
              last={last}
              onPrint={() => void print(last.id)}
              onUndo={() => {
                setIsUndoAsked(true);
              }}
            />
          )}
          {till.lines.length === 0 ? (
            <EmptyState icon={IconTill} text={t('sales.till.empty')}>
              <Button
                rightSection={<KeyCap name="till.guide" />}
                onClick={() => {
                  setIsGuideAsked(true);
                }}
              >
                {t('sales.guide.open')}
              </Button>
            </EmptyState>
          ) : (
            <TillLines
              till={till}
              sums={sums}
              chosen={chosenKey}
              onChoose={setChosen}
              onLine={(key, patch) => {
                set(withLine(till, key, patch));
              }}
              onStep={(key, by) => {
                set(stepped(till, key, by));
              }}
              onRemove={remove}
            />
          )}
        </div>
        <PayPanel
          till={till}
          sums={sums}
          usual={usual}
          isRunning={isRunning}
          onChange={(patch) => {
            set({ ...till, ...patch });
          }}
          onFill={(kind) => {
            set(filled(till, kind, member));
          }}
          offered={offered}
          onGift={
            giftsFor === null
              ? null
              : () => {
                  setIsGiftAsked(true);
                }
          }
          onCount={
            hasCounts
              ? () => {
                  setIsCountAsked(true);
                }
              : null
          }
          onCoupon={toggle}
          onTake={() => void take()}
        />
      </div>
      {(isGiftAsked || isGiftCalled) && giftsFor !== null && (
        <GiftsDialog
          points={giftsFor}
          onPick={({ id, productId, name: giftName, unit, points }) => {
            endGift();
            const gift = { id, points };
            add({ productId, name: giftName, unit, priceCents: 0, isReducible: false, category: '', gift });
          }}
          onClose={() => {
            endGift();
            box.current?.focus();
          }}
        />
      )}
      {isCountAsked && (
        <TillCountsDialog
          till={till}
          {...counts}
          onUse={({ id, name: cardName }) => {
            setIsCountAsked(false);
            const thing = { productId: null, name: cardName, unit: '', isReducible: false, category: '' };
            add({ ...thing, priceCents: 0, count: { does: 'uses', id } });
          }}
          onSell={({ id, name: kindName, priceCents, isReducible }) => {
            setIsCountAsked(false);
            const thing = { productId: null, name: kindName, unit: '', isReducible, category: '' };
            add({ ...thing, priceCents, count: { does: 'sells', id } });
          }}
          onClose={() => {
            setIsCountAsked(false);
            box.current?.focus();
          }}
        />
      )}
      {(isGuideAsked || isGuideCalled) && (
        <GuideDialog
          customer={till.customer}
          onTake={add}
          onClose={() => {
            setIsGuideAsked(false);
            // It may be called for again.
            if (isGuideCalled) navigate(here, { replace: true });
            box.current?.focus();
          }}
        />
      )}
      {isUndoAsked && last !== null && (
        <UndoDialog
          id={last.id}
          amountCents={last.amountCents}
          onClose={(isDone) => {
            setIsUndoAsked(false);
            if (isDone) setLast(null);
            box.current?.focus();
          }}
        />
      )}
      <FootBar keys={KEYS} end={next && t('sales.till.number', { number: formatNumber(next.dayNo) })} />
    </>
  );
}
