import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeKind } from '@shared/features/staff/staff.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { notifyDone } from '@/lib/notify';
import { useAct, useCall } from '@/lib/useCall';
import { useDo } from '@/lib/useDo';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { TextField } from '@/ui/TextField';
import styles from './TeamPage.module.css';

type Proposed = CallOutput<'staff.proposeCodes'> & { kind: CodeKind };

/** How somebody who may agree to acts of others does so from afar: an authenticator on the phone, or a printed list. */
export function AwayCodes() {
  const { t } = useTranslation();
  const { data } = useCall('staff.codes', {});
  const propose = useDo('staff.proposeCodes');
  const drop = useAct('staff.dropCodes');
  const [proposed, setProposed] = useState<Proposed | null>(null);
  const begin = async (kind: CodeKind): Promise<void> => {
    const made = await propose.run({ kind });
    if (made) setProposed({ ...made, kind });
  };
  const kinds = [
    { kind: 'app' as const, isThere: data?.hasApp === true },
    { kind: 'list' as const, isThere: data?.listNext != null },
  ];
  const error = propose.error ?? drop.error;
  return (
    <section className={styles.section} aria-labelledby="team-away">
      <h2 id="team-away" className={styles.title}>
        {t('staff.away.title')}
      </h2>
      <p className={styles.hint}>{t('staff.away.text')}</p>
      {data?.hasApp === true && <p>{t('staff.away.appThere')}</p>}
      {data?.listNext != null && <p>{t('staff.away.listThere', { number: data.listNext })}</p>}
      {error && <ErrorNotice error={error} />}
      {proposed ? (
        <KeepCodes
          {...proposed}
          onDone={() => {
            setProposed(null);
          }}
        />
      ) : (
        <div className={styles.actions}>
          {kinds.map(({ kind, isThere }) => (
            <Button key={kind} loading={propose.isRunning} onClick={() => void begin(kind)}>
              {t(`staff.away.${isThere ? 'renew' : 'make'}.${kind}`)}
            </Button>
          ))}
          {kinds
            .filter(({ isThere }) => isThere)
            .map(({ kind }) => (
              <Button key={kind} variant="subtle" onClick={() => void drop.run({ kind })}>
                {t(`staff.away.drop.${kind}`)}
              </Button>
            ))}
        </div>
      )}
    </section>
  );
}

/** New codes, shown this once, and the first of them typed back. */
function KeepCodes({ kind, text, onDone }: Proposed & { onDone: () => void }) {
  const { t } = useTranslation();
  const [digits, setDigits] = useState('');
  const keep = useDo('staff.keepCodes');
  const print = useDo('staff.printCodes');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (digits.trim() === '' || !(await keep.run({ kind, digits }))) return;
    notifyDone(t(`staff.away.kept.${kind}`));
    onDone();
  };
  return (
    <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <p className={styles.hint}>{t(`staff.away.how.${kind}`)}</p>
      {kind === 'app' ? (
        <p className={styles.secret}>{text[0]?.match(/.{1,4}/gu)?.join(' ')}</p>
      ) : (
        <ol className={styles.codes} aria-label={t('staff.away.list')}>
          {text.map((code) => (
            <li key={code}>{`${code.slice(0, 3)} ${code.slice(3)}`}</li>
          ))}
        </ol>
      )}
      <TextField
        label={t(`staff.away.typeBack.${kind}`)}
        value={digits}
        inputMode="numeric"
        autoFocus
        onChange={setDigits}
      />
      {keep.error && <ErrorNotice error={keep.error} />}
      {print.error && <ErrorNotice error={print.error} />}
      <div className={styles.actions}>
        <Button type="submit" variant="filled" loading={keep.isRunning} disabled={digits.trim() === ''}>
          {t('staff.away.keep')}
        </Button>
        {kind === 'list' && (
          <Button loading={print.isRunning} onClick={() => void print.run({})}>
            {t('staff.away.print')}
          </Button>
        )}
        <Button onClick={onDone}>{t('staff.back')}</Button>
      </div>
    </form>
  );
}
