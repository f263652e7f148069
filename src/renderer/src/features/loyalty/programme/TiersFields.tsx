import { Button } from '@mantine/core';
import { TIER_LIMITS, TONES } from '@shared/features/loyalty/tiers.rules';
import type { TierLine, Tone } from '@shared/features/loyalty/tiers.rules';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '@/ui/FieldRow';
import page from '@/ui/PageBody.module.css';
import { TextField } from '@/ui/TextField';
import styles from '../Loyalty.module.css';
import { withTier, type Typed, type TypedTier, type Wrong } from './programmeForm';

type TiersFieldsProps = {
  line: TierLine;
  typed: Typed;
  wrong: Wrong;
  onChange: (patch: Partial<Typed>) => void;
};

/** The ladder of a line, from its lowest tier. */
export function TiersFields({ line, typed, wrong, onChange }: TiersFieldsProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const { tiers, basis } = typed;
  const own = tiers.filter((tier) => tier.line === line);
  const add = (): void => {
    onChange({ tiers: withTier(tiers, line, `new${String(Date.now())}`) });
  };
  const set = (key: string, patch: Partial<TypedTier>): void => {
    onChange({ tiers: tiers.map((tier) => (tier.key === key ? { ...tier, ...patch } : tier)) });
  };
  return (
    <section className={page.section} aria-labelledby={titleId}>
      <h2 id={titleId} className={page.title}>
        {t(`loyalty.line.${line}`)}
      </h2>
      <p className={page.hint}>{t(`loyalty.programme.${line}Hint`)}</p>
      {own.map((tier) => (
        <OneTier
          key={tier.key}
          tier={tier}
          basis={basis}
          isWrong={(name) => wrong.has(`${name}.${String(tiers.indexOf(tier))}`)}
          onChange={(patch) => {
            set(tier.key, patch);
          }}
          onRemove={() => {
            onChange({ tiers: tiers.filter(({ key }) => key !== tier.key) });
          }}
        />
      ))}
      {own.length < TIER_LIMITS.most && (
        <div>
          <Button onClick={add}>{t(own.length === 0 ? 'loyalty.tier.addLine' : 'loyalty.tier.add')}</Button>
        </div>
      )}
    </section>
  );
}

type OneTierProps = {
  tier: TypedTier;
  basis: Typed['basis'];
  isWrong: (name: string) => boolean;
  onChange: (patch: Partial<TypedTier>) => void;
  onRemove: () => void;
};

function OneTier({ tier, basis, isWrong, onChange, onRemove }: OneTierProps) {
  const { t } = useTranslation();
  const toneId = useId();
  const named = tier.name === '' ? t('loyalty.tier.unnamed') : tier.name;
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{named}</legend>
      <TextField
        label={t('loyalty.field.name')}
        value={tier.name}
        error={isWrong('name') ? t('loyalty.wrong.name') : null}
        onChange={(name) => {
          onChange({ name: name.slice(0, TIER_LIMITS.name) });
        }}
      />
      <FieldRow label={t('loyalty.field.tone')} htmlFor={toneId}>
        <select
          id={toneId}
          className={styles.select}
          value={tier.tone}
          onChange={({ target }) => {
            onChange({ tone: target.value as Tone });
          }}
        >
          {TONES.map((tone) => (
            <option key={tone} value={tone}>
              {t(`loyalty.tone.${tone}`)}
            </option>
          ))}
        </select>
      </FieldRow>
      <TextField
        label={t(`loyalty.field.threshold.${basis}`)}
        value={tier.threshold}
        inputMode="decimal"
        error={isWrong('threshold') ? t('loyalty.wrong.count') : null}
        onChange={(threshold) => {
          onChange({ threshold });
        }}
      />
      <TextField
        label={t('loyalty.field.pays')}
        value={tier.pays}
        inputMode="decimal"
        error={isWrong('pays') ? t('loyalty.wrong.pays') : null}
        hint={t('loyalty.field.paysHint')}
        onChange={(pays) => {
          onChange({ pays });
        }}
      />
      <TextField
        label={t('loyalty.field.times')}
        value={tier.times}
        inputMode="decimal"
        error={isWrong('times') ? t('loyalty.wrong.times') : null}
        onChange={(times) => {
          onChange({ times });
        }}
      />
      <TextField
        label={t('loyalty.field.birthdayGift')}
        value={tier.birthdayGift}
        onChange={(birthdayGift) => {
          onChange({ birthdayGift: birthdayGift.slice(0, TIER_LIMITS.text) });
        }}
      />
      <TextField
        isLong
        label={t('loyalty.field.benefits')}
        value={tier.benefits}
        hint={t('loyalty.field.benefitsHint')}
        onChange={(benefits) => {
          onChange({ benefits: benefits.slice(0, TIER_LIMITS.text) });
        }}
      />
      <div>
        <Button size="xs" aria-label={t('loyalty.tier.removeNamed', { name: named })} onClick={onRemove}>
          {t('loyalty.tier.remove')}
        </Button>
      </div>
    </fieldset>
  );
}
