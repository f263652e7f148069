import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import {
  dropDraft,
  endDraft,
  keepDraft,
  useFirstDraft,
  useKeepError,
  useNewPlace,
  useOpenForm,
} from '@/features/drafts/drafts.public';
import { pressKey, useKeys } from '@/lib/keys';
import type { Picture } from '@/lib/makePicture';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { PageHeader } from '@/ui/PageHeader';
import styles from './ComplaintForm.module.css';
import {
  checksFor,
  draftOf,
  EMPTY,
  inputOf,
  problemsOf,
  readTyped,
  type FormPlace,
  type Typed,
} from './complaintForm';
import { MakeUpRow } from './compensation/MakeUpRow';
import { FormFoot } from './form/FormFoot';
import { PARTS, type Part } from './form/parts';
import { SortPart } from './form/SortPart';
import { WhoPart } from './form/WhoPart';
import { WishPart } from './form/WishPart';
import { WordsPart } from './form/WordsPart';
import { IntakeSide } from './IntakeSide';
import { usePrintComplaint } from './paper/usePrintComplaint';
import { PromiseRow } from './PromiseRow';

type ComplaintFormProps = {
  /** Which of several new ones; null goes on with the last one that was left, if any. */
  slot: string | null;
  onLeave: () => void;
};

/** Takes in what a customer says: heard, sorted, promised, and gone to the one responsible, by keyboard alone. */
export function ComplaintForm({ slot, onLeave }: ComplaintFormProps) {
  const place = useNewPlace('complaints.file', slot, false);
  const draft = useFirstDraft(place);
  if (place === null || draft === undefined) return null;
  return (
    <Form key={place.slot} place={place} first={draft ? readTyped(draft.body) : EMPTY} onLeave={onLeave} />
  );
}

type FormProps = { place: FormPlace; first: Typed; onLeave: () => void };

function Form({ place, first, onLeave }: FormProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState(first);
  const [pictures, setPictures] = useState<readonly Picture[]>([]);
  const [isTried, setIsTried] = useState(false);
  const keepError = useKeepError(place);
  const { data: all = [], error: refusal, refetch } = useCall('complaints.categories', {});
  const { run, isRunning, error, clearError } = useAct('complaints.file');
  const { printSlip } = usePrintComplaint();
  const categories = all.filter(({ isRetired }) => !isRetired);
  const category = categories.find(({ key }) => key === typed.category) ?? categories[0];
  const problems = isTried ? problemsOf(typed) : [];

  const set = (change: Partial<Typed>): void => {
    const next = { ...typed, ...change };
    setTyped(next);
    keepDraft(place, draftOf(next));
    clearError();
  };
  useOpenForm(place, (draft) => {
    setTyped(draft ? readTyped(draft.body) : EMPTY);
  });
  const focus = (part: Part): void => {
    requestAnimationFrame(() => {
      const found = form.current?.querySelector<HTMLElement>(
        `[data-part="${part}"] :is(input, textarea, select, [role=radio][tabindex="0"])`,
      );
      found?.focus();
    });
  };
  const next = (from: Part): void => {
    const isShown = (part: Part): boolean => form.current?.querySelector(`[data-part="${part}"]`) != null;
    const to = PARTS.slice(PARTS.indexOf(from) + 1).find(isShown);
    if (to !== undefined) focus(to);
  };
  const focusFirst = useEffectEvent(() => {
    focus(first.customer === null && first.contact === null ? 'who' : 'words');
  });
  useEffect(() => {
    focusFirst();
  }, []);

  const save = async (isPrinted = false): Promise<void> => {
    setIsTried(true);
    const input = inputOf(typed, category);
    if (input === null) {
      const [wrong] = problemsOf(typed);
      focus(wrong === 'words' || wrong === undefined ? 'words' : 'promise');
      return;
    }
    const done = await run({ ...input, pictures: [...pictures], ...(await endDraft(place)) });
    if (done === null) return;
    void dropDraft(place);
    offerUndo(t('complaints.told.filed', { number: done.value.id }), done.commandId);
    if (isPrinted) void printSlip(done.value.id);
    const gives = typed.makeUp === null ? '' : `/${typed.makeUp}`;
    navigate(`/complaints/${String(done.value.id)}${gives}`);
  };
  const another = (): void => {
    navigate(`/complaints/new/${crypto.randomUUID()}`);
  };
  useKeys({
    'form.save': () => void save(),
    'complaints.fileAndPrint': () => void save(true),
    'everywhere.complaint': another,
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    pressKey(event, { 'form.leave': onLeave });
  };
  const onEnter = (event: KeyboardEvent, act: () => void): void => {
    pressKey(event, {
      'form.next': () => {
        if (event.shiftKey) return false;
        act();
        return true;
      },
    });
  };

  return (
    <form
      ref={form}
      className={styles.page}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <div className={styles.main}>
        <PageHeader title={t(`complaints.form.title.${typed.type}`)} sub={t('complaints.form.how')} />
        <div className={styles.parts}>
          {refusal && <ErrorNotice error={refusal} onRetry={() => void refetch()} />}
          <WhoPart typed={typed} onChange={set} onFocus={focus} />
          <SortPart
            typed={typed}
            categories={categories}
            category={category}
            onChange={set}
            onNext={() => {
              next('category');
            }}
            onEnter={(event) => {
              onEnter(event, () => {
                next('policy');
              });
            }}
          />
          <WordsPart
            typed={typed}
            problems={problems}
            pictures={pictures}
            onChange={set}
            onPictures={setPictures}
            onEnter={(event) => {
              onEnter(event, () => {
                next('words');
              });
            }}
          />
          <WishPart
            typed={typed}
            onChange={set}
            onWish={() => {
              next('wish');
            }}
            onEnter={(event) => {
              onEnter(event, () => {
                next('wants');
              });
            }}
          />
          <section className={styles.part} data-part="promise">
            <PromiseRow
              typed={typed}
              problems={problems}
              onChange={set}
              onEnter={(event) => {
                onEnter(event, () => void save());
              }}
            />
            <MakeUpRow
              value={typed.makeUp}
              hasCustomer={typed.customer !== null}
              onChange={(makeUp) => {
                set({ makeUp });
              }}
              onEnter={(event) => {
                onEnter(event, () => void save());
              }}
            />
          </section>
        </div>
        <FormFoot
          error={error}
          keepError={keepError}
          isRunning={isRunning}
          onSave={(isPrinted) => void save(isPrinted)}
          onAnother={another}
          onLeave={onLeave}
        />
      </div>
      {category && (
        <IntakeSide
          category={category}
          typed={typed}
          checks={checksFor(category, typed.checks)}
          onChange={set}
        />
      )}
    </form>
  );
}
