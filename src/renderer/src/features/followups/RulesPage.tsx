import { Button } from '@mantine/core';
import type { Rule } from '@shared/features/followups/rule.channels';
import { PRESETS, TRADES, type Trade } from '@shared/features/followups/presets.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatNumber } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { IconFollowup } from '@/ui/icons';
import styles from '@/ui/PageBody.module.css';
import { PageHeader } from '@/ui/PageHeader';
import { RuleDialog, SwitchDialog } from './dialogs';
import { RationForm } from './RationForm';
import own from './Rules.module.css';
import { RuleLine } from './RuleLine';
import { presetFields } from './ruleForm';

/** Rules that make follow-ups by themselves: which there are, what each has made, and how much all of them may make. */
export function RulesPage() {
  const { t } = useTranslation();
  const today = useToday();
  const isLooking = useIsLooking();
  const { data, error, refetch } = useCall('followups.rules', {});
  const [edited, setEdited] = useState<Rule | 'new' | null>(null);
  const [switched, setSwitched] = useState<Rule | null>(null);
  const switching = useAct('followups.switchRule');
  const removing = useAct('followups.retireRule');
  const acting = switching.error ?? removing.error;
  const off = async ({ id, name }: Rule): Promise<void> => {
    const done = await switching.run({ id, isOn: false });
    if (done) offerUndo(t('followups.rule.wentOff', { name, count: done.value.withdrawn }), done.commandId);
  };
  const remove = async ({ id, name }: Rule): Promise<void> => {
    const done = await removing.run({ id });
    if (done) offerUndo(t('followups.rule.removed', { name, count: done.value.withdrawn }), done.commandId);
  };
  return (
    <>
      <PageHeader title={t('settings.page.rules')} sub={t('followups.rule.sub')}>
        {!isLooking && (
          <Button
            onClick={() => {
              setEdited('new');
            }}
          >
            {t('followups.rule.add')}
          </Button>
        )}
      </PageHeader>
      <div className={styles.body}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {acting && <ErrorNotice error={acting} />}
        {data?.rules.length === 0 && <EmptyState icon={IconFollowup} text={t('followups.rule.none')} />}
        {data && data.rules.length > 0 && (
          <section className={styles.section}>
            {data.lastRun && (
              <p className={styles.hint}>
                {t(data.lastRun.isClosed ? 'followups.rule.closedRun' : 'followups.rule.lastRun', {
                  day: formatDay(data.lastRun.onDay, today),
                  made: formatNumber(data.lastRun.made),
                  waiting: formatNumber(data.lastRun.waiting),
                })}
              </p>
            )}
            <ul className={own.list} aria-label={t('settings.page.rules')}>
              {data.rules.map((rule) => (
                <RuleLine
                  key={rule.id}
                  rule={rule}
                  isLooking={isLooking}
                  onSwitch={() => {
                    if (rule.isOn) void off(rule);
                    else setSwitched(rule);
                  }}
                  onEdit={() => {
                    setEdited(rule);
                  }}
                  onRemove={() => void remove(rule)}
                />
              ))}
            </ul>
          </section>
        )}
        {data && !isLooking && <Presets present={data.rules} />}
        {data && !isLooking && <RationForm key={JSON.stringify(data.ration)} ration={data.ration} />}
      </div>
      {edited !== null && data && (
        <RuleDialog
          rule={edited === 'new' ? null : edited}
          triggers={data.triggers}
          onClose={() => {
            setEdited(null);
          }}
        />
      )}
      {switched !== null && data && (
        <SwitchDialog
          rule={switched}
          daily={data.ration.daily}
          onClose={() => {
            setSwitched(null);
          }}
        />
      )}
    </>
  );
}

/** Rules that most shops of a trade begin with; each is added switched off. */
function Presets({ present }: { present: readonly Rule[] }) {
  const { t } = useTranslation();
  const [titleId, tradeId] = [useId(), useId()];
  const [trade, setTrade] = useState<Trade>('gift');
  const { run, error } = useAct('followups.createRule');
  const missing = PRESETS.filter(
    (preset) => !present.some(({ name }) => name === t(`followups.preset.${preset}.name`)),
  );
  if (missing.length === 0) return null;
  const add = async (preset: (typeof PRESETS)[number]): Promise<void> => {
    const done = await run(presetFields(preset, trade, t));
    if (done)
      offerUndo(t('followups.rule.added', { name: t(`followups.preset.${preset}.name`) }), done.commandId);
  };
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        {t('followups.rule.presets')}
      </h2>
      <FieldRow label={t('followups.rule.trade')} htmlFor={tradeId} hint={t('followups.rule.tradeHint')}>
        <div>
          <select
            id={tradeId}
            className={own.select}
            value={trade}
            onChange={({ target }) => {
              setTrade(TRADES.find((one) => one === target.value) ?? 'gift');
            }}
          >
            {TRADES.map((one) => (
              <option key={one} value={one}>
                {t(`followups.trade.${one}`)}
              </option>
            ))}
          </select>
        </div>
      </FieldRow>
      {error && <ErrorNotice error={error} />}
      <div className={own.presets}>
        {missing.map((preset) => (
          <Button key={preset} onClick={() => void add(preset)}>
            {t(`followups.preset.${preset}.name`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
