import { backupContract } from '../features/backup/backup.contract';
import { complaintsContract } from '../features/complaints/complaints.contract';
import { customersContract } from '../features/customers/customers.contract';
import { draftsContract } from '../features/drafts/drafts.contract';
import { feedbackContract } from '../features/feedback/feedback.contract';
import { fieldsContract } from '../features/fields/fields.contract';
import { followupsContract } from '../features/followups/followups.contract';
import { historyContract } from '../features/history/history.contract';
import { inquiriesContract } from '../features/inquiries/inquiries.contract';
import { duplicatesContract } from '../features/duplicates/duplicates.contract';
import { joinsContract } from '../features/joins/joins.contract';
import { loyaltyContract } from '../features/loyalty/loyalty.contract';
import { openingContract } from '../features/opening/opening.contract';
import { privacyContract } from '../features/privacy/privacy.contract';
import { processesContract } from '../features/processes/processes.contract';
import { salesContract } from '../features/sales/sales.contract';
import { productsContract } from '../features/products/products.contract';
import { settingsContract } from '../features/settings/settings.contract';
import { shiftsContract } from '../features/shifts/shifts.contract';
import { staffContract } from '../features/staff/staff.contract';
import { transferContract } from '../features/transfer/transfer.contract';
import type { Channel, InputOf, Kind, OutputOf } from './contract';

/** Every contract of the product. A feature that is not here does not exist for the renderer. */
export const CONTRACTS = {
  backup: backupContract,
  customers: customersContract,
  drafts: draftsContract,
  followups: followupsContract,
  history: historyContract,
  loyalty: loyaltyContract,
  privacy: privacyContract,
  sales: salesContract,
  products: productsContract,
  settings: settingsContract,
  shifts: shiftsContract,
  staff: staffContract,
  transfer: transferContract,
  processes: processesContract,
  opening: openingContract,
  feedback: feedbackContract,
  complaints: complaintsContract,
  inquiries: inquiriesContract,
  joins: joinsContract,
  fields: fieldsContract,
  duplicates: duplicatesContract,
} as const;

type Contracts = typeof CONTRACTS;

type ByName = {
  [
    F in keyof Contracts as `${F}.${Extract<keyof Contracts[F]['channels'], string>}`
  ]: Contracts[F]['channels'];
};

/** Full name of a channel, such as `customers.create`. */
export type ChannelName = keyof ByName;

type ChannelAt<N extends ChannelName> = N extends `${infer F}.${infer C}`
  ? F extends keyof Contracts
    ? C extends keyof Contracts[F]['channels']
      ? Extract<Contracts[F]['channels'][C], Channel>
      : never
    : never
  : never;

/** What the channel of this name takes. */
export type CallInput<N extends ChannelName> = InputOf<ChannelAt<N>>;
/** What the channel of this name answers. For a task: the result told when it has ended. */
export type CallOutput<N extends ChannelName> = OutputOf<ChannelAt<N>>;
/** Names of all channels of one kind. */
export type ChannelsOfKind<K extends Kind> = {
  [N in ChannelName]: ChannelAt<N>['kind'] extends K ? N : never;
}[ChannelName];

/** The channel of that name, or undefined where a caller made the name up. */
export function findChannel(name: string): Channel | undefined {
  const [feature, channel, ...rest] = name.split('.');
  if (feature === undefined || channel === undefined || rest.length > 0) return undefined;
  if (!Object.hasOwn(CONTRACTS, feature)) return undefined;
  const channels = CONTRACTS[feature as keyof Contracts].channels as Readonly<Record<string, Channel>>;
  return Object.hasOwn(channels, channel) ? channels[channel] : undefined;
}

/** All channels by their full names, for tests and tables of rights. */
export function allChannels(): readonly { name: ChannelName; channel: Channel }[] {
  return Object.values(CONTRACTS).flatMap((contract) =>
    Object.entries(contract.channels).map(([name, channel]) => ({
      name: `${contract.feature}.${name}` as ChannelName,
      channel: channel as Channel,
    })),
  );
}
