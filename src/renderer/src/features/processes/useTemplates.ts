import type { ProcessTemplate, TemplateStep } from '@shared/features/processes/processes.contract';
import { PRESETS, PROCESS_PRESETS, type ProcessPreset } from '@shared/features/processes/processes.rules';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '@/lib/useCall';

/** A template as it is offered: one of the shop's own, or a preset that was never changed, in the page's language. */
export type Offered = Omit<ProcessTemplate, 'id' | 'version'> & { id: number | null; version: number | null };

/** What tells one from the others. */
export const keyOfTemplate = ({ id, preset }: Pick<Offered, 'id' | 'preset'>): string =>
  id === null ? (preset ?? '') : String(id);

/** All templates that are offered, and the presets that were put away. */
export function useTemplates(isEnabled = true): {
  templates: readonly Offered[] | undefined;
  away: readonly Offered[];
  error: ReturnType<typeof useCall<'processes.templates'>>['error'];
  refetch: () => unknown;
} {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('processes.templates', {}, { isEnabled });
  const presets = useMemo(
    () =>
      PROCESS_PRESETS.map((preset: ProcessPreset): Offered => ({
        id: null,
        version: null,
        preset,
        name: t(`processes.preset.${preset}.name`),
        startsFrom: PRESETS[preset].startsFrom,
        steps: PRESETS[preset].steps.map(({ key, amount, unit, role }): TemplateStep => ({
          title: t(`processes.preset.${preset}.step.${key}.title`),
          task: t(`processes.preset.${preset}.step.${key}.task`),
          amount,
          unit,
          role,
          personId: null,
        })),
      })),
    [t],
  );
  const isReplaced = ({ preset }: Offered): boolean =>
    preset !== null && data?.replaced.includes(preset) === true;
  return {
    templates: data && [...presets.filter((one) => !isReplaced(one)), ...data.templates],
    away: presets.filter(
      (one) => isReplaced(one) && !data?.templates.some(({ preset }) => preset === one.preset),
    ),
    error,
    refetch,
  };
}
