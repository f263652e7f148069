import { readExtras, readPointsDays } from '@shared/features/loyalty/pointsText.rules';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatList } from '@/lib/format';
import { Choice } from '@/ui/Choice';
import { FieldRow } from '@/ui/FieldRow';
import fields from '@/ui/Field.module.css';
import page from '@/ui/PageBody.module.css';
import { TextField } from '@/ui/TextField';
import type { Typed, Wrong } from './programmeForm';

type PointsFieldsProps = { typed: Typed; wrong: Wrong; onChange: (patch: Partial<Typed>) => void };

const NUMBERS = ['perPoint', 'redeemPoints', 'redeemMoney', 'redeemStep', 'months', 'forewarnDays'] as const;

/** How points are earned, redeemed, and lapse. */
export function PointsFields({ typed, wrong, onChange }: PointsFieldsProps) {
  const { t } = useTranslation();
  const [titleId, onId, sinceId] = [useId(), useId(), useId()];
  const linesText = (lines: readonly number[]): string | null =>
    lines.length === 0 ? null : t('loyalty.wrong.lines', { lines: formatList(lines.map(String)) });
  return (
    <section className={page.section} aria-labelledby={titleId}>
      <h2 id={titleId} className={page.title}>
        {t('loyalty.points.rules')}
      </h2>
      <FieldRow label={t('loyalty.points.isOn')} labelId={onId}>
        <Choice
          labelledBy={onId}
          value={typed.hasPoints ? 'on' : 'off'}
          onChange={(value) => {
            onChange({ hasPoints: value === 'on' });
          }}
          options={(['off', 'on'] as const).map((value) => ({
            value,
            text: t(`loyalty.programme.${value}`),
          }))}
        />
      </FieldRow>
      {typed.hasPoints && (
        <>
          {NUMBERS.map((name) => (
            <TextField
              key={name}
              label={t(`loyalty.rate.${name}`)}
              value={typed[name]}
              inputMode="decimal"
              error={wrong.has(name) ? t('loyalty.wrong.count') : null}
              hint={t(`loyalty.rateHint.${name}`)}
              onChange={(text) => {
                onChange({ [name]: text });
              }}
            />
          ))}
          <TextField
            isLong
            label={t('loyalty.rate.days')}
            value={typed.days}
            error={linesText(readPointsDays(typed.days).wrong)}
            hint={t('loyalty.rateHint.days')}
            onChange={(days) => {
              onChange({ days });
            }}
          />
          <TextField
            isLong
            label={t('loyalty.rate.extras')}
            value={typed.extras}
            error={linesText(readExtras(typed.extras).wrong)}
            hint={t('loyalty.rateHint.extras')}
            onChange={(extras) => {
              onChange({ extras });
            }}
          />
          <FieldRow
            label={t('loyalty.rate.importsSince')}
            htmlFor={sinceId}
            hint={t('loyalty.rateHint.importsSince')}
          >
            <input
              id={sinceId}
              type="date"
              className={fields.input}
              value={typed.importsSince}
              onChange={(event) => {
                onChange({ importsSince: event.target.value });
              }}
            />
          </FieldRow>
        </>
      )}
    </section>
  );
}
