import { setImmediate } from 'node:timers/promises';
import type { Channel, Contract } from '@shared/ipc/contract';
import type { CONTRACTS } from '@shared/ipc/contracts';

type Contracts = typeof CONTRACTS;

/* The main thread makes a feature's schemas when it is first asked for one of its channels: all of them together take as
   long as the first screen does. */
const LOADERS: { readonly [F in keyof Contracts]: () => Promise<Contracts[F]> } = {
  backup: async () => (await import('@shared/features/backup/backup.contract')).backupContract,
  customers: async () => (await import('@shared/features/customers/customers.contract')).customersContract,
  drafts: async () => (await import('@shared/features/drafts/drafts.contract')).draftsContract,
  followups: async () => (await import('@shared/features/followups/followups.contract')).followupsContract,
  history: async () => (await import('@shared/features/history/history.contract')).historyContract,
  loyalty: async () => (await import('@shared/features/loyalty/loyalty.contract')).loyaltyContract,
  privacy: async () => (await import('@shared/features/privacy/privacy.contract')).privacyContract,
  sales: async () => (await import('@shared/features/sales/sales.contract')).salesContract,
  products: async () => (await import('@shared/features/products/products.contract')).productsContract,
  settings: async () => (await import('@shared/features/settings/settings.contract')).settingsContract,
  shifts: async () => (await import('@shared/features/shifts/shifts.contract')).shiftsContract,
  staff: async () => (await import('@shared/features/staff/staff.contract')).staffContract,
  transfer: async () => (await import('@shared/features/transfer/transfer.contract')).transferContract,
  processes: async () => (await import('@shared/features/processes/processes.contract')).processesContract,
  opening: async () => (await import('@shared/features/opening/opening.contract')).openingContract,
  feedback: async () => (await import('@shared/features/feedback/feedback.contract')).feedbackContract,
  complaints: async () =>
    (await import('@shared/features/complaints/complaints.contract')).complaintsContract,
  inquiries: async () => (await import('@shared/features/inquiries/inquiries.contract')).inquiriesContract,
  joins: async () => (await import('@shared/features/joins/joins.contract')).joinsContract,
  fields: async () => (await import('@shared/features/fields/fields.contract')).fieldsContract,
  duplicates: async () =>
    (await import('@shared/features/duplicates/duplicates.contract')).duplicatesContract,
};

/** The channel of that name, or undefined where a caller made the name up; as findChannel, for the main thread. */
export async function loadChannel(name: string): Promise<Channel | undefined> {
  const [feature, channel, ...rest] = name.split('.');
  if (feature === undefined || channel === undefined || rest.length > 0) return undefined;
  if (!Object.hasOwn(LOADERS, feature)) return undefined;
  const contract: Contract = await LOADERS[feature as keyof Contracts]();
  return Object.hasOwn(contract.channels, channel) ? contract.channels[channel] : undefined;
}

/** Loads the contracts of all features, and between one and the next lets the window have its turn. */
export async function loadContracts(): Promise<void> {
  for (const load of Object.values(LOADERS)) {
    await load();
    await setImmediate();
  }
}
