import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { Consent } from '@shared/features/privacy/privacy.contract';
import { nextAnswers, PURPOSES, WAYS } from '@shared/features/privacy/privacy.rules';
import type { Answer, Purpose } from '@shared/features/privacy/privacy.rules';
import { formatDay } from '@/lib/format';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import styles from './ConsentList.module.css';

/** For each purpose what the customer said last and before, with the question to ask and a press for each answer. */
export function ConsentList({ id, mayWrite }: { id: CustomerId; mayWrite: boolean }) {
  const { t } = useTranslation();
  const { data, error } = useCall('privacy.consents', { id });
  const { run, error: refusal, isRunning } = useAct('privacy.recordConsent');
  const [way, setWay] = useState<Consent['way']>('counter');

  const record = async (purpose: Purpose, answer: Answer): Promise<void> => {
    const done = await run({ id, purpose, answer, way });
    if (done === null) return;
    const words = { purpose: t(`privacy.purpose.${purpose}`), answer: t(`privacy.answer.${answer}`) };
    offerUndo(t('privacy.consent.recorded', words), done.commandId);
  };
  if (error && !data) return <ErrorNotice error={error} />;
  return (
    <div className={styles.consents}>
      <div className={styles.head}>
        <h3 className={styles.title}>{t('privacy.consent.title')}</h3>
        {mayWrite && (
          <label className={styles.way}>
            {t('privacy.consent.way')}
            <select
              value={way}
              onChange={({ target }) => {
                setWay(WAYS.find((one) => one === target.value) ?? 'counter');
              }}
            >
              {WAYS.map((one) => (
                <option key={one} value={one}>
                  {t(`privacy.way.${one}`)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {refusal && <ErrorNotice error={refusal} />}
      <ul className={styles.list}>
        {PURPOSES.map((purpose) => {
          const [last, ...earlier] = (data ?? []).filter((one) => one.purpose === purpose);
          return (
            <li key={purpose} className={styles.row}>
              <div className={styles.what}>
                <strong>{t(`privacy.purpose.${purpose}`)}</strong>
                {last === undefined ? (
                  <span className={styles.quiet}>{t('privacy.consent.notAsked')}</span>
                ) : (
                  <Said consent={last} />
                )}
                {mayWrite && last?.answer !== 'given' && (
                  <span className={styles.quiet}>{t(`privacy.ask.${purpose}`)}</span>
                )}
                {earlier.length > 0 && (
                  <details>
                    <summary className={styles.quiet}>{t('privacy.consent.earlier')}</summary>
                    {earlier.map((one) => (
                      <Said key={one.id} consent={one} />
                    ))}
                  </details>
                )}
              </div>
              {mayWrite &&
                nextAnswers(last?.answer ?? null).map((answer) => (
                  <Button
                    key={answer}
                    size="xs"
                    disabled={isRunning}
                    aria-label={t('privacy.consent.button', {
                      purpose: t(`privacy.purpose.${purpose}`),
                      answer: t(`privacy.answer.${answer}`),
                    })}
                    onClick={() => void record(purpose, answer)}
                  >
                    {t(`privacy.answer.${answer}`)}
                  </Button>
                ))}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Said({ consent: { answer, onDay, way, by } }: { consent: Consent }) {
  const { t } = useTranslation();
  const today = useToday();
  return (
    <span className={answer === 'given' ? styles.quiet : styles.refused}>
      {t('privacy.consent.said', {
        answer: t(`privacy.answer.${answer}`),
        day: formatDay(onDay, today),
        way: t(`privacy.way.${way}`),
        by,
      })}
    </span>
  );
}
