import type { FollowupKind } from './followups.rules';
import type { TriggerParams } from './trigger.rules';

/** Rules that most shops begin with. Their names and sentences are the texts `followups.preset.<preset>`. */
export const PRESETS = [
  'usage',
  'first',
  'return',
  'debt',
  'closed',
  'unhappy',
  'quoted',
  'lapsing',
  'silence',
  'birthday',
  'spring',
  'autumn',
  'contact',
] as const;
export type Preset = (typeof PRESETS)[number];

/** What a shop deals in, since what is used up in two days is asked after sooner than what is repaired. */
export const TRADES = ['beauty', 'fruit', 'repair', 'clothing', 'cafe', 'gift', 'trade'] as const;
export type Trade = (typeof TRADES)[number];

/** Days after a sale until one asks how it works out, and without contact until one gets in touch, of each trade. */
const PACE: Readonly<Record<Trade, { usage: number; contact: number }>> = {
  beauty: { usage: 3, contact: 45 },
  fruit: { usage: 2, contact: 30 },
  repair: { usage: 30, contact: 180 },
  clothing: { usage: 7, contact: 90 },
  cafe: { usage: 2, contact: 30 },
  gift: { usage: 7, contact: 120 },
  trade: { usage: 14, contact: 60 },
};

/** What a preset sets: its trigger with answers, and what is to be done. */
export function presetOf(
  preset: Preset,
  trade: Trade,
): { trigger: string; params: TriggerParams; kind: FollowupKind } {
  switch (preset) {
    case 'usage':
      return { trigger: 'sales.sale', params: { days: PACE[trade].usage, product: '' }, kind: 'usage' };
    case 'first':
      return { trigger: 'sales.firstSale', params: { days: 3 }, kind: 'message' };
    case 'return':
      return { trigger: 'sales.return', params: { days: 3 }, kind: 'call' };
    case 'debt':
      return { trigger: 'sales.debt', params: { days: 1 }, kind: 'payment' };
    case 'closed':
      return { trigger: 'complaints.closed', params: { days: 7 }, kind: 'call' };
    case 'unhappy':
      return { trigger: 'complaints.unhappy', params: { days: 1 }, kind: 'call' };
    case 'quoted':
      return { trigger: 'inquiries.quoted', params: { days: 3 }, kind: 'call' };
    case 'lapsing':
      return { trigger: 'inquiries.lapsing', params: { daysBefore: 1 }, kind: 'call' };
    case 'silence':
      return { trigger: 'sales.silence', params: {}, kind: 'call' };
    case 'birthday':
      return { trigger: 'customers.birthday', params: { daysBefore: 1 }, kind: 'care' };
    case 'spring':
      return {
        trigger: 'customers.festival',
        params: { festival: 'chunjie', daysBefore: 3 },
        kind: 'message',
      };
    case 'autumn':
      return {
        trigger: 'customers.festival',
        params: { festival: 'zhongqiu', daysBefore: 5 },
        kind: 'message',
      };
    case 'contact':
      return { trigger: 'followups.contact', params: { days: PACE[trade].contact }, kind: 'call' };
  }
}
