import type { CustomerListRow } from '@shared/features/customers/customers.contract';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import { isBare, isTyping, useWindowKeys } from '@/lib/keys';
import { useCall } from '@/lib/useCall';
import type { DataTableHandle } from '@/ui/DataTable';
import type { FilterBoxHandle } from '@/ui/FilterBox';
import { SplitPage } from '@/ui/SplitPage';
import { CustomerDrawer } from './CustomerDrawer';
import { CustomersHead } from './CustomersHead';
import { CustomersEmpty } from './CustomersEmpty';
import { CustomersMenu } from './CustomersMenu';
import { CustomersTable } from './CustomersTable';
import { customerTitle } from './customerTitle';
import { FIRST_VIEW, useBin, usePreparedPlace, type ListSort, type Person } from './customers.hooks';
import { placeOf } from './place';

const personOf = (row: CustomerListRow): Person => ({ id: row.id, title: customerTitle(row) });

/** The customer list, with the card or form of the one that is open beside it. */
export function CustomersScreen() {
  const [path, navigate] = useLocation();
  const address = useMemo(() => placeOf(path), [path]);
  const place = usePreparedPlace(address);
  const openId = 'id' in address ? address.id : null;
  const [view, setView] = useState(FIRST_VIEW);
  const [ticked, setTicked] = useState<ReadonlyMap<number, Person>>(new Map());
  const [menu, setMenu] = useState<{ row: CustomerListRow; at: { x: number; y: number } } | null>(null);
  const counts = useCall('customers.counts', {});
  const [total, setTotal] = useState<number | null>(null);
  const bin = useBin();
  const table = useRef<DataTableHandle>(null);
  const filter = useRef<FilterBoxHandle>(null);
  const panelId = useId();
  const tickedIds = useMemo(() => new Set<string | number>(ticked.keys()), [ticked]);
  const isBin = view.group === 'bin';

  useEffect(() => {
    if (document.activeElement === document.body) table.current?.focus();
  }, []);

  const toggle = (row: CustomerListRow): void => {
    setTicked((old) => {
      const next = new Map(old);
      if (!next.delete(row.id)) next.set(row.id, personOf(row));
      return next;
    });
  };
  const untick = (): void => {
    setTicked(new Map());
  };
  const move = async (people: readonly Person[]): Promise<void> => {
    const isDone = await (isBin ? bin.restore(people) : bin.remove(people));
    if (!isDone) return;
    untick();
    if (people.some((person) => person.id === openId)) navigate('/customers');
  };
  const close = (): void => {
    navigate('/customers');
    table.current?.focus();
  };

  /** Who E means: the row that is active, else the customer whose card is open. */
  const editableId = (row: Person | null): number | null => (isBin ? null : (row?.id ?? openId));
  /** Keys of the page, on the row that is meant. False where the key means nothing here. */
  const press = (event: KeyboardEvent | globalThis.KeyboardEvent, row: Person | null): boolean => {
    if (!isBare(event)) return false;
    if (event.key === '/') filter.current?.focus();
    else if (event.key === 'Escape' && ticked.size > 0) untick();
    else if (event.key === 'Escape' && place.kind !== 'none') close();
    else if (event.key.toLowerCase() === 'e' && editableId(row) !== null)
      navigate(`/customers/${editableId(row)}/edit`);
    else if (event.key === 'Delete' && !isBin && ticked.size > 0) void move([...ticked.values()]);
    else if (event.key === 'Delete' && !isBin && row) void move([row]);
    else return false;
    return true;
  };
  useWindowKeys((event) => {
    if (isTyping(event.target)) return;
    if (place.kind === 'none' && /^(Arrow|Page)(Up|Down)$/.test(event.key)) table.current?.focus();
    else if (press(event, null)) event.preventDefault();
  });

  return (
    <SplitPage side={place.kind === 'none' ? null : <CustomerDrawer place={place} onClose={close} />}>
      <CustomersHead
        view={view}
        counts={counts.data}
        total={total}
        ticked={[...ticked.values()]}
        panelId={panelId}
        filterRef={filter}
        onView={(change) => {
          setView((old) => ({ ...old, ...change }));
          if (change.group !== undefined) untick();
        }}
        onMove={() => void move([...ticked.values()])}
        onUntick={untick}
        onLeaveFilter={() => table.current?.focus()}
      />
      <CustomersTable
        view={view}
        panelId={panelId}
        onTotal={setTotal}
        onSort={(by) => {
          setView((old) => ({ ...old, sort: nextSort(old.sort, by as ListSort) }));
        }}
        selectedIds={tickedIds}
        onToggle={toggle}
        openId={openId}
        onOpen={(row) => {
          navigate(`/customers/${row.id}`);
        }}
        onKey={(event, row) => {
          if (press(event, row && personOf(row))) event.preventDefault();
        }}
        onMenu={(row, at) => {
          setMenu({ row, at });
        }}
        empty={
          <CustomersEmpty
            view={view}
            isShopEmpty={counts.data?.all === 0 && counts.data.bin === 0}
            onClear={() => filter.current?.clear()}
          />
        }
        handleRef={table}
      />
      {menu && (
        <CustomersMenu
          row={menu.row}
          at={menu.at}
          isTicked={ticked.has(menu.row.id)}
          isBin={isBin}
          onToggle={() => {
            toggle(menu.row);
          }}
          onMove={() => void move([personOf(menu.row)])}
          onClose={() => {
            setMenu(null);
            table.current?.focus();
          }}
        />
      )}
    </SplitPage>
  );
}

/** The same column again turns the order round; another begins with what people look for first. */
function nextSort(old: { by: string; direction: 'asc' | 'desc' }, by: ListSort) {
  if (old.by === by) return { by, direction: old.direction === 'asc' ? 'desc' : 'asc' } as const;
  return { by, direction: by === 'name' || by === 'number' ? 'asc' : 'desc' } as const;
}
