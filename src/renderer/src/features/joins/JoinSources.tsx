import { Button } from '@mantine/core';
import { JOIN_LIMITS, SOURCE_KINDS } from '@shared/features/joins/joins.rules';
import type { SourceKind } from '@shared/features/joins/joins.rules';
import type { JoinSource } from '@shared/features/joins/joins.contract';
import type { Language } from '@shared/features/settings/settings.contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { useDo } from '@/lib/useDo';
import { Choice } from '@/ui/Choice';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { IconMember } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import page from '@/ui/PageBody.module.css';
import { TextField } from '@/ui/TextField';
import styles from './Joins.module.css';

type Size = 'A4' | 'A5';

/** Posters, shelves and events with their codes, and how many became members by each. */
export function JoinSources({ mayManage }: { mayManage: boolean }) {
  const { t, i18n } = useTranslation();
  const { data, error, refetch } = useCall('joins.sources', {});
  const closing = useAct('joins.closeSource');
  const printing = useDo('joins.printPoster');
  const saving = useDo('joins.savePoster');
  const sizeId = useId();
  const [size, setSize] = useState<Size>('A4');
  const language = i18n.language as Language;
  const [isAdding, setIsAdding] = useState(false);
  const close = async ({ id, isClosed, name }: JoinSource): Promise<void> => {
    const done = await closing.run({ id, isClosed: !isClosed });
    if (done) offerUndo(t(isClosed ? 'joins.told.opened' : 'joins.told.closed', { name }), done.commandId);
  };
  const savePoster = async (id: number): Promise<void> => {
    const saved = await saving.run({ id, size, language });
    if (saved) notifyDone(t('joins.source.savedAs', { name: saved.fileName }));
  };
  const failed = closing.error ?? printing.error ?? saving.error;
  return (
    <div className={page.body}>
      {data && (
        <Notice kind="plain" text={t(data.isPageOn ? 'joins.source.pageOn' : 'joins.source.pageOff')} />
      )}
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {failed && <ErrorNotice error={failed} />}
      {mayManage && (
        <div>
          <Button
            onClick={() => {
              setIsAdding(true);
            }}
          >
            {t('joins.source.add')}
          </Button>
        </div>
      )}
      {mayManage && data?.isPageOn === true && data.rows.length > 0 && (
        <FieldRow label={t('joins.source.size')} labelId={sizeId}>
          <Choice
            labelledBy={sizeId}
            value={size}
            onChange={setSize}
            options={(['A4', 'A5'] as const).map((value) => ({ value, text: value }))}
          />
        </FieldRow>
      )}
      {data?.rows.length === 0 && <EmptyState icon={IconMember} text={t('joins.source.none')} />}
      <ul className={styles.sources} aria-label={t('joins.tab.sources')}>
        {data?.rows.map((one) => (
          <li key={one.id} className={styles.source}>
            <b>{one.name}</b>
            <code>{one.code}</code>
            <span className={styles.words}>
              {[
                t(`joins.source.kind.${one.kind}`),
                t('joins.source.counts', {
                  forms: formatNumber(one.forms),
                  joined: formatNumber(one.joined),
                }),
                one.isClosed ? t('joins.source.closed') : '',
              ]
                .filter(Boolean)
                .join(t('common.factComma'))}
            </span>
            {mayManage && data.isPageOn && !one.isClosed && (
              <>
                <Button
                  size="xs"
                  aria-label={t('joins.source.printNamed', { name: one.name })}
                  onClick={() => void printing.run({ id: one.id, size, language })}
                >
                  {t('joins.source.print')}
                </Button>
                <Button
                  size="xs"
                  aria-label={t('joins.source.saveNamed', { name: one.name })}
                  onClick={() => void savePoster(one.id)}
                >
                  {t('joins.source.save')}
                </Button>
              </>
            )}
            {mayManage && (
              <Button
                size="xs"
                aria-label={t(one.isClosed ? 'joins.source.openNamed' : 'joins.source.closeNamed', {
                  name: one.name,
                })}
                onClick={() => void close(one)}
              >
                {t(one.isClosed ? 'joins.source.open' : 'joins.source.close')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isAdding && (
        <SourceDialog
          onClose={() => {
            setIsAdding(false);
          }}
        />
      )}
    </div>
  );
}

function SourceDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const kindId = useId();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<SourceKind>('poster');
  const { run, isRunning, error } = useAct('joins.addSource');
  const save = async (): Promise<void> => {
    const done = await run({ name: name.trim(), kind });
    if (done === null) return;
    offerUndo(t('joins.told.added', { name: name.trim(), code: done.value.code }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t('joins.source.add')}
      back={t('common.close')}
      save={t('common.save')}
      isRunning={isRunning}
      isDisabled={name.trim() === ''}
      onSave={() => void save()}
      onClose={onClose}
      width={32}
    >
      <TextField
        autoFocus
        label={t('joins.source.name')}
        value={name}
        hint={t('joins.source.hint')}
        onChange={(text) => {
          setName(text.slice(0, JOIN_LIMITS.source));
        }}
      />
      <FieldRow label={t('joins.source.what')} labelId={kindId}>
        <Choice
          labelledBy={kindId}
          value={kind}
          onChange={setKind}
          options={SOURCE_KINDS.map((value) => ({ value, text: t(`joins.source.kind.${value}`) }))}
        />
      </FieldRow>
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
