import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '@shared/ipc/contracts';
import { useKeys } from '@/lib/keys';
import { readRemembered, remember } from '@/lib/remembered';
import { useDo } from '@/lib/useDo';
import { KeyCap } from '@/ui/KeyCap';
import { StandaloneCard, StandaloneForm, StandalonePage } from '@/ui/StandalonePage';
import { TextField } from '@/ui/TextField';
import { Face } from './Face';
import { PersonChoice } from './PersonChoice';
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
  const { people, session, shop } = settings;
  /* The field keeps the focus: whoever comes next chooses themselves without leaving it. The pictures do so by themselves. */
  useKeys({
    'door.person': ({ key, target }) => {
      const at = people.findIndex(({ id }) => id === chosen?.id);
      const next = people[(at + (key === 'ArrowDown' ? 1 : people.length - 1)) % people.length];
      const isPicture = target instanceof HTMLInputElement && target.type === 'radio';
      if (isRecovering || isPicture || next === undefined || people.length < 2) return false;
      setChosen(next);
      return true;
    },
  });
  const title = isRecovering ? 'recovering' : session === 'locked' ? 'locked' : 'title';
  return (
    <StandalonePage>
      <StandaloneCard
        name={shop?.name}
        title={t(`staff.door.${title}`)}
        sub={isRecovering ? t('staff.door.recoverText') : undefined}
      >
        {isRecovering ? (
          <RecoverForm
            onBack={() => {
              setIsRecovering(false);
            }}
          />
        ) : (
          <>
            {people.length > 1 && (
              <>
                <PersonChoice
                  label={t('staff.door.who')}
                  people={people}
                  chosenId={chosen?.id}
                  onChoose={setChosen}
                />
                <p className={styles.keys}>
                  <KeyCap name="door.person" />
                  {t('keys.door.person')}
                </p>
              </>
            )}
            {chosen && (
              <ProofForm
                key={chosen.id}
                person={chosen}
                isAlone={people.length === 1}
                onForgotten={() => {
                  setIsRecovering(true);
                }}
              />
            )}
          </>
        )}
      </StandaloneCard>
    </StandalonePage>
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

  const submit = async (): Promise<void> => {
    if (typed === '' || isRunning) return;
    const done = isPin
      ? await enterPin.run({ personId: person.id, pin: typed })
      : await signIn.run({ personId: person.id, password: typed });
    setTyped('');
    if (done) remember(LAST, String(person.id));
  };
  const more = (
    <>
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
    </>
  );
  return (
    <StandaloneForm
      error={error}
      next={t('staff.door.enter')}
      onNext={submit}
      isRunning={isRunning}
      more={more}
      note={person.role === 'owner' ? null : t('staff.door.forgottenNote')}
    >
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
    </StandaloneForm>
  );
}
