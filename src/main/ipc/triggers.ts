import { closedTrigger, unhappyTrigger } from '../features/complaints/complaints.triggers.queries';
import { birthdayTrigger, festivalTrigger } from '../features/customers/customers.triggers.queries';
import { contactTrigger } from '../features/followups/followups.contact.queries';
import { lapseTrigger, quoteTrigger } from '../features/inquiries/inquiries.triggers.queries';
import { lowPointsTrigger, lowStoredTrigger } from '../features/loyalty/loyalty.low.queries';
import {
  countTrigger,
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
  closedTrigger,
  unhappyTrigger,
  contactTrigger,
  quoteTrigger,
  lapseTrigger,
  tierTrigger,
  lapsingTrigger,
  countTrigger,
  couponTrigger,
  giftTrigger,
  lowStoredTrigger,
  lowPointsTrigger,
  birthdayTrigger,
  festivalTrigger,
];
