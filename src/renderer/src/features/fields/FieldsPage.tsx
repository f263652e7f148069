import { Button } from '@mantine/core';
import type { CustomField } from '@shared/features/fields/fields.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { formatNumber } from '@/lib/format';
import { ErrorNotice } from '@/ui/ErrorNotice';
import page from '@/ui/PageBody.module.css';
import { PageHeader } from '@/ui/PageHeader';
import { FieldDialog } from './FieldDialog';
import styles from '@/ui/Lines.module.css';

/** The fields that the shop added to every card, in the order in which the form asks for them. */
export function FieldsPage() {
  const { t } = useTranslation();
  const { data: all, error, refetch } = useCall('fields.list', {});
  const { data: uses = [] } = useCall('fields.uses', {});
  const [edited, setEdited] = useState<CustomField | 'new' | null>(null);
  const retiring = useAct('fields.retire');
  const ordering = useAct('fields.order');
  const refusal = retiring.error ?? ordering.error;
  const offered = (all ?? []).filter(({ isRetired }) => !isRetired);
  const countOf = ({ id }: CustomField): number => uses.find((one) => one.id === id)?.count ?? 0;
  const retire = async (field: CustomField, isRetired: boolean): Promise<void> => {
    const isGone = isRetired && countOf(field) === 0;
    const done = await retiring.run({ id: field.id, isRetired });
    if (done === null) return;
    const what = isGone ? 'fields.told.gone' : isRetired ? 'fields.told.retired' : 'fields.told.back';
    offerUndo(t(what, { name: field.name }), done.commandId);
  };
  const raise = async (field: CustomField): Promise<void> => {
    const ids = offered.map(({ id }) => id);
    const at = ids.indexOf(field.id);
    ids.splice(at - 1, 2, field.id, ids[at - 1] ?? field.id);
    const done = await ordering.run({ ids });
    if (done === null) return;
    offerUndo(t('fields.told.moved', { name: field.name }), done.commandId);
  };
  const factsOf = (field: CustomField): string =>
    [
      field.isRetired ? t('fields.isRetired') : null,
      t(`fields.kinds.${field.kind}`),
      field.isInList && !field.isRetired ? t('fields.isInList') : null,
      t('fields.count', { count: countOf(field), number: formatNumber(countOf(field)) }),
    ]
      .filter(Boolean)
      .join(t('common.factComma'));
  return (
    <>
      <PageHeader title={t('settings.page.fields')} sub={t('fields.sub')} />
      <div className={page.body}>
        <section className={page.section}>
          <h2 className={page.title}>{t('fields.title')}</h2>
          <p className={page.hint}>{t('fields.hint')}</p>
          {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
          {refusal && <ErrorNotice error={refusal} />}
          {all?.length === 0 && <p className={page.hint}>{t('fields.empty')}</p>}
          <ol className={styles.list}>
            {(all ?? []).map((field) => {
              const { name } = field;
              return (
                <li key={field.id} className={styles.line}>
                  <div className={styles.words}>
                    <strong>{name}</strong>
                    <span className={styles.quiet}>{factsOf(field)}</span>
                  </div>
                  <div className={styles.acts}>
                    {offered.indexOf(field) > 0 && (
                      <Button
                        size="xs"
                        aria-label={t('fields.upNamed', { name })}
                        loading={ordering.isRunning}
                        onClick={() => void raise(field)}
                      >
                        {t('fields.up')}
                      </Button>
                    )}
                    {!field.isRetired && (
                      <Button
                        size="xs"
                        aria-label={t('fields.editNamed', { name })}
                        onClick={() => {
                          setEdited(field);
                        }}
                      >
                        {t('fields.edit')}
                      </Button>
                    )}
                    <Button
                      size="xs"
                      aria-label={t(field.isRetired ? 'fields.backNamed' : 'fields.retireNamed', { name })}
                      loading={retiring.isRunning}
                      onClick={() => void retire(field, !field.isRetired)}
                    >
                      {t(field.isRetired ? 'fields.bringBack' : 'fields.retire')}
                    </Button>
                  </div>
                </li>
              );
            })}
          </ol>
          <div className={styles.acts}>
            <Button
              onClick={() => {
                setEdited('new');
              }}
            >
              {t('fields.add')}
            </Button>
          </div>
        </section>
      </div>
      {edited !== null && (
        <FieldDialog
          field={edited === 'new' ? null : edited}
          count={edited === 'new' ? 0 : countOf(edited)}
          onClose={() => {
            setEdited(null);
          }}
        />
      )}
    </>
  );
}
