import type { CustomerCard, TeamMember } from '@shared/features/customers/customers.contract';
import { TEAM_PARTS, type TeamPart } from '@shared/features/customers/team.rules';
import { Button } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { customerTitle } from './customerTitle';
import styles from './TeamDialogs.module.css';

const NOT_IN = 'none';

/** Who looks after a customer, and whether anybody else may know of them. Saved as two acts, each of which can be undone. */
export function TeamDialog({ card, onClose }: { card: CustomerCard; onClose: () => void }) {
  const { t } = useTranslation();
  const { data: colleagues } = useCall('customers.colleagues', {});
  const [team, setTeam] = useState<readonly TeamMember[]>(
    card.team.map(({ personId, part }) => ({ personId, part })),
  );
  const [isRestricted, setIsRestricted] = useState(card.isRestricted);
  const setting = useAct('customers.setTeam');
  const keeping = useAct('customers.setRestricted');
  const hintId = useId();
  const title = customerTitle({ name: card.fields.name, number: card.number });
  const known = new Map(card.team.map(({ personId, name }) => [personId, name]));
  for (const { id, name } of colleagues ?? []) known.set(id, name);

  const choose = (personId: number, part: TeamPart | typeof NOT_IN): void => {
    const others = team
      .filter((member) => member.personId !== personId)
      // There is one lead; who led before stays in.
      .map((member) =>
        part === 'lead' && member.part === 'lead' ? { ...member, part: 'member' as const } : member,
      );
    setTeam(part === NOT_IN ? others : [...others, { personId, part }]);
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const textOf = (members: readonly TeamMember[]): string =>
      JSON.stringify([...members].sort((a, b) => a.personId - b.personId));
    const before = card.team.map(({ personId, part }) => ({ personId, part }));
    if (textOf(team) !== textOf(before)) {
      const done = await setting.run({ id: card.id, team: [...team] });
      if (done === null) return;
      offerUndo(t('customers.team.saved', { name: title }), done.commandId);
    }
    if (isRestricted !== card.isRestricted) {
      const done = await keeping.run({ id: card.id, isRestricted });
      if (done === null) return;
      offerUndo(t(`customers.team.${isRestricted ? 'kept' : 'opened'}`, { name: title }), done.commandId);
    }
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={t('customers.team.title', { name: title })}
      closeLabel={t('common.close')}
      onClose={onClose}
      width={30}
    >
      <form className={styles.body} noValidate onSubmit={(event) => void save(event)}>
        <p className={styles.text}>{t('customers.team.text')}</p>
        {card.reach.mayArrange && (
          <ul className={styles.people}>
            {[...known].map(([personId, name], at) => (
              <li key={personId} className={styles.person}>
                <span>{name}</span>
                <select
                  className={styles.select}
                  aria-label={t('customers.team.partOf', { name })}
                  data-autofocus={at === 0 || undefined}
                  value={team.find((member) => member.personId === personId)?.part ?? NOT_IN}
                  onChange={({ target }) => {
                    choose(personId, TEAM_PARTS.find((part) => part === target.value) ?? NOT_IN);
                  }}
                >
                  {[NOT_IN, ...TEAM_PARTS].map((part) => (
                    <option key={part} value={part}>
                      {t(`customers.team.part.${part}`)}
                    </option>
                  ))}
                </select>
              </li>
            ))}
          </ul>
        )}
        {card.reach.mayRestrict && (
          <div>
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={isRestricted}
                aria-describedby={hintId}
                onChange={({ target }) => {
                  setIsRestricted(target.checked);
                }}
              />
              {t('customers.team.restricted')}
            </label>
            <p id={hintId} className={styles.text}>
              {t('customers.team.restrictedHint')}
            </p>
          </div>
        )}
        {setting.error && <ErrorNotice error={setting.error} />}
        {keeping.error && <ErrorNotice error={keeping.error} />}
        <div className={styles.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('customers.peek.cancel')}
          </Button>
          <Button type="submit" size="md" variant="filled" loading={setting.isRunning || keeping.isRunning}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
