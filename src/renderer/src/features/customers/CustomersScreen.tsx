import type {
  CustomerCard,
  CustomerId,
  CustomerListRow,
} from '@shared/features/customers/customers.contract';
import { MOST_AT_ONCE } from '@shared/features/customers/customers.rules';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { FollowupDialog, ManyDialog } from '@/features/followups/followups.public';
import { GiveTickedDialog, PrintCardsDialog, useHasCoupons } from '@/features/loyalty/loyalty.public';
import { useMay } from '@/features/staff/staff.public';
import { formatNumber } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { pressKey, useWindowKeys, type KeyHandlers } from '@/lib/keys';
import { notifyDone, notifyError } from '@/lib/notify';
import { useIsPainted } from '@/lib/painted';
import { keyOf } from '@/lib/queryClient';
import { useCall } from '@/lib/useCall';
import type { DataTableHandle } from '@/ui/DataTable';
import type { FilterBoxHandle } from '@/ui/FilterBox';
import { SplitPage } from '@/ui/SplitPage';
import { customerCard, CustomerDrawer } from './CustomerDrawer';
import { CustomersHead } from './CustomersHead';
import { CustomersEmpty } from './CustomersEmpty';
import { CustomersMenu } from './CustomersMenu';
import { CustomersTable } from './CustomersTable';
import { customerTitle } from './customerTitle';
import {
  fetchRows,
  FIRST_VIEW,
  knownTotal,
  useBin,
  usePreparedPlace,
  type ListSort,
  type Person,
} from './customers.hooks';
import { FilterBar, FirstCondition, PeekDialog } from './dialogs';
import { placeOf } from './place';

const personOf = (row: CustomerListRow): Person => ({ id: row.id, title: customerTitle(row) });

