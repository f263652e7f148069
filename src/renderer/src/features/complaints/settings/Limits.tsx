import { COMPENSATION_LIMITS } from '@shared/features/complaints/compensation.rules';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import { parseAmount } from '@shared/lib/money';
import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { formatMoney } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import page from '@/ui/PageBody.module.css';
import { TextField } from '@/ui/TextField';

type Limits = CallOutput<'complaints.limits'>;
type Whose = CallInput<'complaints.setLimit'>['whose'];

/** How much each role, and each person, may give for one complaint without asking. */
export function Limits() {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('complaints.limits', {});
  return (
    <section className={page.section}>
      <h2 className={page.title}>{t('complaints.limits.title')}</h2>
      <p className={page.hint}>{t('complaints.limits.sub')}</p>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data?.roles.map(({ role, cents }) => (
        <Limit
          key={`${role} ${String(cents)}`}
          label={t(`shell.role.${role}`)}
          whose={{ role }}
          cents={cents}
          isSet={false}
        />
      ))}
      {data?.people.map(({ id, name, role, cents, isSet }: Limits['people'][number]) => (
        <Limit
          key={`${String(id)} ${String(cents)} ${String(isSet)}`}
          label={t('complaints.limits.person', { name, role: t(`shell.role.${role}`) })}
          whose={{ personId: id }}
          cents={cents}
          isSet={isSet}
        />
      ))}
    </section>
  );
}

/** One limit; a person's own can be given up again for that of their role. */
function Limit({
  label,
  whose,
  cents,
  isSet,
}: {
  label: string;
  whose: Whose;
  cents: number;
  isSet: boolean;
}) {
  const { t } = useTranslation();
  const isLooking = useIsLooking();
  const mayChange = useMay('settings.manage') && !isLooking;
  const [typed, setTyped] = useState(String(cents / 100));
  const { run, isRunning, error } = useAct('complaints.setLimit');
  const wanted = parseAmount(typed);
  const isRight = wanted !== null && wanted >= 0 && wanted <= COMPENSATION_LIMITS.cents;
  const set = async (to: number | null): Promise<void> => {
    const done = await run({ whose, cents: to });
    if (done !== null) offerUndo(t('complaints.limits.done', { name: label }), done.commandId);
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (isRight && wanted !== cents) void set(wanted);
  };
  if (!mayChange) return <p>{t('complaints.limits.plain', { name: label, amount: formatMoney(cents) })}</p>;
  return (
    <form onSubmit={save}>
      <TextField
        label={label}
        value={typed}
        inputMode="decimal"
        error={isRight ? null : t('complaints.limits.wrong')}
        onChange={setTyped}
        beside={
          <>
            <Button type="submit" loading={isRunning} disabled={!isRight || wanted === cents}>
              {t('complaints.limits.save')}
            </Button>
            {isSet && <Button onClick={() => void set(null)}>{t('complaints.limits.asRole')}</Button>}
          </>
        }
      />
      {error && <ErrorNotice error={error} />}
    </form>
  );
}
