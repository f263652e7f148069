import type { ProductId, ProductListRow } from '@shared/features/products/products.contract';
import { MOST_PRODUCTS } from '@shared/features/products/products.rules';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { formatNumber } from '@/lib/format';
import { pressKey, useWindowKeys, type KeyHandlers } from '@/lib/keys';
import { useIsLooking } from '@/lib/looking';
import { useOffers } from '@/lib/offers';
import { IconProduct, IconTable } from '@/ui/icons';
import { notifyDone } from '@/lib/notify';
import type { DataTableHandle } from '@/ui/DataTable';
import type { FilterBoxHandle } from '@/ui/FilterBox';
import { SplitPage } from '@/ui/SplitPage';
import { CategoryDialog, ExportDialog, MovesDialog, PriceDialog, SignsDialog, WindowDialog } from './dialogs';
import { placeOf } from './place';
import { ProductDrawer } from './ProductDrawer';
import { FIRST_VIEW, useGroupActs, type GroupAct, type Named, type ProductSort } from './products.hooks';
import { ProductsEmpty } from './ProductsEmpty';
import { ProductsHead } from './ProductsHead';
import { ProductsMenu } from './ProductsMenu';
import { ProductsTable } from './ProductsTable';

const LIST = '/products';

/** The list of what the shop sells, with the card or form of what is open beside it. */
export function ProductsScreen() {
  const { t } = useTranslation();
  const [path, navigate] = useLocation();
  const place = useMemo(() => placeOf(path), [path]);
  const openId = 'id' in place ? place.id : null;
  const isLooking = useIsLooking();
  const mayWrite = useMay('products.write') && !isLooking;
  const mayDelete = useMay('products.delete') && !isLooking;
  const mayExport = useMay('products.export') && !isLooking;
  const [view, setView] = useState(FIRST_VIEW);
  const [total, setTotal] = useState<number | null>(null);
  const [ticked, setTicked] = useState<ReadonlyMap<number, ProductListRow>>(new Map());
  const [menu, setMenu] = useState<{ row: ProductListRow; at: { x: number; y: number } } | null>(null);
  const [dialog, setDialog] = useState<'moves' | 'prices' | 'category' | 'export' | 'window' | null>(null);
  const [signsFor, setSignsFor] = useState<readonly ProductId[] | null>(null);
  const actOn = useGroupActs();
  const table = useRef<DataTableHandle>(null);
  const filter = useRef<FilterBoxHandle>(null);
  const panelId = useId();
  const tickedIds = useMemo(() => new Set<string | number>(ticked.keys()), [ticked]);
  const { group } = view.filter;

  useEffect(() => {
    if (document.activeElement === document.body) table.current?.focus();
  }, []);

  const untick = (): void => {
    setTicked(new Map());
  };
  const toggle = (row: ProductListRow): void => {
    if (!ticked.has(row.id) && ticked.size >= MOST_PRODUCTS) {
      notifyDone(t('products.tooMany', { number: formatNumber(MOST_PRODUCTS) }));
      return;
    }
    setTicked((old) => {
      const next = new Map(old);
      if (!next.delete(row.id)) next.set(row.id, row);
      return next;
    });
  };
  const askSigns = (row: ProductListRow | null): boolean => {
    const ids = ticked.size > 0 ? [...ticked.values()].map(({ id }) => id) : row ? [row.id] : [];
    if (group === 'bin' || ids.length === 0) return false;
    setSignsFor(ids);
    return true;
  };
  const endDialog = (isDone: boolean): void => {
    setDialog(null);
    if (isDone) untick();
    table.current?.focus();
  };
  const close = (): void => {
    navigate(LIST);
    table.current?.focus();
  };
  const run = async (name: GroupAct, products: readonly Named[]): Promise<void> => {
    if (!(await actOn(name, products))) return;
    untick();
    if (products.some(({ id }) => id === openId)) navigate(LIST);
    table.current?.focus();
  };
  const acts: readonly GroupAct[] =
    group === 'bin'
      ? mayDelete
        ? ['restore']
        : []
      : [
          ...(mayWrite ? [group === 'active' ? ('stop' as const) : ('resume' as const)] : []),
          ...(mayDelete ? (['remove'] as const) : []),
        ];

  const handlersFor = (row: ProductListRow | null): KeyHandlers => ({
    'products.filter': () => filter.current?.focus(),
    'products.leave': () => {
      if (ticked.size > 0) untick();
      else if (place.kind !== 'none') close();
      else return false;
      return true;
    },
    'products.signs': () => askSigns(row),
    ...(mayWrite && {
      'products.edit': () => {
        const id = group === 'bin' ? null : (row?.id ?? openId);
        if (id === null) return false;
        navigate(`${LIST}/${id}/edit`);
        return true;
      },
    }),
    ...(mayDelete && {
      'products.remove': () => {
        const products = ticked.size > 0 ? [...ticked.values()] : row ? [row] : [];
        if (group === 'bin' || products.length === 0) return false;
        void run('remove', products);
        return true;
      },
    }),
  });
  useOffers(
    mayExport
      ? [
          {
            name: 'shopWindow',
            icon: IconProduct,
            run: () => {
              setDialog('window');
            },
          },
          {
            name: 'saveProducts',
            icon: IconTable,
            run: () => {
              setDialog('export');
            },
          },
        ]
      : [],
  );
  const enterTable = (): void => table.current?.focus();
  useWindowKeys((event) => {
    pressKey(event, {
      ...handlersFor(null),
      ...(place.kind === 'none' && { 'list.move': enterTable, 'list.page': enterTable }),
    });
  });

  return (
    <SplitPage side={place.kind === 'none' ? null : <ProductDrawer place={place} onClose={close} />}>
      <ProductsHead
        filter={view.filter}
        total={total}
        tickedCount={ticked.size}
        panelId={panelId}
        filterRef={filter}
        onFilter={(change) => {
          setView((old) => ({ ...old, filter: { ...old.filter, ...change } }));
          if (change.group !== undefined) untick();
        }}
        acts={acts}
        onAct={(name) => void run(name, [...ticked.values()])}
        onSigns={group === 'bin' || isLooking ? undefined : () => askSigns(null)}
        onOutside={mayExport ? setDialog : undefined}
        onDialog={mayWrite && group !== 'bin' ? setDialog : undefined}
        onUntick={untick}
        onMoves={() => {
          setDialog('moves');
        }}
        onPlan={() => {
          navigate('/products/plan');
        }}
        onLeaveFilter={enterTable}
      />
      <ProductsTable
        view={view}
        panelId={panelId}
        isReadOnly={!mayWrite}
        onTotal={setTotal}
        onSort={(by) => {
          setView((old) => ({ ...old, sort: nextSort(old.sort, by as ProductSort) }));
        }}
        selectedIds={tickedIds}
        {...((mayWrite || mayDelete) && { onToggle: toggle })}
        openId={openId}
        onOpen={(row) => {
          navigate(`${LIST}/${row.id}`);
        }}
        onKey={(event, row) => {
          pressKey(event, handlersFor(row));
        }}
        onMenu={(row, at) => {
          setMenu({ row, at });
        }}
        empty={
          <ProductsEmpty
            filter={view.filter}
            onClear={() => {
              filter.current?.clear();
              setView({ ...view, filter: { ...FIRST_VIEW.filter, group } });
            }}
          />
        }
        handleRef={table}
      />
      {dialog === 'moves' && (
        <MovesDialog
          onOpen={(id) => {
            setDialog(null);
            navigate(`${LIST}/${id}`);
          }}
          onClose={() => {
            endDialog(false);
          }}
        />
      )}
      {dialog === 'prices' && <PriceDialog products={[...ticked.values()]} onClose={endDialog} />}
      {dialog === 'category' && <CategoryDialog products={[...ticked.values()]} onClose={endDialog} />}
      {dialog === 'export' && (
        <ExportDialog
          filter={view.filter}
          total={total ?? 0}
          onClose={() => {
            endDialog(false);
          }}
        />
      )}
      {dialog === 'window' && (
        <WindowDialog
          filter={view.filter}
          total={total ?? 0}
          onClose={() => {
            endDialog(false);
          }}
        />
      )}
      {signsFor && (
        <SignsDialog
          ids={signsFor}
          onClose={() => {
            setSignsFor(null);
            table.current?.focus();
          }}
        />
      )}
      {menu && (
        <ProductsMenu
          row={menu.row}
          at={menu.at}
          mayEdit={mayWrite && group !== 'bin'}
          {...(group !== 'bin' && {
            onSigns: () => {
              setSignsFor([menu.row.id]);
            },
          })}
          acts={acts}
          onAct={(name) => void run(name, [menu.row])}
          onClose={() => {
            setMenu(null);
            table.current?.focus();
          }}
        />
      )}
    </SplitPage>
  );
}

/** The same column again turns the order round. */
const nextSort = (old: { by: string; direction: 'asc' | 'desc' }, by: ProductSort) => ({
  by,
  direction: old.by === by && old.direction === 'asc' ? ('desc' as const) : ('asc' as const),
});
