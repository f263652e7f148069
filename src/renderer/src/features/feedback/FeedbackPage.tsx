import type { CallOutput } from '@shared/ipc/contracts';
import { PORTS } from '@shared/features/feedback/feedback.rules';
import type { PageSettings } from '@shared/features/feedback/feedback.contract';
import { Button } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsLooking } from '@/lib/looking';
import { notifyDone } from '@/lib/notify';
import { useAct, useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { Notice } from '@/ui/Notice';
import field from '@/ui/Field.module.css';
import styles from '@/ui/PageBody.module.css';
import { PageHeader } from '@/ui/PageHeader';
import { TextField } from '@/ui/TextField';
import { PageSelfTest } from './PageSelfTest';
import { SourcesSection } from './SourcesSection';

type State = CallOutput<'feedback.state'>;

/** The page for visitors: switched on, put on an address, tried out, and its posters. */
export function FeedbackPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('feedback.setUp', {});
  const state = useCall('feedback.state', {});
  const failed = error ?? state.error;
  const retry = (): void => {
    void refetch();
    void state.refetch();
  };
  return (
    <>
      <PageHeader title={t('settings.page.feedback')} sub={t('feedback.page.sub')} />
      <div className={styles.body}>
        {failed && <ErrorNotice error={failed} onRetry={retry} />}
        {data && state.data && (
          <>
            {(data.settings.isOn || state.data.light !== 'off') && (
              <Notice
                kind={state.data.light === 'on' ? 'good' : 'warn'}
                text={t(`feedback.light.${state.data.light}`)}
              />
            )}
            <PageForm
              key={JSON.stringify(data.settings)}
              settings={data.settings}
              places={state.data.places}
            />
            {data.settings.isOn && <PageSelfTest settings={data.settings} state={state.data} />}
            {[data.settings.address, data.settings.phone, data.settings.email].some(Boolean) && (
              <SourcesSection settings={data.settings} sources={data.sources} />
            )}
          </>
        )}
      </div>
    </>
  );
}

const portOf = (text: string): number | null => {
  const port = /^\d{1,5}$/u.test(text.trim()) ? Number(text) : 0;
  return port >= PORTS.first && port <= PORTS.last ? port : null;
};

type PageFormProps = { settings: PageSettings; places: State['places'] };

function PageForm({ settings, places }: PageFormProps) {
  const { t } = useTranslation();
  const onLabel = useId();
  const boardLabel = useId();
  const placeId = useId();
  const isLooking = useIsLooking();
  const [typed, setTyped] = useState({ ...settings, port: String(settings.port) });
  const { run, isRunning, error } = useAct('feedback.setPage');
  const port = portOf(typed.port);
  const wanted =
    port === null ? null : { ...typed, phone: typed.phone.trim(), email: typed.email.trim(), port };
  const isSame = JSON.stringify(wanted) === JSON.stringify(settings);
  const isNowhere = typed.isOn && typed.address === '';
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (wanted === null || isSame || isNowhere) return;
    const done = await run(wanted);
    if (done) notifyDone(t(wanted.isOn ? 'feedback.page.isOn' : 'feedback.page.isOff'));
  };
  const set = (change: Partial<typeof typed>): void => {
    setTyped({ ...typed, ...change });
  };
  const isKnown = places.some(({ address }) => address === typed.address);
  return (
    <form className={styles.section} noValidate onSubmit={(event) => void save(event)}>
      <FieldRow label={t('feedback.page.field.isOn')} labelId={onLabel} hint={t('feedback.page.hint.isOn')}>
        <Choice
          labelledBy={onLabel}
          value={typed.isOn ? 'on' : 'off'}
          onChange={(value) => {
            set({
              isOn: value === 'on',
              ...(typed.address === '' && places.length === 1 && { address: places[0]?.address ?? '' }),
            });
          }}
          options={(['off', 'on'] as const).map((value) => ({ value, text: t(`feedback.page.${value}`) }))}
        />
      </FieldRow>
      <FieldRow
        label={t('feedback.page.field.address')}
        htmlFor={placeId}
        error={isNowhere ? t('feedback.page.chooseAddress') : null}
        hint={t(places.length === 0 ? 'feedback.page.noPlaces' : 'feedback.page.hint.address')}
      >
        <div className={field.line}>
          <select
            id={placeId}
            className={field.input}
            value={typed.address}
            onChange={({ target }) => {
              set({ address: target.value });
            }}
          >
            <option value="">{t('feedback.page.choose')}</option>
            {!isKnown && typed.address !== '' && (
              <option value={typed.address}>{t('feedback.page.gone', { address: typed.address })}</option>
            )}
            {places.map(({ name, address }) => (
              <option key={address} value={address}>
                {t('feedback.page.place', { name, address })}
              </option>
            ))}
          </select>
        </div>
      </FieldRow>
      <TextField
        label={t('feedback.page.field.port')}
        value={typed.port}
        inputMode="numeric"
        error={
          port === null
            ? t('feedback.page.badPort', { first: String(PORTS.first), last: String(PORTS.last) })
            : null
        }
        hint={t('feedback.page.hint.port')}
        onChange={(text) => {
          set({ port: text.slice(0, 5) });
        }}
      />
      <TextField
        label={t('feedback.page.field.phone')}
        value={typed.phone}
        inputMode="tel"
        hint={t('feedback.page.hint.phone')}
        onChange={(text) => {
          set({ phone: text.slice(0, 24) });
        }}
      />
      <TextField
        label={t('feedback.page.field.email')}
        value={typed.email}
        inputMode="email"
        hint={t('feedback.page.hint.email')}
        onChange={(text) => {
          set({ email: text.slice(0, 80) });
        }}
      />
      <FieldRow
        label={t('feedback.page.field.hasBoard')}
        labelId={boardLabel}
        hint={t('feedback.page.hint.hasBoard')}
      >
        <Choice
          labelledBy={boardLabel}
          value={typed.hasBoard ? 'on' : 'off'}
          onChange={(value) => {
            set({ hasBoard: value === 'on' });
          }}
          options={(['off', 'on'] as const).map((value) => ({ value, text: t(`feedback.page.${value}`) }))}
        />
      </FieldRow>
      {error && <ErrorNotice error={error} />}
      {!isLooking && (
        <div>
          <Button
            type="submit"
            variant="filled"
            loading={isRunning}
            disabled={wanted === null || isSame || isNowhere}
          >
            {t('common.save')}
          </Button>
        </div>
      )}
    </form>
  );
}
