import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsLooking } from '@/lib/looking';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconProcess } from '@/ui/icons';
import page from '@/ui/PageBody.module.css';
import { PageHeader } from '@/ui/PageHeader';
import styles from '../Processes.module.css';
import { withinText } from '../processText';
import { keyOfTemplate, useTemplates, type Offered } from '../useTemplates';
import { TemplateDialog } from './TemplateDialog';

/** The shop's processes as they begin from now on: who does what at each point, and within what time. */
export function TemplatesPage() {
  const { t } = useTranslation();
  const isLooking = useIsLooking();
  const { templates, away, error, refetch } = useTemplates();
  const [edited, setEdited] = useState<Offered | 'new' | null>(null);
  const retiring = useAct('processes.retireTemplate');
  const saving = useAct('processes.saveTemplate');
  const refusal = retiring.error ?? saving.error;
  const retire = async ({ id, preset, name }: Offered): Promise<void> => {
    const done = await retiring.run({ id, preset, name });
    if (done) offerUndo(t('processes.told.retired', { name }), done.commandId);
  };
  const bringBack = async ({ preset, name, startsFrom, steps }: Offered): Promise<void> => {
    const done = await saving.run({ id: null, version: null, preset, name, startsFrom, steps });
    if (done) offerUndo(t('processes.told.saved', { name }), done.commandId);
  };
  return (
    <>
      <PageHeader title={t('settings.page.processes')} sub={t('processes.template.sub')}>
        {!isLooking && (
          <Button
            onClick={() => {
              setEdited('new');
            }}
          >
            {t('processes.template.add')}
          </Button>
        )}
      </PageHeader>
      <div className={page.body}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {refusal && <ErrorNotice error={refusal} />}
        {templates?.length === 0 && <EmptyState icon={IconProcess} text={t('processes.template.none')} />}
        {templates?.map((one) => (
          <section key={keyOfTemplate(one)} className={page.section} aria-label={one.name}>
            <div className={styles.facts}>
              <h2 className={page.title}>{one.name}</h2>
              <span className={styles.quiet}>{t(`processes.startsFrom.${one.startsFrom}`)}</span>
              {!isLooking && (
                <>
                  <Button
                    size="xs"
                    aria-label={t('processes.template.editNamed', { name: one.name })}
                    onClick={() => {
                      setEdited(one);
                    }}
                  >
                    {t('processes.template.edit')}
                  </Button>
                  <Button
                    size="xs"
                    aria-label={t('processes.template.retireNamed', { name: one.name })}
                    onClick={() => void retire(one)}
                  >
                    {t('processes.template.retire')}
                  </Button>
                </>
              )}
            </div>
            <ol className={styles.steps}>
              {one.steps.map((step, at) => (
                <li key={at} className={styles.step}>
                  <div className={styles.words}>
                    <strong>{step.title}</strong>
                    {step.task !== '' && <span>{step.task}</span>}
                  </div>
                  <span className={styles.quiet}>
                    {[withinText(step), step.role === null ? null : t(`shell.role.${step.role}`)]
                      .filter(Boolean)
                      .join(t('common.factComma'))}
                  </span>
                </li>
              ))}
            </ol>
          </section>
        ))}
        {!isLooking && away.length > 0 && (
          <section className={page.section}>
            <h2 className={page.title}>{t('processes.template.away')}</h2>
            <div className={styles.acts}>
              {away.map((one) => (
                <Button key={one.name} onClick={() => void bringBack(one)}>
                  {one.name}
                </Button>
              ))}
            </div>
          </section>
        )}
      </div>
      {edited !== null && (
        <TemplateDialog
          template={edited === 'new' ? null : edited}
          onClose={() => {
            setEdited(null);
          }}
        />
      )}
    </>
  );
}
