import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Belonging, Share, StaffPerson } from '@shared/features/staff/staff.contract';
import type { CallOutput } from '@shared/ipc/contracts';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import styles from './LeaveDialog.module.css';

type Colleagues = CallOutput<'staff.belongings'>['colleagues'];

/** Lets somebody go and divides what they have in hand, in one act; of who has left, what is still with them. */
export function LeaveDialog({ person, onClose }: { person: StaffPerson; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('staff.belongings', { id: person.id });
  const [shares, setShares] = useState<readonly Share[]>([]);
  const leaving = useAct('staff.leave');
  const { name } = person;
  const stage = person.isActive ? 'leave' : 'rest';
  const held = (data?.belongings ?? []).filter(({ count }) => count > 0);
  const go = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const done = await leaving.run({ id: person.id, shares: [...shares] });
    if (done === null) return;
    offerUndo(t(`staff.${stage}.done`, { name }), done.commandId);
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={t(`staff.${stage}.title`, { name })}
      closeLabel={t('common.close')}
      onClose={onClose}
      width={34}
    >
      <form className={styles.body} noValidate onSubmit={(event) => void go(event)}>
        <p className={styles.text}>{t(`staff.${stage}.text`, { name })}</p>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && held.length === 0 && <p className={styles.text}>{t('staff.leave.nothing', { name })}</p>}
        {held.map((belonging) => (
          <Dividing
            key={belonging.kind}
            belonging={belonging}
            colleagues={data?.colleagues ?? []}
            share={
              shares.find(({ kind }) => kind === belonging.kind) ?? {
                kind: belonging.kind,
                inTurn: [],
                named: [],
              }
            }
            onShare={(share) => {
              setShares([...shares.filter(({ kind }) => kind !== share.kind), share]);
            }}
          />
        ))}
        {leaving.error && <ErrorNotice error={leaving.error} />}
        <div className={styles.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('staff.back')}
          </Button>
          <Button type="submit" size="md" variant="filled" loading={leaving.isRunning} disabled={!data}>
            {t(`staff.${stage}.go`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type DividingProps = {
  belonging: Belonging;
  colleagues: Colleagues;
  share: Share;
  onShare: (share: Share) => void;
};

const TURN = 'turn';
const STAYS = 'stays';

/** One kind of what is in hand: to one colleague, in turn among several, or each by name. Nobody chosen: it stays. */
function Dividing({ belonging, colleagues, share, onShare }: DividingProps) {
  const { t } = useTranslation();
  const [isOneByOne, setIsOneByOne] = useState(false);
  const { kind, count, named } = belonging;
  const tick = (id: number, isTicked: boolean): void => {
    const inTurn = isTicked ? [...share.inTurn, id] : share.inTurn.filter((one) => one !== id);
    onShare({ ...share, inTurn });
  };
  const choose = (id: number, chosen: string): void => {
    const others = share.named.filter((one) => one.id !== id);
    if (chosen === TURN) onShare({ ...share, named: others });
    else {
      const personId = chosen === STAYS ? null : Number(chosen);
      onShare({ ...share, named: [...others, { id, personId }] });
    }
  };
  const chosenFor = (id: number, byNameOnly: boolean): string => {
    const found = share.named.find((one) => one.id === id);
    if (found === undefined) return byNameOnly ? STAYS : TURN;
    return found.personId === null ? STAYS : String(found.personId);
  };
  return (
    <fieldset className={styles.kind}>
      <legend className={styles.legend}>{t(`staff.leave.has.${kind}`, { count })}</legend>
      <p className={styles.text}>{t(`staff.leave.how.${kind}`)}</p>
      <div className={styles.people}>
        {colleagues.map(({ id, name }) => (
          <label key={id} className={styles.check}>
            <input
              type="checkbox"
              checked={share.inTurn.includes(id)}
              onChange={({ target }) => {
                tick(id, target.checked);
              }}
            />
            {name}
          </label>
        ))}
      </div>
      {named.some(({ byNameOnly }) => byNameOnly) && (
        <p className={styles.text}>{t('staff.leave.byNameOnly')}</p>
      )}
      {named.length > 0 && (
        <div>
          <Button
            aria-expanded={isOneByOne}
            onClick={() => {
              setIsOneByOne(!isOneByOne);
            }}
          >
            {t('staff.leave.oneByOne')}
          </Button>
        </div>
      )}
      {isOneByOne && (
        <ul className={styles.list}>
          {named.map(({ id, title, byNameOnly }) => (
            <li key={id} className={styles.line}>
              <span>{title}</span>
              <select
                className={styles.select}
                aria-label={t('staff.leave.takerOf', { title })}
                value={chosenFor(id, byNameOnly)}
                onChange={({ target }) => {
                  choose(id, target.value);
                }}
              >
                {!byNameOnly && <option value={TURN}>{t('staff.leave.inTurn')}</option>}
                <option value={STAYS}>{t('staff.leave.stays')}</option>
                {colleagues.map((colleague) => (
                  <option key={colleague.id} value={colleague.id}>
                    {colleague.name}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ul>
      )}
      {isOneByOne && named.length < count && (
        <p className={styles.text}>{t('staff.leave.rest', { count: count - named.length })}</p>
      )}
    </fieldset>
  );
}
