import { Button } from '@mantine/core';
import type { ComplaintCategory } from '@shared/features/complaints/complaints.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsLooking } from '@/lib/looking';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import page from '@/ui/PageBody.module.css';
import { plainCategoryName, spanText } from '../complaintText';
import { CategoryDialog } from './CategoryDialog';
import styles from '@/ui/Lines.module.css';

/** The categories in the order in which the counter offers them: who sees to each, and within what time. */
export function Categories() {
  const { t } = useTranslation();
  const isLooking = useIsLooking();
  const { data: all = [], error, refetch } = useCall('complaints.categories', {});
  const { data: people = [] } = useCall('complaints.people', {});
  const [edited, setEdited] = useState<ComplaintCategory | 'new' | null>(null);
  const retiring = useAct('complaints.retireCategory');
  const ordering = useAct('complaints.orderCategories');
  const offered = all.filter(({ isRetired }) => !isRetired);
  const refusal = retiring.error ?? ordering.error;
  const retire = async (category: ComplaintCategory, isRetired: boolean): Promise<void> => {
    const done = await retiring.run({ key: category.key, isRetired });
    if (done === null) return;
    const what = isRetired ? 'complaints.category.told.retired' : 'complaints.category.told.back';
    offerUndo(t(what, { name: plainCategoryName(category) }), done.commandId);
  };
  const raise = async (category: ComplaintCategory): Promise<void> => {
    const keys = offered.map(({ key }) => key);
    const at = keys.indexOf(category.key);
    keys.splice(at - 1, 2, category.key, keys[at - 1] ?? '');
    const done = await ordering.run({ keys });
    if (done === null) return;
    offerUndo(t('complaints.category.told.moved', { name: plainCategoryName(category) }), done.commandId);
  };
  const whoText = ({ personId, role }: ComplaintCategory): string =>
    personId !== null
      ? (people.find(({ id }) => id === personId)?.name ?? '')
      : role !== null
        ? t('complaints.category.anyOf', { role: t(`shell.role.${role}`) })
        : t('complaints.category.whoever');
  return (
    <section className={page.section}>
      <h2 className={page.title}>{t('complaints.category.title')}</h2>
      <p className={page.hint}>{t('complaints.category.hint')}</p>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {refusal && <ErrorNotice error={refusal} />}
      <ol className={styles.list}>
        {all.map((category) => {
          const name = plainCategoryName(category);
          const at = offered.indexOf(category);
          return (
            <li key={category.key} className={styles.line}>
              <div className={styles.words}>
                <strong>{name}</strong>
                <span className={styles.quiet}>
                  {[
                    category.isRetired ? t('complaints.category.isRetired') : null,
                    whoText(category),
                    t('complaints.category.times', {
                      answer: spanText(category.answerMinutes),
                      solve: spanText(category.solveMinutes),
                    }),
                  ]
                    .filter(Boolean)
                    .join(t('common.factComma'))}
                </span>
              </div>
              {!isLooking && (
                <div className={styles.acts}>
                  {at > 0 && (
                    <Button
                      size="xs"
                      aria-label={t('complaints.category.upNamed', { name })}
                      loading={ordering.isRunning}
                      onClick={() => void raise(category)}
                    >
                      {t('complaints.category.up')}
                    </Button>
                  )}
                  {!category.isRetired && (
                    <Button
                      size="xs"
                      aria-label={t('complaints.category.editNamed', { name })}
                      onClick={() => {
                        setEdited(category);
                      }}
                    >
                      {t('complaints.category.edit')}
                    </Button>
                  )}
                  <Button
                    size="xs"
                    aria-label={t(
                      category.isRetired
                        ? 'complaints.category.backNamed'
                        : 'complaints.category.retireNamed',
                      { name },
                    )}
                    onClick={() => void retire(category, !category.isRetired)}
                  >
                    {t(category.isRetired ? 'complaints.category.back' : 'complaints.category.retire')}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ol>
      {!isLooking && (
        <div className={styles.acts}>
          <Button
            onClick={() => {
              setEdited('new');
            }}
          >
            {t('complaints.category.add')}
          </Button>
        </div>
      )}
      {edited !== null && (
        <CategoryDialog
          category={edited === 'new' ? null : edited}
          name={edited === 'new' ? '' : plainCategoryName(edited)}
          onClose={() => {
            setEdited(null);
          }}
        />
      )}
    </section>
  );
}
