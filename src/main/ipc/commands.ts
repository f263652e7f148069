import type { ScratchUnit } from '../db/scratch';
import type { Unit } from '../db/unit';
import type { Derivation } from '../db/writer';
import {
  Customer,
  CustomerCompany,
  CustomerConsent,
  CustomerContact,
  CustomerFile,
  CustomerNote,
  CustomerPeek,
  CustomerPhone,
  CustomerTag,
  CustomerTeamMember,
  FileContent,
} from '../features/customers/customers.entity';
import { Compensation, ComplaintLimit } from '../features/complaints/complaints.compensation.entity';
import { Complaint, ComplaintCategory, ComplaintEvent } from '../features/complaints/complaints.entity';
import {
  ComplaintCause,
  ComplaintImprovement,
  ComplaintRaiser,
} from '../features/complaints/complaints.learn.entity';
import { ComplaintPicture } from '../features/complaints/complaints.picture.entity';
import { ComplaintPosting } from '../features/complaints/complaints.posting.entity';
import { ComplaintException, ComplaintPolicy } from '../features/complaints/complaints.policies.entity';
import { callOfComplaint } from '../features/complaints/complaints.flow.service';
import { complaintsCommands } from '../features/complaints/complaints.handlers';
import { customersCommands } from '../features/customers/customers.handlers';
import { customersDerivation } from '../features/customers/customers.service';
import { FieldRow, FieldValueRow } from '../features/fields/fields.entity';
import { fieldsCommands } from '../features/fields/fields.handlers';
import { Draft } from '../features/drafts/drafts.entity';
import { draftsScratches } from '../features/drafts/drafts.handlers';
import {
  Followup,
  FollowupRule,
  FollowupRun,
  VisitSheet,
  VisitStop,
} from '../features/followups/followups.entity';
import { FollowupPromise } from '../features/followups/followups.promises.entity';
import { FollowupSeries } from '../features/followups/followups.series.entity';
import { followupsCommands, followupsTasks } from '../features/followups/followups.handlers';
import {
  LoyaltyEarning,
  LoyaltyMember,
  LoyaltyPoints,
  LoyaltyProgramme,
  LoyaltyReason,
  LoyaltyReview,
  LoyaltyTier,
  LoyaltyTierMove,
} from '../features/loyalty/loyalty.entity';
import { DuplicatePair, DuplicateScan } from '../features/duplicates/duplicates.entity';
import { duplicatesCommands, duplicatesTasks } from '../features/duplicates/duplicates.handlers';
import { JoinFormRow, JoinSource, JoinText } from '../features/joins/joins.entity';
import { joinsCommands } from '../features/joins/joins.handlers';
import { LoyaltyCard, LoyaltyNumbers } from '../features/loyalty/loyalty.cards.entity';
import {
  CountCardRow,
  CountKindRow,
  CountMove,
  CountReason,
} from '../features/loyalty/loyalty.counts.entity';
import {
  LoyaltyCoupon,
  LoyaltyCouponBatch,
  LoyaltyCouponMove,
  LoyaltyGift,
  LoyaltyGiftMove,
  LoyaltyRemark,
} from '../features/loyalty/loyalty.coupons.entity';
import {
  AccountPerson,
  PayCode,
  Spender,
  Stored,
  StoredReason,
  StoredRulesRow,
  TopUp,
} from '../features/loyalty/loyalty.stored.entity';
import { loyaltyCommands, loyaltyTasks } from '../features/loyalty/loyalty.handlers';
import {
  Inquiry,
  InquiryMove,
  InquiryQuote,
  InquiryQuoteLine,
  InquiryWish,
} from '../features/inquiries/inquiries.entity';
import { inquiriesCommands } from '../features/inquiries/inquiries.handlers';
import { answerOfFollowup } from '../features/inquiries/inquiries.service';
import { wishOfFollowup } from '../features/inquiries/inquiries.wishes.service';
import { Audit, AuditDetail, Denial } from '../features/history/history.entity';
import { historyCommands } from '../features/history/history.handlers';
import { OpeningLine, OpeningListRow } from '../features/opening/opening.entity';
import { openingCommands } from '../features/opening/opening.handlers';
import { Erasure } from '../features/privacy/privacy.entity';
import { privacyCommands, privacyTasks } from '../features/privacy/privacy.handlers';

import {
  CounterReturn,
  CounterSale,
  SaleClose,
  SaleDiscount,
  SalePayment,
} from '../features/sales/counter.entity';
import { FeedbackEntry, FeedbackPicture, FeedbackSource } from '../features/feedback/feedback.entity';
import { feedbackCommands } from '../features/feedback/feedback.handlers';
import { Process, ProcessStep, ProcessTemplate } from '../features/processes/processes.entity';
import { processesCommands } from '../features/processes/processes.handlers';
import { stepOfFollowup } from '../features/processes/processes.service';
import {
  Product,
  ProductMove,
  ProductPart,
  ProductPicture,
  ProductPlace,
  ProductRating,
  ProductTag,
} from '../features/products/products.entity';
import { productsCommands } from '../features/products/products.handlers';
import { productsDerivation } from '../features/products/products.service';
import { SaleAdvice } from '../features/sales/guide.entity';
import { SaleOpening } from '../features/sales/debts.entity';
import { Sale, SaleLine, SalesSummary } from '../features/sales/sales.entity';
import { salesCommands } from '../features/sales/sales.handlers';
import { Setting } from '../features/settings/settings.entity';
import { settingsCommands } from '../features/settings/settings.handlers';
import { Shift, ShiftItem, ShiftMention } from '../features/shifts/shifts.entity';
import { shiftsCommands } from '../features/shifts/shifts.handlers';
import { Attempts, CodeRow, Leave, Person, Right, Secret } from '../features/staff/staff.entity';
import { staffCommands } from '../features/staff/staff.handlers';
import {
  Import,
  ImportChange,
  ImportLayout,
  ImportOutcome,
  ImportPending,
} from '../features/transfer/transfer.entity';
import { transferCommands, transferTasks } from '../features/transfer/transfer.handlers';
import { byFullName } from './byFullName';
import type { TaskContext } from './handlers';
import { HANDOVERS } from './handovers';
import { TRIGGERS } from './triggers';