/** The customer list, with the card or form of the one that is open beside it. */
export function CustomersScreen() {
  const { t } = useTranslation();
  const [path, navigate] = useLocation();
  const address = useMemo(() => placeOf(path), [path]);
  const place = usePreparedPlace(address);
  const openId = 'id' in address ? address.id : null;
  const [peekedId, setPeekedId] = useState<CustomerId | null>(null);
  const mayPeek = useMay('customers.peek');
  const maySeeHistory = useMay('history.read');
  const [view, setView] = useState(FIRST_VIEW);
  const [ticked, setTicked] = useState<ReadonlyMap<number, Person>>(new Map());
  const [menu, setMenu] = useState<{ row: CustomerListRow; at: { x: number; y: number } } | null>(null);
  const isPainted = useIsPainted();
  const counts = useCall('customers.counts', {}, { isEnabled: isPainted });
  const client = useQueryClient();
  const [total, setTotal] = useState(() => knownTotal(client, FIRST_VIEW));
  const mayPlan = useMay('followups.write');
  const mayVisit = useMay('followups.export');
  const [planned, setPlanned] = useState<readonly Person[]>([]);
  const mayGive = useHasCoupons(isPainted);
  const [given, setGiven] = useState<readonly Person[]>([]);
  const [isAsking, setIsAsking] = useState(false);
  const [printed, setPrinted] = useState<readonly Person[]>([]);
  const bin = useBin();
  const table = useRef<DataTableHandle>(null);
  const filter = useRef<FilterBoxHandle>(null);
  const panelId = useId();
  const tickedIds = useMemo(() => new Set<string | number>(ticked.keys()), [ticked]);
  const isBin = view.group === 'bin';
  const isLooking = useIsLooking();

  useEffect(() => {
    if (isPainted) void customerCard.load();
  }, [isPainted]);

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
  const tickAll = async (): Promise<void> => {
    try {
      const rows = await fetchRows(view, MOST_AT_ONCE);
      if (rows) setTicked(new Map(rows.map((row) => [row.id, personOf(row)])));
      else notifyDone(t('customers.tooManyToTick', { number: formatNumber(MOST_AT_ONCE) }));
    } catch (error) {
      notifyError(error);
    }
  };
  const close = (): void => {
    navigate('/customers');
    table.current?.focus();
  };

  const endPlan = (): void => {
    setPlanned([]);
    table.current?.focus();
  };

  const enterTable = (): void => table.current?.focus();

  /** Who E means: the row that is active, else the customer whose card is open. */
  const editableId = (row: CustomerListRow | null): number | null => (isBin ? null : (row?.id ?? openId));
  const readingHandlers = (row: CustomerListRow | null): KeyHandlers => ({
    'customers.filter': () => filter.current?.focus(),
    'customers.where': () => {
      setIsAsking(true);
    },
    'customers.leave': () => {
      if (ticked.size > 0) untick();
      else if (place.kind !== 'none') close();
      else return false;
      return true;
    },
    'customers.history': () => {
      const id = row?.id ?? (place.kind === 'card' ? place.id : null);
      if (id === null || !maySeeHistory) return false;
      navigate(`/settings/history/customer/${id}`);
      return true;
    },
  });
  /** Whom V means, where there is something masked to see. */
  const peekableId = (row: CustomerListRow | null): CustomerId | null => {
    if (!mayPeek) return null;
    if (row) return row.isMasked ? row.id : null;
    const card =
      openId === null
        ? undefined
        : client.getQueryData<CustomerCard>(keyOf('customers.card', { id: openId }));
    return card?.reach.isRevealed === false && card.reach.mayPeek ? card.id : null;
  };
  const changingHandlers = (row: CustomerListRow | null): KeyHandlers => ({
    'customers.edit': () => {
      const id = editableId(row);
      if (id === null) return false;
      navigate(`/customers/${id}/edit`);
      return true;
    },
    'customers.remove': () => {
      if (isBin || (ticked.size === 0 && !row)) return false;
      void move(ticked.size > 0 ? [...ticked.values()] : row ? [personOf(row)] : []);
      return true;
    },
    'customers.peek': () => {
      const id = peekableId(row);
      if (id !== null) setPeekedId(id);
      return id !== null;
    },
    'customers.followup': () => {
      const people = ticked.size > 0 ? [...ticked.values()] : row ? [personOf(row)] : [];
      if (isBin || !mayPlan || people.length === 0) return false;
      setPlanned(people);
      return true;
    },
    'list.tickAll': () => void tickAll(),
  });
  /** Keys of the page, on the row that is meant. */
  const handlersFor = (row: CustomerListRow | null): KeyHandlers => ({
    ...readingHandlers(row),
    ...(!isLooking && changingHandlers(row)),
  });
  useWindowKeys((event) => {
    const isBesideNothing = place.kind === 'none';
    pressKey(event, {
      ...handlersFor(null),
      ...(isBesideNothing && { 'list.move': enterTable, 'list.page': enterTable }),
    });
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
        onWhere={() => {
          setIsAsking(true);
        }}
        onMove={() => void move([...ticked.values()])}
        onFollowup={
          mayPlan && !isLooking
            ? () => {
                setPlanned([...ticked.values()]);
              }
            : undefined
        }
        onVisit={
          mayVisit && !isLooking
            ? () => {
                navigate('/visits/new', { state: { customerIds: [...ticked.keys()] } });
              }
            : undefined
        }
        onCards={
          isLooking
            ? undefined
            : () => {
                setPrinted([...ticked.values()]);
              }
        }
        onCoupons={
          mayGive && !isLooking
            ? () => {
                setGiven([...ticked.values()]);
              }
            : undefined
        }
        onUntick={untick}
        onLeaveFilter={() => table.current?.focus()}
      />
      {view.where.of.length > 0 && (
        <FilterBar
          where={view.where}
          onWhere={(where) => {
            setView((old) => ({ ...old, where }));
            untick();
          }}
        />
      )}
      <CustomersTable
        view={view}
        panelId={panelId}
        onTotal={setTotal}
        onSort={(by) => {
          setView((old) => ({ ...old, sort: nextSort(old.sort, by as ListSort) }));
        }}
        selectedIds={tickedIds}
        {...(!isLooking && { onToggle: toggle })}
        isLooking={isLooking}
        openId={openId}
        onOpen={(row) => {
          navigate(`/customers/${row.id}`);
        }}
        onKey={(event, row) => {
          pressKey(event, handlersFor(row));
        }}
        onMenu={(row, at) => {
          setMenu({ row, at });
        }}
        empty={
          <CustomersEmpty
            view={view}
            isShopEmpty={!isLooking && counts.data?.all === 0 && counts.data.bin === 0}
            onClear={() => {
              filter.current?.clear();
              setView((old) => ({ ...old, where: FIRST_VIEW.where }));
            }}
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
          isLooking={isLooking}
          onToggle={() => {
            toggle(menu.row);
          }}
          onMove={() => void move([personOf(menu.row)])}
          onFollowup={
            mayPlan
              ? () => {
                  setPlanned([personOf(menu.row)]);
                }
              : undefined
          }
          onPeek={() => {
            setPeekedId(menu.row.id);
          }}
          onClose={() => {
            setMenu(null);
            table.current?.focus();
          }}
        />
      )}
      {isAsking && (
        <FirstCondition
          onSave={(condition) => {
            setView((old) => ({ ...old, where: { ...old.where, of: [...old.where.of, condition] } }));
            untick();
          }}
          onClose={() => {
            setIsAsking(false);
            table.current?.focus();
          }}
        />
      )}
      {planned.length === 1 && planned[0] && (
        <FollowupDialog row={null} from={{ customer: planned[0] }} onClose={endPlan} />
      )}
      {planned.length > 1 && (
        <ManyDialog
          customerIds={planned.map(({ id }) => id)}
          onClose={(isPlanned) => {
            if (isPlanned) untick();
            endPlan();
          }}
        />
      )}
      {printed.length > 0 && (
        <PrintCardsDialog
          ids={printed.map(({ id }) => id)}
          onClose={() => {
            setPrinted([]);
            table.current?.focus();
          }}
        />
      )}
      {given.length > 0 && (
        <GiveTickedDialog
          customerIds={given.map(({ id }) => id)}
          onClose={(isGiven) => {
            if (isGiven) untick();
            setGiven([]);
            table.current?.focus();
          }}
        />
      )}
      {peekedId !== null && (
        <PeekDialog
          id={peekedId}
          onClose={() => {
            setPeekedId(null);
            if (openId === null) table.current?.focus();
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
