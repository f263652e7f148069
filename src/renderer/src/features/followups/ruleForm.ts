import type { Rule, RuleFields } from '@shared/features/followups/rule.channels';
import { presetOf, type Preset, type Trade } from '@shared/features/followups/presets.rules';
import type { TFunction } from 'i18next';

/** A rule that most shops begin with, in the words of the screen's language. */
export function presetFields(preset: Preset, trade: Trade, t: TFunction): RuleFields {
  return {
    ...presetOf(preset, trade),
    params: { ...presetOf(preset, trade).params },
    name: t(`followups.preset.${preset}.name`),
    subject: t(`followups.preset.${preset}.subject`),
    tag: '',
    minSpendCents: 0,
    personId: null,
  };
}

/** What people say of a rule, without what the shop knows of it. */
export function fieldsOfRule({
  name,
  trigger,
  params,
  tag,
  minSpendCents,
  kind,
  subject,
  personId,
}: Rule): RuleFields {
  return { name, trigger, params, tag, minSpendCents, kind, subject, personId };
}
