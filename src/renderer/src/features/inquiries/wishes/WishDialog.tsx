import { Button } from '@mantine/core';
import type { InquiryRow } from '@shared/features/inquiries/inquiries.contract';
import { WISH_LIMITS } from '@shared/features/inquiries/wishes.rules';
import { isRealDay } from '@shared/lib/days';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerPicker, type Picked } from '@/features/customers/customers.brief.public';
import { ProductPicker } from '@/features/products/products.public';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import sheet from '@/ui/DialogBody.module.css';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import styles from '../Inquiries.module.css';
import { whoText } from '../inquiryText';

type WishDialogProps = {
  /** The inquiry that it was asked in, which says who; null: it is asked here. */
  inquiry: InquiryRow | null;
  onClose: () => void;
};

/** Puts on the list what somebody asked for and the shop does not have. */
export function WishDialog({ inquiry, onClose }: WishDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const dayId = useId();
  const [customer, setCustomer] = useState<Picked | null>(null);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [product, setProduct] = useState<{ id: number; name: string } | null>(null);
  const [words, setWords] = useState('');
  const [quantity, setQuantity] = useState('1');
  const [untilOn, setUntilOn] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { run, isRunning, error } = useAct('inquiries.addWish');
  const what = product?.name.slice(0, WISH_LIMITS.words) ?? words.trim();
  const count = /^\d{1,6}$/u.test(quantity.trim()) ? Number(quantity) : 0;
  const isCount = count >= 1 && count <= WISH_LIMITS.quantity;
  /** Who wishes is asked where no inquiry says it. */
  const isAsked =
    inquiry === null || (inquiry.customer === null && inquiry.name === '' && inquiry.phone === '');
  const isNobody = isAsked && customer === null && name.trim() === '' && phone.trim() === '';
  const isDay = untilOn === '' || (isRealDay(untilOn) && untilOn >= today);
  const save = async (): Promise<void> => {
    setIsTried(true);
    if (what === '' || !isCount || isNobody || !isDay) return;
    const done = await run({
      customerId: customer?.id ?? null,
      name: customer === null ? name.trim() : '',
      phone: customer === null ? phone.trim() : '',
      productId: product?.id ?? null,
      words: what,
      quantity: count,
      untilOn: isRealDay(untilOn) ? untilOn : null,
      inquiryId: inquiry?.id ?? null,
    });
    if (done === null) return;
    offerUndo(t('inquiries.told.wished'), done.commandId);
    onClose();
  };
  const dayError = isTried && !isDay ? t('errors.inquiries.pastDay') : null;
  return (
    <FormDialog
      title={t('inquiries.wish.new')}
      back={t('inquiries.back')}
      save={t('inquiries.wish.save')}
      width={40}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={onClose}
    >
      {product === null ? (
        <>
          <TextField
            label={t('inquiries.wish.words')}
            value={words}
            autoFocus
            hint={t('inquiries.wish.wordsHint')}
            error={isTried && what === '' ? t('inquiries.fault.wish') : null}
            onChange={(text) => {
              setWords(text.slice(0, WISH_LIMITS.words));
            }}
          />
          {words.trim() === '' && (
            <ProductPicker
              label={t('inquiries.field.product')}
              onPick={({ id, name: title }) => {
                setProduct({ id, name: title });
              }}
            />
          )}
        </>
      ) : (
        <FieldRow label={t('inquiries.field.product')}>
          <div className={styles.picked}>
            <strong>{product.name}</strong>
            <Button
              size="xs"
              onClick={() => {
                setProduct(null);
              }}
            >
              {t('inquiries.form.otherProduct')}
            </Button>
          </div>
        </FieldRow>
      )}
      <TextField
        label={t('inquiries.wish.quantity')}
        value={quantity}
        inputMode="numeric"
        error={isTried && !isCount ? t('inquiries.fault.quantity') : null}
        onChange={(text) => {
          setQuantity(text.slice(0, 6));
        }}
      />
      {!isAsked ? (
        <p className={sheet.text}>{t('inquiries.wish.for', { who: whoText(inquiry) })}</p>
      ) : (
        <CustomerPicker
          label={t('inquiries.field.customer')}
          value={customer}
          onPick={setCustomer}
          error={isTried && isNobody ? t('errors.inquiries.wantsWho') : null}
        />
      )}
      {isAsked && customer === null && (
        <TextField
          label={t('inquiries.field.name')}
          value={name}
          hint={t('inquiries.hint.name')}
          onChange={(text) => {
            setName(text.slice(0, WISH_LIMITS.name));
          }}
          beside={
            <input
              className={styles.beside}
              aria-label={t('inquiries.field.phone')}
              placeholder={t('inquiries.field.phone')}
              autoComplete="off"
              value={phone}
              onChange={({ target }) => {
                setPhone(target.value.slice(0, WISH_LIMITS.phone));
              }}
            />
          }
        />
      )}
      <FieldRow
        label={t('inquiries.wish.untilOn')}
        htmlFor={dayId}
        error={dayError}
        errorId={`${dayId}-error`}
      >
        <div>
          <input
            id={dayId}
            type="date"
            className={sheet.select}
            min={today}
            value={untilOn}
            aria-invalid={dayError !== null}
            aria-describedby={dayError === null ? undefined : `${dayId}-error`}
            onChange={({ target }) => {
              setUntilOn(target.value);
            }}
          />
        </div>
      </FieldRow>
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
