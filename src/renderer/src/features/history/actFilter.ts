import type { CallInput } from '@shared/ipc/contracts';
import { ACT_KIND_NAMES, type ActKind } from '@shared/features/history/history.rules';

/** Which acts are shown; null asks for no such thing. */
export type ActFilter = {
  byId: number | null;
  customerId: number | null;
  /** A kind of acts, or a feature whose acts they are. */
  about: About | null;
  /** First and last day; empty where none is chosen. */
  from: string;
  to: string;
  /** Text that stands in what was changed, or the name of a field. */
  text: string;
};

/** Features whose acts people look for by themselves. */
export const ACT_FEATURES = [
  'customers',
  'privacy',
  'transfer',
  'staff',
  'backup',
  'settings',
  'history',
] as const;
export type About = ActKind | (typeof ACT_FEATURES)[number];

export const NO_FILTER: ActFilter = { byId: null, customerId: null, about: null, from: '', to: '', text: '' };

const isKind = (about: About): about is ActKind => (ACT_KIND_NAMES as readonly string[]).includes(about);

type Asking = Omit<CallInput<'history.list'>, 'offset' | 'limit'>;

/** The filter as the channels take it: what is not asked for is left out. */
export function askOf({ byId, customerId, about, from, to }: ActFilter): Asking {
  return {
    ...(byId !== null && { byId }),
    ...(customerId !== null && { customerId }),
    ...(about !== null && (isKind(about) ? { kind: about } : { feature: about })),
    ...(from !== '' && { from }),
    ...(to !== '' && { to }),
  };
}

type Asked = { what: string | undefined; id: number | null };

function askedIn(path: string): Asked {
  const [, , , what, text] = path.split('/');
  const id = Number(text);
  return { what, id: Number.isSafeInteger(id) && id > 0 ? id : null };
}

/** The filter that an address asks for: `/settings/history/customer/7`, `/settings/history/person/2`. */
export function filterIn(path: string): ActFilter {
  const { what, id } = askedIn(path);
  if (what === 'customer') return { ...NO_FILTER, customerId: id };
  return what === 'person' ? { ...NO_FILTER, byId: id } : NO_FILTER;
}

/** The act that an address opens, `/settings/history/act/12`; else null. */
export function actIn(path: string): number | null {
  const { what, id } = askedIn(path);
  return what === 'act' ? id : null;
}
