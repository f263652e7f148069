import { Button } from '@mantine/core';
import type { Rule } from '@shared/features/followups/rule.channels';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import styles from './Rules.module.css';

type RuleLineProps = {
  rule: Rule;
  isLooking: boolean;
  onSwitch: () => void;
  onEdit: () => void;
  onRemove: () => void;
};

/** One rule: when it fires, what it makes, what came of it, and its switch. */
export function RuleLine({ rule, isLooking, onSwitch, onEdit, onRemove }: RuleLineProps) {
  const { t } = useTranslation();
  const { name, trigger, kind, subject, tag, isOn, open, done, params } = rule;
  const when = t(`followups.trigger.${trigger}.when`, {
    ...params,
    count: typeof params.days === 'number' ? params.days : Number(params.daysBefore ?? 0),
    festival: typeof params.festival === 'string' ? t(`calendar.festival.${params.festival}`) : '',
  });
  const what = t('common.labelled', { label: t(`followups.kind.${kind}`), text: subject });
  const counts = t('followups.rule.counts', { open: formatNumber(open), done: formatNumber(done) });
  return (
    <li className={styles.line}>
      <div className={styles.words}>
        <strong>{name}</strong>
        <span>{[when, what].join(t('common.factComma'))}</span>
        <span className={styles.quiet}>
          {[tag === '' ? null : t('followups.rule.onlyTag', { tag }), counts]
            .filter(Boolean)
            .join(t('common.factComma'))}
        </span>
      </div>
      <div className={styles.acts}>
        <label className={styles.switch}>
          <input
            type="checkbox"
            role="switch"
            checked={isOn}
            disabled={isLooking}
            aria-label={t('followups.rule.switch', { name })}
            onChange={onSwitch}
          />
          {t(isOn ? 'followups.rule.isOn' : 'followups.rule.isOff')}
        </label>
        {!isLooking && (
          <>
            <Button aria-label={t('followups.rule.editNamed', { name })} onClick={onEdit}>
              {t('followups.action.edit')}
            </Button>
            <Button aria-label={t('followups.rule.removeNamed', { name })} onClick={onRemove}>
              {t('followups.rule.remove')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
