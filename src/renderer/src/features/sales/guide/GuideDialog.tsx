import { Button } from '@mantine/core';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { GuidePick } from '@shared/features/sales/guide.channels';
import { GUIDE_LIMITS } from '@shared/features/sales/guide.rules';
import { parseAmount } from '@shared/lib/money';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProductThumb } from '@/features/products/products.public';
import { formatMoney, formatNumber } from '@/lib/format';
import { useIsPainted } from '@/lib/painted';
import { pressKey } from '@/lib/keys';
import { capOf } from '@/lib/keyMap';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { TextField } from '@/ui/TextField';
import sheet from '@/ui/DialogBody.module.css';
import type { TillCustomer, Thing } from '../till/till';
import styles from './Guide.module.css';
import { reasonText } from './reasonText';

type GuideDialogProps = {
  customer: TillCustomer | null;
  /** Puts a product on the till; the dialog stays. */
  onTake: (thing: Thing) => void;
  onClose: () => void;
};

/** A budget as typed; null where nothing is, `wrong` where it is no sum. */
function budgetOf(text: string): number | null | 'wrong' {
  if (text.trim() === '') return null;
  const cents = parseAmount(text);
  return cents === null || cents < 0 || cents > GUIDE_LIMITS.cents ? 'wrong' : cents;
}

/** The key that takes the pick at a place, counted from 1. */
const capOfPlace = (place: number): string => capOf('guide.take').replace('1 – 5', String(place));

/** For whom, what for, how much: a few products with why, each put on the till by one key. */
export function GuideDialog({ customer, onTake, onClose }: GuideDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const isPainted = useIsPainted();
  const [forWhom, setForWhom] = useState('');
  const [need, setNeed] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [taken, setTaken] = useState<readonly number[]>([]);
  const { data: filters } = useCall('products.filters', { group: 'active' }, { isEnabled: isPainted });
  const budget = { from: budgetOf(from), to: budgetOf(to) };
  const isWrong = budget.from === 'wrong' || budget.to === 'wrong';
  const asked = {
    customerId: customer === null ? null : (customer.id as CustomerId),
    need: need.trim(),
    fromCents: budget.from === 'wrong' ? null : budget.from,
    toCents: budget.to === 'wrong' ? null : budget.to,
  };
  const { data, error, refetch } = useCall('sales.guide', asked, { isEnabled: !isWrong });
  const keeping = useAct('sales.keepAdvice');
  const picks = data?.picks ?? [];
  const take = ({ id, name, category, unit, priceCents, isReducible }: GuidePick): void => {
    onTake({ productId: id, name, category, unit, priceCents, isReducible });
    setTaken([...taken, id]);
  };
  const keep = async (): Promise<void> => {
    if (customer === null || picks.length === 0) return;
    const done = await keeping.run({
      customerId: customer.id,
      forWhom: forWhom.trim(),
      need: asked.need,
      toCents: asked.toCents,
      productIds: picks.map(({ id }) => id),
    });
    if (done === null) return;
    offerUndo(t('sales.guide.kept', { name: customer.title }), done.commandId);
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={t('sales.guide.title')}
      closeLabel={t('common.close')}
      width={46}
      onClose={onClose}
      onKey={(event) => {
        pressKey(event, {
          'form.leave': onClose,
          'guide.take': ({ key }) => {
            const pick = picks[Number(key) - 1];
            if (pick) take(pick);
          },
        });
      }}
    >
      <div className={sheet.body}>
        <p className={sheet.text}>
          {customer === null
            ? t('sales.guide.nobody')
            : t('sales.guide.about', { name: customer.title, count: data?.similar ?? 0 })}
        </p>
        <TextField
          label={t('sales.guide.need')}
          value={need}
          autoFocus
          known={filters?.tags.map(({ tag }) => tag)}
          hint={t('sales.guide.needHint')}
          onChange={(text) => {
            setNeed(text.slice(0, GUIDE_LIMITS.need));
          }}
        />
        <TextField
          label={t('sales.guide.to')}
          value={to}
          inputMode="decimal"
          error={isWrong ? t('sales.guide.wrong') : null}
          onChange={(text) => {
            setTo(text.slice(0, 20));
          }}
          beside={
            <input
              className={styles.from}
              aria-label={t('sales.guide.from')}
              placeholder={t('sales.guide.from')}
              inputMode="decimal"
              autoComplete="off"
              value={from}
              onChange={({ target }) => {
                setFrom(target.value.slice(0, 20));
              }}
            />
          }
        />
        <TextField
          label={t('sales.guide.forWhom')}
          value={forWhom}
          hint={t('sales.guide.forWhomHint')}
          onChange={(text) => {
            setForWhom(text.slice(0, GUIDE_LIMITS.forWhom));
          }}
        />
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data?.picks.length === 0 && (
          <p role="status">
            {t(data.fitting === 0 ? 'sales.guide.noneFits' : 'sales.guide.noneKnown', {
              count: data.fitting,
              number: formatNumber(data.fitting),
            })}
          </p>
        )}
        {picks.length > 0 && (
          <ol className={styles.picks} aria-label={t('sales.guide.picks')}>
            {picks.map((pick, at) => (
              <li key={pick.id} className={styles.pick}>
                {pick.pictureId !== null && <ProductThumb pictureId={pick.pictureId} size="large" />}
                <div className={styles.words}>
                  <p className={styles.head}>
                    <strong>{pick.name}</strong>
                    <span>{formatMoney(pick.priceCents)}</span>
                  </p>
                  <ul className={styles.reasons}>
                    {pick.reasons.map((reason) => (
                      <li key={reason.kind}>{reasonText(reason, today)}</li>
                    ))}
                  </ul>
                  {pick.shelf !== '' && (
                    <span className={styles.shelf}>
                      {t(pick.isOutOfReach ? 'sales.guide.shelfHelp' : 'sales.guide.shelf', {
                        shelf: pick.shelf,
                      })}
                    </span>
                  )}
                </div>
                <Button
                  size="xs"
                  aria-label={t('sales.guide.takeNamed', { name: pick.name })}
                  rightSection={<kbd className={styles.digit}>{capOfPlace(at + 1)}</kbd>}
                  onClick={() => {
                    take(pick);
                  }}
                >
                  {t(taken.includes(pick.id) ? 'sales.guide.more' : 'sales.guide.take')}
                </Button>
              </li>
            ))}
          </ol>
        )}
        {keeping.error && <ErrorNotice error={keeping.error} />}
        <div className={sheet.foot}>
          {customer !== null && picks.length > 0 && (
            <Button size="md" loading={keeping.isRunning} onClick={() => void keep()}>
              {t('sales.guide.keep')}
            </Button>
          )}
          <Button
            size="md"
            variant="filled"
            rightSection={<KeyCap name="form.leave" isOnAccent />}
            onClick={onClose}
          >
            {t('sales.guide.back')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
