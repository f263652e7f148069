import type { CallOutput } from '@shared/ipc/contracts';
import { call } from '@/lib/client';
import { useFinding, type Finding } from '@/lib/useFinding';

/** Customers found for a text. */
export type Found = Finding<CallOutput<'customers.find'>['rows'][number]>;

const AT_MOST = 12;

/** Finds customers while one types, see `useFinding`. */
export const useFind = () => useFinding((text) => call('customers.find', { text, limit: AT_MOST }));
