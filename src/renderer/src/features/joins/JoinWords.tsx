import { Button } from '@mantine/core';
import { JOIN_LIMITS } from '@shared/features/joins/joins.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/lib/keys';
import { notifyDone } from '@/lib/notify';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import page from '@/ui/PageBody.module.css';
import { TextField } from '@/ui/TextField';

/** The words beside the form: who asks, what for, and that nothing is passed on. */
export function JoinWords() {
  const { data, error, refetch } = useCall('joins.text', {});
  return (
    <div className={page.body}>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data && <Form key={data.version} read={data} />}
    </div>
  );
}

function Form({ read }: { read: CallOutput<'joins.text'> }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ zh: read.zh, en: read.en });
  const { run, isRunning, error } = useAct('joins.setText');
  const isChanged = typed.zh !== read.zh || typed.en !== read.en;
  const isReady = isChanged && typed.zh.trim() !== '' && typed.en.trim() !== '';
  const save = async (): Promise<void> => {
    if (!isReady || isRunning) return;
    const done = await run({ ...typed, version: read.version });
    if (done) notifyDone(t('joins.told.words', { version: done.value.version }));
  };
  useKeys({ 'form.save': () => void save() });
  return (
    <form
      className={page.section}
      noValidate
      aria-label={t('joins.tab.words')}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className={page.hint}>{t('joins.words.hint', { version: read.version })}</p>
      {(['zh', 'en'] as const).map((language) => (
        <TextField
          key={language}
          isLong
          label={t(`joins.words.${language}`)}
          value={typed[language]}
          onChange={(text) => {
            setTyped({ ...typed, [language]: text.slice(0, JOIN_LIMITS.text) });
          }}
        />
      ))}
      {error && <ErrorNotice error={error} />}
      <div>
        <Button
          type="submit"
          variant="filled"
          loading={isRunning}
          disabled={!isReady}
          rightSection={<KeyCap name="form.save" isOnAccent />}
        >
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}