/** Every table that the program writes. */
export const ENTITIES = [
  Attempts,
  Audit,
  AuditDetail,
  CodeRow,
  Customer,
  CustomerCompany,
  CustomerConsent,
  CustomerContact,
  CustomerFile,
  CustomerNote,
  CustomerPeek,
  CustomerPhone,
  CustomerTag,
  CustomerTeamMember,
  Denial,
  Draft,
  Erasure,
  FileContent,
  Followup,
  FollowupRule,
  FollowupRun,
  FollowupPromise,
  FollowupSeries,
  VisitSheet,
  VisitStop,
  Import,
  ImportChange,
  ImportLayout,
  ImportOutcome,
  ImportPending,
  Inquiry,
  InquiryMove,
  InquiryQuote,
  InquiryQuoteLine,
  InquiryWish,
  Leave,
  LoyaltyCard,
  LoyaltyNumbers,
  LoyaltyCoupon,
  LoyaltyCouponBatch,
  LoyaltyCouponMove,
  LoyaltyGift,
  LoyaltyGiftMove,
  LoyaltyRemark,
  LoyaltyEarning,
  LoyaltyMember,
  LoyaltyPoints,
  LoyaltyProgramme,
  LoyaltyReason,
  LoyaltyReview,
  LoyaltyTier,
  LoyaltyTierMove,
  AccountPerson,
  CountCardRow,
  CountKindRow,
  CountMove,
  CountReason,
  PayCode,
  Spender,
  Stored,
  StoredReason,
  StoredRulesRow,
  TopUp,
  Person,
  Product,
  ProductMove,
  ProductPart,
  ProductPicture,
  ProductPlace,
  ProductRating,
  ProductTag,
  Right,
  CounterReturn,
  CounterSale,
  Sale,
  SaleAdvice,
  SaleClose,
  SaleDiscount,
  SaleLine,
  SaleOpening,
  SalePayment,
  SalesSummary,
  Secret,
  Setting,
  Shift,
  ShiftItem,
  ShiftMention,
  Process,
  ProcessStep,
  ProcessTemplate,
  OpeningLine,
  OpeningListRow,
  FeedbackEntry,
  FeedbackPicture,
  FeedbackSource,
  Complaint,
  ComplaintCategory,
  ComplaintEvent,
  ComplaintCause,
  ComplaintImprovement,
  ComplaintRaiser,
  ComplaintPicture,
  ComplaintPosting,
  JoinFormRow,
  JoinSource,
  JoinText,
  FieldRow,
  FieldValueRow,
  DuplicatePair,
  DuplicateScan,
  Compensation,
  ComplaintLimit,
  ComplaintPolicy,
  ComplaintException,
];

/** What is worked out again in the unit that changed its source. */
export const DERIVATIONS: readonly Derivation[] = [customersDerivation, productsDerivation];

/** What ends with a follow-up that stands for it. */
const FOLLOWUP_ENDS = [stepOfFollowup, callOfComplaint, answerOfFollowup, wishOfFollowup];

/** Every command handler by its full name. */
export const COMMANDS = byFullName<(unit: Unit, input: never) => Promise<unknown>>({
  customers: customersCommands,
  followups: followupsCommands(TRIGGERS, FOLLOWUP_ENDS),
  history: historyCommands,
  inquiries: inquiriesCommands,
  loyalty: loyaltyCommands,
  privacy: privacyCommands,
  sales: salesCommands,
  products: productsCommands,
  settings: settingsCommands,
  shifts: shiftsCommands,
  staff: staffCommands(HANDOVERS),
  transfer: transferCommands,
  processes: processesCommands,
  opening: openingCommands,
  feedback: feedbackCommands,
  complaints: complaintsCommands,
  joins: joinsCommands,
  fields: fieldsCommands,
  duplicates: duplicatesCommands,
});

/** Every handler of scratch paper by its full name. */
export const SCRATCHES = byFullName<(unit: ScratchUnit, input: never) => unknown>({
  drafts: draftsScratches,
});

/** Every task handler by its full name. */
export const TASKS = byFullName<(task: TaskContext, input: never) => Promise<unknown>>({
  followups: followupsTasks(TRIGGERS),
  loyalty: loyaltyTasks,
  privacy: privacyTasks,
  transfer: transferTasks,
  duplicates: duplicatesTasks,
});
