import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '@shared/ipc/contracts';
import { classes } from '@/lib/classes';
import { readRemembered, remember } from '@/lib/remembered';
import { useDo } from '@/lib/useDo';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { TextField } from '@/ui/TextField';
import { Face } from './Face';
import { RecoverForm } from './RecoverForm';
import styles from './SignInScreen.module.css';

type Settings = CallOutput<'settings.get'>;
type PersonAtTheDoor = Settings['people'][number];

/** The last one who came in at this PC stands ready at the next start. */
const LAST = 'signed in last';

function firstChosen({ people, me }: Settings): PersonAtTheDoor | undefined {
  const id = me?.id ?? Number(readRemembered(LAST));
  return people.find((person) => person.id === id) ?? people[0];
}

/** The door: who it is, and the password or, later in the day, the PIN. A locked screen asks the same. */
export function SignInScreen({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(() => firstChosen(settings));
  const [isRecovering, setIsRecovering] = useState(false);
  const isLocked = settings.session === 'locked';
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <p className={styles.shop}>{settings.shop?.name}</p>
        <h1 className={styles.title}>{t(isLocked ? 'staff.door.locked' : 'staff.door.title')}</h1>
        {settings.people.length > 1 && (
          <div className={styles.people} role="radiogroup" aria-label={t('staff.door.who')}>
            {settings.people.map((person) => (
              <label
                key={person.id}
                className={classes(styles.person, person.id === chosen?.id && styles.here)}
              >
                <input
                  type="radio"
                  name="person"
                  className={styles.radio}
                  checked={person.id === chosen?.id}
                  onChange={() => {
                    setChosen(person);
                    setIsRecovering(false);
                  }}
                />
                <Face id={person.id} name={person.name} isLarge />
                <span className={styles.name}>{person.name}</span>
                <span className={styles.role}>{t(`shell.role.${person.role}`)}</span>
              </label>
            ))}
          </div>
        )}
        {chosen && isRecovering && (
          <RecoverForm
            onBack={() => {
              setIsRecovering(false);
            }}
          />
        )}
        {chosen && !isRecovering && (
          <ProofForm
            key={chosen.id}
            person={chosen}
            isAlone={settings.people.length === 1}
            onForgotten={() => {
              setIsRecovering(true);
            }}
          />
        )}
      </div>
    </main>
  );
}

type ProofFormProps = { person: PersonAtTheDoor; isAlone: boolean; onForgotten: () => void };

function ProofForm({ person, isAlone, onForgotten }: ProofFormProps) {
  const { t } = useTranslation();
  const [isPin, setIsPin] = useState(person.mayUsePin);
  const [typed, setTyped] = useState('');
  const signIn = useDo('staff.signIn');
  const enterPin = useDo('staff.enterPin');
  const { isRunning, error } = isPin ? enterPin : signIn;
  const kind = isPin ? 'pin' : 'password';

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (typed === '' || isRunning) return;
    const done = isPin
      ? await enterPin.run({ personId: person.id, pin: typed })
      : await signIn.run({ personId: person.id, password: typed });
    setTyped('');
    if (done) remember(LAST, String(person.id));
  };
  return (
    <form className={styles.proof} noValidate onSubmit={(event) => void submit(event)}>
      {isAlone && (
        <div className={styles.alone}>
          <Face id={person.id} name={person.name} isLarge />
          <span className={styles.name}>{person.name}</span>
        </div>
      )}
      <TextField
        key={kind}
        label={t(`staff.${kind}`)}
        value={typed}
        isSecret
        inputMode={isPin ? 'numeric' : undefined}
        autoFocus
        onChange={setTyped}
      />
      {error && <ErrorNotice error={error} />}
      <div className={styles.foot}>
        <Button
          type="submit"
          variant="filled"
          size="md"
          loading={isRunning}
          rightSection={<KeyCap name="form.next" isOnAccent />}
        >
          {t('staff.door.enter')}
        </Button>
        {person.mayUsePin && (
          <Button
            size="md"
            onClick={() => {
              setIsPin(!isPin);
              setTyped('');
            }}
          >
            {t(isPin ? 'staff.door.byPassword' : 'staff.door.byPin')}
          </Button>
        )}
        {person.role === 'owner' && !isPin && (
          <Button size="md" onClick={onForgotten}>
            {t('staff.door.forgotten')}
          </Button>
        )}
      </div>
      {person.role !== 'owner' && <p className={styles.note}>{t('staff.door.forgottenNote')}</p>}
    </form>
  );
}
