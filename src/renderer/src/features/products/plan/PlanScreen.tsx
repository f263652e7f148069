import { Button } from '@mantine/core';
import type { PlaceId, PlanPlace, ProductRow } from '@shared/features/products/products.contract';
import { FIRST_SIZE, freeRoom, placeOfShelf } from '@shared/features/products/plan.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { act, call, newCommandId } from '@/lib/client';
import { formatNumber } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useIsLooking } from '@/lib/looking';
import { notifyDone, notifyError } from '@/lib/notify';
import { offerUndo } from '@/lib/undo';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconDownload, IconPrinter } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { PageHeader } from '@/ui/PageHeader';
import { ProductPicker } from '../ProductPicker';
import { PlaceDialog } from './PlaceDialog';
import { PlaceSide } from './PlaceSide';
import { PlanBox } from './PlanBox';
import styles from './Plan.module.css';
import { putPlace, usePlan } from './usePlan';

/** The plan of the shop: its places, how much stands at each, and where something stands. */
export function PlanScreen() {
  const { t, i18n } = useTranslation();
  const [, navigate] = useLocation();
  const isLooking = useIsLooking();
  const mayWrite = useMay('products.write') && !isLooking;
  const { data, error, refetch } = useCall('products.plan', {});
  const plan = usePlan(data?.places ?? []);
  const [openId, setOpenId] = useState<PlaceId | null>(null);
  const [found, setFound] = useState<ProductRow | null>(null);
  const [dialog, setDialog] = useState<'new' | 'edit' | null>(null);
  const open = plan.places.find(({ id }) => id === openId) ?? null;
  const foundAt = found === null ? null : placeOfShelf(found.shelf, plan.places);
  const elsewhere = data?.elsewhere ?? [];

  const find = (product: ProductRow): void => {
    setFound(product);
    setOpenId(placeOfShelf(product.shelf, plan.places)?.id ?? null);
  };
  const addShelf = async (shelf: string): Promise<void> => {
    const box = freeRoom(plan.places, FIRST_SIZE) ?? freeRoom(plan.places, { width: 1, height: 1 });
    if (box === null) {
      notifyDone(t('products.plan.full'));
      return;
    }
    const commandId = await putPlace({ id: null, kind: 'shelf', name: shelf, ...box });
    if (commandId !== null) offerUndo(t('products.plan.done', { name: shelf }), commandId);
  };
  const drop = async ({ id, name }: PlanPlace): Promise<void> => {
    const commandId = newCommandId();
    try {
      await act('products.dropPlace', { id }, commandId);
      offerUndo(t('products.plan.dropped', { name }), commandId);
    } catch (refusal) {
      notifyError(refusal);
    }
  };
  const paper = async (how: 'print' | 'save'): Promise<void> => {
    const language = i18n.language as Language;
    try {
      if (how === 'print') await call('products.printPlan', { language });
      else {
        const saved = await call('products.savePlan', { language });
        if (saved !== null) notifyDone(t('products.savedAs', { name: saved.fileName }));
      }
    } catch (refusal) {
      notifyError(refusal);
    }
  };
  const edit = (): void => {
    setDialog('edit');
  };
  useKeys({
    'plan.leave': () => {
      if (open !== null || found !== null) {
        setOpenId(null);
        setFound(null);
      } else navigate('/products');
    },
    ...(mayWrite && {
      'plan.add': () => {
        setDialog('new');
      },
      'plan.edit': () => (open === null ? false : (edit(), true)),
      'plan.remove': () => (open === null ? false : (void drop(open), true)),
    }),
  });

  const foundText = (): string => {
    if (found === null) return '';
    const { name, shelf, isOutOfReach } = found;
    if (shelf === '') return t('products.plan.found.nowhere', { name });
    if (foundAt === null) return t('products.plan.found.elsewhere', { name, shelf });
    const words = { name, shelf, place: foundAt.name };
    return t(isOutOfReach ? 'products.plan.found.fetch' : 'products.plan.found.here', words);
  };
  return (
    <>
      <PageHeader
        title={t('products.plan.title')}
        sub={
          data &&
          t('products.plan.sub', { count: data.places.length, number: formatNumber(data.places.length) })
        }
      >
        <Button
          variant="subtle"
          onClick={() => {
            navigate('/products');
          }}
        >
          {t('products.plan.back')}
        </Button>
        <Button
          leftSection={<IconDownload size="1rem" stroke={1.6} aria-hidden />}
          onClick={() => void paper('save')}
        >
          {t('products.signs.pdf')}
        </Button>
        <Button
          leftSection={<IconPrinter size="1rem" stroke={1.6} aria-hidden />}
          onClick={() => void paper('print')}
        >
          {t('products.plan.print')}
        </Button>
        {mayWrite && (
          <Button
            variant="filled"
            rightSection={<KeyCap name="plan.add" isOnAccent />}
            onClick={() => {
              setDialog('new');
            }}
          >
            {t('products.plan.add')}
          </Button>
        )}
      </PageHeader>
      {error && (
        <div className={styles.problem}>
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        </div>
      )}
      <div className={styles.page}>
        <div className={styles.stage}>
          <div className={styles.plan} role="group" aria-label={t('products.plan.title')}>
            {data?.places.length === 0 && <p className={styles.none}>{t('products.plan.none')}</p>}
            {plan.places.map((place) => (
              <PlanBox
                key={place.id}
                place={place}
                isOpen={place.id === openId}
                isFound={place.id === foundAt?.id}
                acts={
                  mayWrite
                    ? {
                        push: (how, start, across, down) => {
                          plan.push(place.id, how, start, across, down);
                        },
                        letGo: plan.letGo,
                        edit: () => {
                          setOpenId(place.id);
                          edit();
                        },
                        drop: () => void drop(place),
                      }
                    : undefined
                }
                onOpen={() => {
                  setOpenId(place.id);
                }}
              />
            ))}
          </div>
        </div>
        <aside className={styles.side} aria-label={t('products.plan.side.label')}>
          <ProductPicker label={t('products.plan.find')} onPick={find} />
          <p className={styles.said} role="status">
            {foundText()}
          </p>
          {open ? (
            <PlaceSide
              place={open}
              places={plan.places}
              acts={mayWrite ? { edit, drop: () => void drop(open) } : undefined}
              onClose={() => {
                setOpenId(null);
              }}
            />
          ) : (
            data && (
              <>
                {elsewhere.length > 0 && <h2 className={styles.heading}>{t('products.plan.elsewhere')}</h2>}
                <ul className={styles.goods}>
                  {elsewhere.map(({ shelf, goods }) => (
                    <li key={shelf}>
                      <span>{shelf}</span>
                      <span className={styles.quiet}>
                        {t('products.plan.goods', { count: goods, number: formatNumber(goods) })}
                      </span>
                      {mayWrite && (
                        <Button
                          size="xs"
                          aria-label={t('products.plan.drawOf', { name: shelf })}
                          onClick={() => void addShelf(shelf)}
                        >
                          {t('products.plan.draw')}
                        </Button>
                      )}
                    </li>
                  ))}
                </ul>
                {data.nowhere > 0 && (
                  <p className={styles.quiet}>
                    {t('products.plan.nowhere', { count: data.nowhere, number: formatNumber(data.nowhere) })}
                  </p>
                )}
              </>
            )
          )}
        </aside>
      </div>
      <FootBar
        keys={
          mayWrite
            ? ['plan.add', 'plan.move', 'plan.size', 'plan.edit', 'plan.remove', 'plan.leave']
            : ['plan.leave']
        }
      />
      {dialog !== null && (
        <PlaceDialog
          place={dialog === 'edit' ? open : null}
          places={plan.places}
          known={elsewhere.map(({ shelf }) => shelf)}
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
    </>
  );
}
