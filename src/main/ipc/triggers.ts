import { birthdayTrigger, festivalTrigger } from '../features/customers/customers.triggers.queries';
import { contactTrigger } from '../features/followups/followups.contact.queries';
import {
  couponTrigger,
  giftTrigger,
  lapsingTrigger,
  tierTrigger,
} from '../features/loyalty/loyalty.triggers.queries';
import type { TriggerSource } from '../features/followups/followups.triggers.queries';
import {
  debtTrigger,
  firstSaleTrigger,
  returnTrigger,
  saleTrigger,
  silenceTrigger,
} from '../features/sales/sales.triggers.queries';

/** What can set off a rule, by the feature that knows of it. */
export const TRIGGERS: readonly TriggerSource[] = [
  saleTrigger,
  firstSaleTrigger,
  returnTrigger,
  debtTrigger,
  silenceTrigger,
  contactTrigger,
  tierTrigger,
  lapsingTrigger,
  couponTrigger,
  giftTrigger,
  birthdayTrigger,
  festivalTrigger,
];
