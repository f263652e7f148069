import { COMPLAINT_CHANNELS, COMPLAINT_LIMITS } from '@shared/features/complaints/complaints.rules';
import { MOODS, type Mood } from '@shared/features/followups/followups.rules';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import type { Picture } from '@/lib/makePicture';
import type { Problem, Typed } from '../complaintForm';
import styles from '../ComplaintForm.module.css';
import { HeldPictures } from '../pictures/HeldPictures';
import { Labelled } from './Labelled';

type WordsPartProps = {
  typed: Typed;
  problems: readonly Problem[];
  pictures: readonly Picture[];
  onChange: (change: Partial<Typed>) => void;
  /** Told how the photos change, since making one takes a while. */
  onPictures: (change: (pictures: readonly Picture[]) => readonly Picture[]) => void;
  /** Enter in the words goes on. */
  onEnter: (event: KeyboardEvent) => void;
};

/** What happened in the customer's own words; how and when it came, their mood, the batch and photos beside it. */
export function WordsPart({ typed, problems, pictures, onChange, onPictures, onEnter }: WordsPartProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section className={styles.part} data-part="words">
      <Labelled id={id} label={t('complaints.field.words')} isFor>
        <textarea
          id={id}
          className={styles.words}
          rows={3}
          value={typed.words}
          maxLength={COMPLAINT_LIMITS.words}
          aria-invalid={problems.includes('words')}
          aria-describedby={`${id}-under`}
          onChange={({ target }) => {
            onChange({ words: target.value });
          }}
          onKeyDown={onEnter}
        />
        <p id={`${id}-under`} className={classes(styles.under, problems.includes('words') && styles.wrong)}>
          {t(problems.includes('words') ? 'complaints.form.wantsWords' : 'complaints.form.wordsHint')}
        </p>
        <div className={styles.line}>
          <select
            className={styles.select}
            aria-label={t('complaints.field.channel')}
            value={typed.channel}
            onChange={({ target }) => {
              onChange({ channel: target.value as Typed['channel'] });
            }}
          >
            {COMPLAINT_CHANNELS.map((channel) => (
              <option key={channel} value={channel}>
                {t(`complaints.channel.${channel}`)}
              </option>
            ))}
          </select>
          <select
            className={styles.select}
            aria-label={t('complaints.field.mood')}
            value={typed.mood ?? ''}
            onChange={({ target }) => {
              onChange({ mood: target.value === '' ? null : (target.value as Mood) });
            }}
          >
            <option value="">{t('complaints.form.noMood')}</option>
            {MOODS.map((mood) => (
              <option key={mood} value={mood}>
                {t(`followups.mood.${mood}`)}
              </option>
            ))}
          </select>
          <input
            className={styles.short}
            aria-label={t('complaints.field.batch')}
            placeholder={t('complaints.field.batch')}
            value={typed.batch}
            maxLength={COMPLAINT_LIMITS.name}
            onChange={({ target }) => {
              onChange({ batch: target.value });
            }}
          />
          <Came typed={typed} isWrong={problems.includes('came')} onChange={onChange} />
        </div>
        <HeldPictures pictures={pictures} onChange={onPictures} />
      </Labelled>
    </section>
  );
}

type CameProps = { typed: Typed; isWrong: boolean; onChange: (change: Partial<Typed>) => void };

/** When it came, for what was brought on paper or stands on a platform. */
function Came({ typed, isWrong, onChange }: CameProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(typed.cameDay !== '');
  if (!isOpen) {
    return (
      <button
        type="button"
        className={styles.link}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('complaints.form.earlier')}
      </button>
    );
  }
  return (
    <span className={styles.line}>
      <input
        type="date"
        className={styles.select}
        aria-label={t('complaints.field.cameDay')}
        aria-invalid={isWrong}
        value={typed.cameDay}
        onChange={({ target }) => {
          onChange({ cameDay: target.value });
        }}
      />
      <input
        className={styles.short}
        aria-label={t('complaints.field.cameTime')}
        aria-invalid={isWrong}
        placeholder={t('complaints.field.cameTime')}
        value={typed.cameTime}
        onChange={({ target }) => {
          onChange({ cameTime: target.value.slice(0, 20) });
        }}
      />
    </span>
  );
}
