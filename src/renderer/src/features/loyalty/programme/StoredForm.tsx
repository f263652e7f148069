import { Button } from '@mantine/core';
import { SPEND_ORDERS, STORED_LIMITS } from '@shared/features/loyalty/stored.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/lib/keys';
import { notifyDone } from '@/lib/notify';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { KeyCap } from '@/ui/KeyCap';
import { Notice } from '@/ui/Notice';
import page from '@/ui/PageBody.module.css';
import { TextField } from '@/ui/TextField';
import styles from '../Loyalty.module.css';
import { askedStored, typedStored, type TypedOffer, type TypedStored } from './storedForm';

const LAW = ['who', 'limits', 'filing', 'refund'] as const;
const MONEY = ['mostTopUp', 'mostBalance', 'giftPart'] as const;
const SWITCHES = ['asksCode', 'takesUsedGift'] as const;

/** The rules of stored value in one form: the switch with what the law asks beside it, offers, and limits. */
export function StoredForm({ read }: { read: CallOutput<'loyalty.storedRules'> }) {
  const { t } = useTranslation();
  const [onId, orderId, lawId, offersId] = [useId(), useId(), useId(), useId()];
  const [first] = useState(() => typedStored(read));
  const [typed, setTyped] = useState<TypedStored>(first);
  const { run, isRunning, error } = useAct('loyalty.setStored');
  const { asked, wrong, fault } = askedStored(typed, read.version);
  const isRight = wrong.size === 0 && fault === null;
  const isChanged = JSON.stringify(typed) !== JSON.stringify(first);
  const change = (patch: Partial<TypedStored>): void => {
    setTyped({ ...typed, ...patch });
  };
  const save = async (): Promise<void> => {
    if (!isRight || !isChanged) return;
    const done = await run(asked);
    if (done) notifyDone(t(typed.isOn ? 'loyalty.stored.savedOn' : 'loyalty.stored.savedOff'));
  };
  useKeys({ 'form.save': () => void save() });
  const setOffer = (key: string, patch: Partial<TypedOffer>): void => {
    change({ offers: typed.offers.map((one) => (one.key === key ? { ...one, ...patch } : one)) });
  };
  return (
    <form
      className={page.section}
      noValidate
      aria-label={t('loyalty.stored.title')}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <FieldRow
        label={t('loyalty.stored.isOn')}
        labelId={onId}
        hint={t(typed.isOn ? 'loyalty.stored.onHint' : 'loyalty.stored.offHint')}
      >
        <Choice
          labelledBy={onId}
          value={typed.isOn ? 'on' : 'off'}
          onChange={(value) => {
            change({ isOn: value === 'on' });
          }}
          options={(['off', 'on'] as const).map((value) => ({
            value,
            text: t(`loyalty.programme.${value}`),
          }))}
        />
      </FieldRow>
      <section className={styles.law} aria-labelledby={lawId}>
        <h2 id={lawId} className={styles.title}>
          {t('loyalty.stored.law.title')}
        </h2>
        <ul>
          {LAW.map((name) => (
            <li key={name}>{t(`loyalty.stored.law.${name}`)}</li>
          ))}
        </ul>
        <p className={styles.meta}>{t('loyalty.stored.law.check')}</p>
      </section>
      <section className={page.section} aria-labelledby={offersId}>
        <h2 id={offersId} className={page.title}>
          {t('loyalty.stored.offers')}
        </h2>
        <p className={page.hint}>{t('loyalty.stored.offersHint')}</p>
        {typed.offers.map((offer, at) => (
          <OneOffer
            key={offer.key}
            offer={offer}
            at={at}
            wrong={wrong}
            onChange={(patch) => {
              setOffer(offer.key, patch);
            }}
            onRemove={() => {
              change({ offers: typed.offers.filter(({ key }) => key !== offer.key) });
            }}
          />
        ))}
        {fault && (
          <Notice kind="warn" text={t(`loyalty.stored.offerFault.${fault.reason}`, { at: fault.at + 1 })} />
        )}
        {typed.offers.length < STORED_LIMITS.offers && (
          <div>
            <Button
              onClick={() => {
                const added = { key: `new${String(Date.now())}`, pay: '', gift: '', months: '1' };
                change({ offers: [...typed.offers, added] });
              }}
            >
              {t('loyalty.stored.addOffer')}
            </Button>
          </div>
        )}
      </section>
      <FieldRow label={t('loyalty.stored.spendFirst')} labelId={orderId} hint={t('loyalty.stored.spendHint')}>
        <Choice
          labelledBy={orderId}
          value={typed.spendFirst}
          onChange={(spendFirst) => {
            change({ spendFirst });
          }}
          options={SPEND_ORDERS.map((value) => ({ value, text: t(`loyalty.stored.order.${value}`) }))}
        />
      </FieldRow>
      {MONEY.map((name) => (
        <TextField
          key={name}
          label={t(`loyalty.stored.field.${name}`)}
          value={typed[name]}
          inputMode="decimal"
          error={wrong.has(name) ? t('loyalty.wrong.count') : null}
          hint={t(`loyalty.stored.fieldHint.${name}`)}
          onChange={(text) => {
            change({ [name]: text });
          }}
        />
      ))}
      {SWITCHES.map((name) => (
        <Switch
          key={name}
          name={name}
          isOn={typed[name]}
          onChange={(isOn) => {
            change({ [name]: isOn });
          }}
        />
      ))}
      {error && <ErrorNotice error={error} />}
      <div className={styles.acts}>
        <Button
          type="submit"
          variant="filled"
          loading={isRunning}
          disabled={!isRight || !isChanged}
          rightSection={<KeyCap name="form.save" isOnAccent />}
        >
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}

type SwitchProps = { name: (typeof SWITCHES)[number]; isOn: boolean; onChange: (isOn: boolean) => void };

function Switch({ name, isOn, onChange }: SwitchProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <FieldRow label={t(`loyalty.stored.${name}.label`)} labelId={id} hint={t(`loyalty.stored.${name}.hint`)}>
      <Choice
        labelledBy={id}
        value={isOn ? 'on' : 'off'}
        onChange={(value) => {
          onChange(value === 'on');
        }}
        options={(['off', 'on'] as const).map((value) => ({
          value,
          text: t(`loyalty.stored.${name}.${value}`),
        }))}
      />
    </FieldRow>
  );
}

type OneOfferProps = {
  offer: TypedOffer;
  at: number;
  wrong: ReadonlySet<string>;
  onChange: (patch: Partial<TypedOffer>) => void;
  onRemove: () => void;
};

const OFFER_FIELDS = ['pay', 'gift', 'months'] as const;

function OneOffer({ offer, at, wrong, onChange, onRemove }: OneOfferProps) {
  const { t } = useTranslation();
  const number = at + 1;
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>
        {t('loyalty.stored.offer', { pay: offer.pay || '…', gift: offer.gift || '…' })}
      </legend>
      {OFFER_FIELDS.map((name) => (
        <TextField
          key={name}
          label={t(`loyalty.stored.field.${name}`)}
          value={offer[name]}
          inputMode="decimal"
          error={wrong.has(`${name}.${String(at)}`) ? t('loyalty.wrong.count') : null}
          hint={name === 'months' ? t('loyalty.stored.fieldHint.months') : null}
          onChange={(text) => {
            onChange({ [name]: text });
          }}
        />
      ))}
      <div>
        <Button size="xs" aria-label={t('loyalty.stored.removeOffer', { at: number })} onClick={onRemove}>
          {t('loyalty.stored.remove')}
        </Button>
      </div>
    </fieldset>
  );
}
