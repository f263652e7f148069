import { Button } from '@mantine/core';
import { PRODUCT_GROUPS } from '@shared/features/products/products.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber } from '@/lib/format';
import { useCall } from '@/lib/useCall';
import { FilterBox, type FilterBoxHandle } from '@/ui/FilterBox';
import { IconHandover, IconPlan, IconProduct, IconTable } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { PageHeader } from '@/ui/PageHeader';
import { TabBar } from '@/ui/TabBar';
import { NarrowMenu } from './NarrowMenu';
import type { GroupAct, ListView } from './products.hooks';
import styles from './ProductsScreen.module.css';

type Band = CallOutput<'products.filters'>['bands'][number];
type Filter = ListView['filter'];

type ProductsHeadProps = {
  filter: Filter;
  total: number | null;
  tickedCount: number;
  panelId: string;
  filterRef: Ref<FilterBoxHandle>;
  onFilter: (change: Partial<Filter>) => void;
  /** What can be done with what is ticked. */
  acts: readonly GroupAct[];
  onAct: (name: GroupAct) => void;
  /** Opens a dialog about what is ticked; undefined where nothing may be changed. */
  onDialog: ((name: 'prices' | 'category') => void) | undefined;
  /** Prints labels of what is ticked; undefined where there are none to print. */
  onSigns: (() => void) | undefined;
  /** Opens a dialog that takes the list out of the shop; undefined for whoever may not. */
  onOutside: ((name: 'export' | 'window') => void) | undefined;
  onUntick: () => void;
  /** Tells what stands elsewhere of late. */
  onMoves: () => void;
  /** Opens the plan of the shop. */
  onPlan: () => void;
  onLeaveFilter: () => void;
};

const keyOfBand = ({ fromCents }: Pick<Band, 'fromCents'>): string => String(fromCents);

/** Head of the list: how many there are, what narrows them, and the groups. */
export function ProductsHead({ filter, total, tickedCount, onFilter, ...props }: ProductsHeadProps) {
  const { t } = useTranslation();
  const { data: counts } = useCall('products.counts', {});
  const { data: by } = useCall('products.filters', { group: filter.group });
  const bandText = ({ fromCents, belowCents }: Band): string => {
    if (belowCents === null) return t('products.band.from', { from: formatMoney(fromCents) });
    if (fromCents === 0) return t('products.band.below', { below: formatMoney(belowCents) });
    return t('products.band.between', { from: formatMoney(fromCents), below: formatMoney(belowCents) });
  };
  const withCount = (text: string, count: number): string =>
    t('products.withCount', { text, number: formatNumber(count) });
  return (
    <>
      <PageHeader
        title={t('products.title.page')}
        sub={
          tickedCount > 0
            ? t('products.ticked', { count: tickedCount, number: formatNumber(tickedCount) })
            : total !== null && t('products.total', { count: total, number: formatNumber(total) })
        }
      >
        {tickedCount > 0 ? (
          <>
            {props.onDialog &&
              (['prices', 'category'] as const).map((name) => (
                <Button key={name} onClick={() => props.onDialog?.(name)}>
                  {t(`products.open.${name}`)}
                </Button>
              ))}
            {props.onSigns && (
              <Button rightSection={<KeyCap name="products.signs" />} onClick={props.onSigns}>
                {t('products.open.signs')}
              </Button>
            )}
            {props.acts.map((name) => (
              <Button
                key={name}
                onClick={() => {
                  props.onAct(name);
                }}
              >
                {t(`products.act.${name}`)}
              </Button>
            ))}
            <Button variant="subtle" onClick={props.onUntick}>
              {t('products.untick')}
            </Button>
          </>
        ) : (
          <>
            <FilterBox
              label={t('products.filter')}
              placeholder={t('products.filter')}
              onChange={(text) => {
                onFilter({ text: text.trim() });
              }}
              onLeave={props.onLeaveFilter}
              handleRef={props.filterRef}
            />
            <NarrowMenu
              all={t('products.all.category')}
              chosen={filter.category}
              options={(by?.categories ?? []).map(({ category, count }) => ({
                key: category,
                text: withCount(category === '' ? t('products.noCategory') : category, count),
                value: category,
              }))}
              onChoose={(category) => {
                onFilter({ category });
              }}
            />
            {by && by.tags.length > 0 && (
              <NarrowMenu
                all={t('products.all.tag')}
                chosen={filter.tag}
                options={by.tags.map(({ tag, count }) => ({
                  key: tag,
                  text: withCount(tag, count),
                  value: tag,
                }))}
                onChoose={(tag) => {
                  onFilter({ tag });
                }}
              />
            )}
            {by && by.bands.length > 0 && (
              <NarrowMenu
                all={t('products.all.band')}
                chosen={filter.band && keyOfBand(filter.band)}
                options={by.bands.map((band) => ({
                  key: keyOfBand(band),
                  text: withCount(bandText(band), band.count),
                  value: { fromCents: band.fromCents, belowCents: band.belowCents },
                }))}
                onChoose={(band) => {
                  onFilter({ band });
                }}
              />
            )}
          </>
        )}
      </PageHeader>
      <TabBar
        end={
          <span className={styles.ends}>
            {(['window', 'export'] as const).map(
              (name) =>
                props.onOutside && (
                  <Button
                    key={name}
                    variant="subtle"
                    size="xs"
                    leftSection={
                      name === 'window' ? (
                        <IconProduct size="1rem" stroke={1.6} aria-hidden />
                      ) : (
                        <IconTable size="1rem" stroke={1.6} aria-hidden />
                      )
                    }
                    onClick={() => props.onOutside?.(name)}
                  >
                    {t(`products.${name}.open`)}
                  </Button>
                ),
            )}
            <Button
              variant="subtle"
              size="xs"
              leftSection={<IconHandover size="1rem" stroke={1.6} aria-hidden />}
              onClick={props.onMoves}
            >
              {t('products.moves.title')}
            </Button>
            <Button
              variant="subtle"
              size="xs"
              leftSection={<IconPlan size="1rem" stroke={1.6} aria-hidden />}
              onClick={props.onPlan}
            >
              {t('products.plan.open')}
            </Button>
          </span>
        }
        label={t('products.groups')}
        panelId={props.panelId}
        active={filter.group}
        onChange={(group) => {
          onFilter({ group, category: null, tag: null, band: null });
        }}
        tabs={PRODUCT_GROUPS.map((name) => ({
          name,
          text: t(`products.group.${name}`),
          count: counts ? formatNumber(counts[name]) : null,
        }))}
      />
    </>
  );
}
