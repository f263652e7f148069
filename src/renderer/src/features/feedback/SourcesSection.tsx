import { Button } from '@mantine/core';
import type { PageSettings, Source } from '@shared/features/feedback/feedback.contract';
import {
  BOARD_PATH,
  FEEDBACK_LIMITS,
  PAGE_KINDS,
  pageAddress,
  type PageKind,
} from '@shared/features/feedback/feedback.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { notifyDone } from '@/lib/notify';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { useDo } from '@/lib/useDo';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import page from '@/ui/PageBody.module.css';
import { TextField } from '@/ui/TextField';
import styles from './Feedback.module.css';

type SourcesSectionProps = { settings: PageSettings; sources: readonly Source[] };
type Size = 'A4' | 'A5';
type Opens = 'page' | 'message' | 'board';

/** The codes that hang, each with its poster, and one more. */
export function SourcesSection({ settings, sources }: SourcesSectionProps) {
  const { t, i18n } = useTranslation();
  const isLooking = useIsLooking();
  const [size, setSize] = useState<Size>('A4');
  const sizeLabel = useId();
  const printing = useDo('feedback.printPoster');
  const saving = useDo('feedback.savePoster');
  const retiring = useAct('feedback.retireSource');
  const language = i18n.language as Language;
  const hasPage = settings.address !== '';
  const reach = settings.phone === '' ? settings.email : settings.phone;
  const print = (id: number | null, opens: Opens): void => void printing.run({ id, opens, size, language });
  const save = async (id: number | null, opens: Opens): Promise<void> => {
    const saved = await saving.run({ id, opens, size, language });
    if (saved) notifyDone(t('feedback.savedAs', { name: saved.fileName }));
  };
  const retire = async ({ id, name }: Source): Promise<void> => {
    const done = await retiring.run({ id });
    if (done) offerUndo(t('feedback.source.retired', { name }), done.commandId);
  };
  const error = printing.error ?? saving.error ?? retiring.error;
  const posterOf = (id: number | null, name: string, opens: Opens = 'page') => (
    <>
      <Button
        size="xs"
        aria-label={t('feedback.source.printNamed', { name })}
        onClick={() => {
          print(id, opens);
        }}
      >
        {t('feedback.source.print')}
      </Button>
      <Button
        size="xs"
        aria-label={t('feedback.source.saveNamed', { name })}
        onClick={() => void save(id, opens)}
      >
        {t('feedback.source.save')}
      </Button>
    </>
  );
  return (
    <section className={page.section}>
      <h2 className={page.title}>{t('feedback.source.title')}</h2>
      <p className={page.hint}>{t('feedback.source.about')}</p>
      <FieldRow label={t('feedback.source.size')} labelId={sizeLabel}>
        <Choice
          labelledBy={sizeLabel}
          value={size}
          onChange={setSize}
          options={(['A4', 'A5'] as const).map((value) => ({ value, text: value }))}
        />
      </FieldRow>
      {error && <ErrorNotice error={error} />}
      <ul className={styles.sources}>
        {hasPage && (
          <li className={styles.source}>
            <span className={styles.name}>
              {t('feedback.source.plain')}
              <span className={styles.quiet}>{pageAddress(settings.address, settings.port, '')}</span>
            </span>
            {posterOf(null, t('feedback.source.plain'))}
          </li>
        )}
        {hasPage && settings.hasBoard && (
          <li className={styles.source}>
            <span className={styles.name}>
              {t('feedback.source.board')}
              <span className={styles.quiet}>{pageAddress(settings.address, settings.port, BOARD_PATH)}</span>
            </span>
            {posterOf(null, t('feedback.source.board'), 'board')}
          </li>
        )}
        {reach !== '' && (
          <li className={styles.source}>
            <span className={styles.name}>
              {t('feedback.source.message')}
              <span className={styles.quiet}>{reach}</span>
            </span>
            {posterOf(null, t('feedback.source.message'), 'message')}
          </li>
        )}
        {sources.map((source) => (
          <li key={source.id} className={styles.source}>
            <span className={styles.name}>
              {source.name}
              <span className={styles.quiet}>
                {[
                  t(`feedback.source.page.${source.page}`),
                  t('feedback.source.brought', {
                    count: source.entries,
                    number: formatNumber(source.entries),
                  }),
                  pageAddress(settings.address, settings.port, source.code),
                ].join(t('common.factComma'))}
              </span>
            </span>
            {posterOf(source.id, source.name)}
            {!isLooking && (
              <Button
                size="xs"
                aria-label={t('feedback.source.retireNamed', { name: source.name })}
                onClick={() => void retire(source)}
              >
                {t('feedback.source.retire')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!isLooking && hasPage && <SourceForm />}
    </section>
  );
}

function SourceForm() {
  const { t } = useTranslation();
  const pageLabel = useId();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<PageKind>('feedback');
  const { run, isRunning, error } = useAct('feedback.addSource');
  const add = async (): Promise<void> => {
    if (name.trim() === '') return;
    const done = await run({ name: name.trim(), page: kind });
    if (done === null) return;
    offerUndo(t('feedback.source.added', { name: name.trim() }), done.commandId);
    setName('');
  };
  return (
    <form
      className={page.section}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField
        label={t('feedback.source.name')}
        value={name}
        hint={t('feedback.source.nameHint')}
        onChange={(text) => {
          setName(text.slice(0, FEEDBACK_LIMITS.sourceName));
        }}
      />
      <FieldRow label={t('feedback.source.asks')} labelId={pageLabel}>
        <Choice
          labelledBy={pageLabel}
          value={kind}
          onChange={setKind}
          options={PAGE_KINDS.map((value) => ({ value, text: t(`feedback.source.page.${value}`) }))}
        />
      </FieldRow>
      {error && <ErrorNotice error={error} />}
      <div>
        <Button type="submit" loading={isRunning} disabled={name.trim() === ''}>
          {t('feedback.source.add')}
        </Button>
      </div>
    </form>
  );
}
