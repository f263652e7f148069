import { ActionIcon, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CALENDAR_VIEWS } from '@shared/features/followups/calendar.rules';
import { capOf } from '@/lib/keyMap';
import { Choice } from '@/ui/Choice';
import {
  IconBackward,
  IconCalendarIn,
  IconCalendarOut,
  IconForward,
  IconDownload,
  IconPlus,
  IconPrinter,
} from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import type { CalendarProps } from './calendar.types';
import { stepFrom } from './calendarDays';
import styles from './Calendar.module.css';

type CalendarHeadProps = Pick<
  CalendarProps,
  | 'view'
  | 'day'
  | 'today'
  | 'isReadOnly'
  | 'tools'
  | 'onView'
  | 'onDay'
  | 'onPrint'
  | 'onSavePdf'
  | 'onSaveFile'
  | 'onTakeFile'
> & {
  /** The time in view, in words. */
  period: string;
  onAdd: () => void;
};

/** Above the calendar: which time is in view, the ways to others, and what can be done with it. */
export function CalendarHead(props: CalendarHeadProps) {
  const { view, day, today, period, isReadOnly = false } = props;
  const { t } = useTranslation();
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{t('calendar.title')}</h1>
      <div className={styles.steps}>
        <ActionIcon
          aria-label={t(`calendar.back.${view}`)}
          title={t(`calendar.back.${view}`)}
          onClick={() => {
            props.onDay(stepFrom(view, day, -1));
          }}
        >
          <IconBackward size="1.125rem" stroke={1.6} aria-hidden />
        </ActionIcon>
        <Button
          rightSection={<KeyCap name="calendar.today" />}
          onClick={() => {
            props.onDay(today);
          }}
        >
          {t('calendar.today')}
        </Button>
        <ActionIcon
          aria-label={t(`calendar.forth.${view}`)}
          title={t(`calendar.forth.${view}`)}
          onClick={() => {
            props.onDay(stepFrom(view, day, 1));
          }}
        >
          <IconForward size="1.125rem" stroke={1.6} aria-hidden />
        </ActionIcon>
      </div>
      <p className={styles.period} role="status">
        {period}
      </p>
      <div className={styles.tools}>
        {props.tools}
        <Choice
          label={t('calendar.view.label')}
          options={CALENDAR_VIEWS.map((value) => ({ value, text: t(`calendar.view.${value}`) }))}
          value={view}
          onChange={props.onView}
        />
        {props.onPrint && (
          <ActionIcon
            aria-label={t('calendar.print')}
            title={`${t('calendar.print')} ${capOf('calendar.print')}`}
            onClick={props.onPrint}
          >
            <IconPrinter size="1.125rem" stroke={1.6} aria-hidden />
          </ActionIcon>
        )}
        {props.onSavePdf && (
          <ActionIcon
            aria-label={t('calendar.savePdf')}
            title={t('calendar.savePdf')}
            onClick={props.onSavePdf}
          >
            <IconDownload size="1.125rem" stroke={1.6} aria-hidden />
          </ActionIcon>
        )}
        {props.onSaveFile && (
          <ActionIcon
            aria-label={t('calendar.file.save')}
            title={`${t('calendar.file.save')} ${capOf('calendar.saveFile')}`}
            onClick={props.onSaveFile}
          >
            <IconCalendarOut size="1.125rem" stroke={1.6} aria-hidden />
          </ActionIcon>
        )}
        {!isReadOnly && props.onTakeFile && (
          <ActionIcon
            aria-label={t('calendar.file.take')}
            title={`${t('calendar.file.take')} ${capOf('calendar.takeFile')}`}
            onClick={props.onTakeFile}
          >
            <IconCalendarIn size="1.125rem" stroke={1.6} aria-hidden />
          </ActionIcon>
        )}
        {!isReadOnly && (
          <Button
            leftSection={<IconPlus size="1.125rem" stroke={1.6} aria-hidden />}
            rightSection={<KeyCap name="calendar.add" />}
            onClick={props.onAdd}
          >
            {t('calendar.add')}
          </Button>
        )}
      </div>
    </header>
  );
}
