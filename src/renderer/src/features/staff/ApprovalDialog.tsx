import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '@shared/ipc/contracts';
import type { CallRequest } from '@shared/ipc/envelope';
import { useCall } from '@/lib/useCall';
import { useDo } from '@/lib/useDo';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { TextField } from '@/ui/TextField';
import styles from './AskedDialog.module.css';
import { PersonChoice } from './PersonChoice';

type Approver = CallOutput<'staff.approvers'>['people'][number];
type Proof = 'pin' | 'password' | 'code';

type ApprovalDialogProps = { request: CallRequest; onApproved: () => void; onLeft: () => void };

/** Asks somebody who may to agree to this one act, here or over the phone. Esc leaves it undone. */
export function ApprovalDialog({ request, onApproved, onLeft }: ApprovalDialogProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('staff.approvers', { channel: request.channel });
  const [chosenId, setChosenId] = useState<number | null>(null);
  const people = data?.people ?? [];
  const chosen = people.find(({ id }) => id === chosenId) ?? people[0];
  return (
    <Dialog
      isOpen
      title={t('staff.approval.title')}
      closeLabel={t('common.close')}
      onClose={onLeft}
      width={34}
    >
      <div className={styles.body}>
        <p className={styles.text}>
          {t('staff.approval.text', { what: t(`history.act.${request.channel}`) })}
        </p>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {people.length > 1 && (
          <PersonChoice
            label={t('staff.approval.who')}
            people={people}
            chosenId={chosen?.id}
            onChoose={({ id }) => {
              setChosenId(id);
            }}
          />
        )}
        {chosen && (
          <ApprovalForm
            key={chosen.id}
            approver={chosen}
            request={request}
            onApproved={onApproved}
            onLeft={onLeft}
          />
        )}
      </div>
    </Dialog>
  );
}

type ApprovalFormProps = ApprovalDialogProps & { approver: Approver };

function ApprovalForm({ approver, request, onApproved, onLeft }: ApprovalFormProps) {
  const { t } = useTranslation();
  const { data: settings } = useCall('settings.get', {});
  const hasCodes = approver.hasApp || approver.listNext !== null;
  const mayUsePin = settings?.people.some(({ id, mayUsePin: may }) => id === approver.id && may) === true;
  const [wanted, setWanted] = useState<Proof | null>(null);
  const kind = wanted ?? (mayUsePin ? 'pin' : 'password');
  const [typed, setTyped] = useState('');
  const approve = useDo('staff.approve');
  const others = (['pin', 'password', 'code'] as const).filter(
    (one) => one !== kind && (one !== 'pin' || mayUsePin) && (one !== 'code' || hasCodes),
  );
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { channel, input, commandId } = request;
    if (typed === '' || approve.isRunning || commandId === null) return;
    const call = { channel, input, commandId };
    if (await approve.run({ approverId: approver.id, kind, secret: typed, call })) onApproved();
    else setTyped('');
  };
  return (
    <form className={styles.body} noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        key={kind}
        label={t(`staff.approval.by.${kind}`, { name: approver.name })}
        hint={kind === 'code' ? codeHint() : undefined}
        value={typed}
        isSecret={kind !== 'code'}
        inputMode={kind === 'password' ? undefined : 'numeric'}
        autoFocus
        onChange={setTyped}
      />
      {approve.error && <ErrorNotice error={approve.error} />}
      <div className={styles.foot}>
        {others.map((one) => (
          <Button
            key={one}
            size="md"
            variant="subtle"
            onClick={() => {
              setWanted(one);
              setTyped('');
            }}
          >
            {t(`staff.approval.use.${one}`)}
          </Button>
        ))}
        <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onLeft}>
          {t('staff.proof.leave')}
        </Button>
        <Button type="submit" size="md" variant="filled" disabled={typed === ''} loading={approve.isRunning}>
          {t('staff.approval.go')}
        </Button>
      </div>
    </form>
  );

  function codeHint(): string {
    const { name, hasApp, listNext } = approver;
    if (listNext === null) return t('staff.approval.hint.app', { name });
    return t(hasApp ? 'staff.approval.hint.both' : 'staff.approval.hint.list', { name, number: listNext });
  }
}
