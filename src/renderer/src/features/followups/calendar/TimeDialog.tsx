import { Button } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FOLLOWUP_LIMITS, isAcrossMidnight } from '@shared/features/followups/followups.rules';
import { readMinute } from '@shared/features/followups/typed.rules';
import { isRealDay } from '@shared/lib/days';
import { formatMinute } from '@/lib/format';
import { Dialog } from '@/ui/Dialog';
import { FieldRow } from '@/ui/FieldRow';
import { KeyCap } from '@/ui/KeyCap';
import { TextField } from '@/ui/TextField';
import type { CalendarItem, CalendarPlace } from './calendar.types';
import body from '@/ui/DialogBody.module.css';
import styles from './Calendar.module.css';

const DAY = 1_440;

type TimeDialogProps = {
  item: CalendarItem;
  /** The present day; nothing is moved before it. */
  today: string;
  onMove: (to: CalendarPlace) => void;
  onResize: (minutes: number) => void;
  onClose: () => void;
};

/** Another day, time or length, typed: what dragging does with the mouse. */
export function TimeDialog({ item, today, onMove, onResize, onClose }: TimeDialogProps) {
  const { t } = useTranslation();
  const dayId = useId();
  const [day, setDay] = useState<string>(item.day < today ? today : item.day);
  const [time, setTime] = useState(item.minute === null ? '' : formatMinute(item.minute));
  const [length, setLength] = useState(String(item.minutes));
  const [isAsked, setIsAsked] = useState(false);

  const minute = readMinute(time);
  const minutes = /^\d{1,4}$/.test(length.trim()) ? Number(length.trim()) : null;
  const faults = {
    day: !isRealDay(day) ? t('calendar.move.badDay') : day < today ? t('calendar.move.past') : null,
    time: minute === undefined ? t('calendar.move.badTime') : null,
    length:
      minutes === null || minutes < FOLLOWUP_LIMITS.shortest || minutes > DAY
        ? t('calendar.move.badLength', { shortest: FOLLOWUP_LIMITS.shortest })
        : isAcrossMidnight(minute ?? null, minutes)
          ? t('calendar.move.acrossMidnight')
          : null,
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setIsAsked(true);
    if (Object.values(faults).some((fault) => fault !== null) || !isRealDay(day)) return;
    if (minutes === null || minute === undefined) return;
    if (day !== item.day || minute !== item.minute) onMove({ day, minute });
    if (minutes !== item.minutes) onResize(minutes);
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={t('calendar.move.title')}
      closeLabel={t('common.close')}
      onClose={onClose}
      width={30}
    >
      <form className={body.body} noValidate onSubmit={save}>
        <p className={styles.about}>
          {[item.customerName, item.title].filter((part) => part !== null).join(t('common.factComma'))}
        </p>
        <FieldRow
          label={t('calendar.move.day')}
          htmlFor={dayId}
          error={isAsked ? faults.day : null}
          errorId={`${dayId}-error`}
        >
          <input
            id={dayId}
            type="date"
            className={body.select}
            value={day}
            data-autofocus
            aria-invalid={isAsked && faults.day !== null}
            aria-describedby={isAsked && faults.day !== null ? `${dayId}-error` : undefined}
            onChange={({ target }) => {
              setDay(target.value);
            }}
          />
        </FieldRow>
        <TextField
          label={t('calendar.move.time')}
          value={time}
          error={isAsked ? faults.time : null}
          hint={t('calendar.move.timeHint')}
          onChange={setTime}
        />
        <TextField
          label={t('calendar.move.length')}
          value={length}
          inputMode="numeric"
          error={isAsked ? faults.length : null}
          onChange={setLength}
        />
        <div className={body.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('calendar.move.leave')}
          </Button>
          <Button type="submit" size="md" variant="filled">
            {t('calendar.move.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
