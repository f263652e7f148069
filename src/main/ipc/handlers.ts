import type { InquiryRow } from '@shared/features/inquiries/inquiries.contract';
import type { QuotePaper } from '@shared/features/inquiries/quotes.channels';
import type { WantedPaper } from '@shared/features/inquiries/wishes.channels';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { CalendarPaper } from '@shared/features/followups/calendarPaper.rules';
import type { EntryRow, PosterPaper } from '@shared/features/feedback/feedback.contract';
import type { VisitPaper } from '@shared/features/followups/visit.channels';
import type { CardsPaper } from '@shared/features/loyalty/cards.channels';
import type { CouponsPaper } from '@shared/features/loyalty/coupons.channels';
import type { StoredPaper, TopUpPaper } from '@shared/features/loyalty/stored.channels';
import type { OpeningPaper } from '@shared/features/opening/opening.contract';
import type { CodeKind } from '@shared/features/staff/staff.rules';
import type {
  NoticeBackups,
  NoticeFacts,
  NoticePage,
  PersonData,
} from '@shared/features/privacy/privacy.contract';
import type { ListedProduct, SignsPaper } from '@shared/features/products/paper.channels';
import type { PlanPaper } from '@shared/features/products/plan.channels';
import type { WindowPaper } from '@shared/features/products/window.channels';
import type { ComplaintRecordPaper } from '@shared/features/complaints/complaints.contract';
import type { BoardPaper, BoardSize } from '@shared/features/complaints/posting.channels';
import type { CostsPaper } from '@shared/features/complaints/costs.channels';
import type { ComplaintSlipPaper } from '@shared/features/complaints/complaints.paper.channels';
import type { SlipWidth } from '@shared/features/sales/payment.rules';
import type { SlipPaper, StatementPaper } from '@shared/features/sales/sales.contract';
import type { Appearance, Language } from '@shared/features/settings/settings.contract';
import type { Contract, NamesOf, OutputOf, ParsedOf } from '@shared/ipc/contract';
import type { CallOutput } from '@shared/ipc/contracts';
import type { CallRequest } from '@shared/ipc/envelope';
import type { Reader } from '../db/reader';
import type { ScratchUnit } from '../db/scratch';
import type { Actor, Unit } from '../db/unit';
import type { Writer } from '../db/writer';
import type { OpenedBackup } from '../features/backup/backup.opening';
import type { Backups } from '../features/backup/backup.service';
import type { HelperPort } from '../helper/port';
import type { Caller } from './session';

/** Who asks a query that everybody may ask. */
export type Asker = {
  /** Null where nobody is signed in, or the screen is locked. */
  actor: Actor | null;
  by: Caller;
};

/** Reads of a contract: they get a reader, which cannot write, and who asks. A missing one does not compile. */
export type QueryHandlers<C extends Contract> = {
  [N in NamesOf<C['channels'], 'query'>]: (
    reader: Reader,
    input: ParsedOf<C['channels'][N]>,
    asker: C['channels'][N] extends { isForEverybody: true } ? Asker : Actor,
  ) => OutputOf<C['channels'][N]>;
};

/** Writes of a contract, one unit each. */
export type CommandHandlers<C extends Contract> = {
  [N in NamesOf<C['channels'], 'command'>]: (
    unit: Unit,
    input: ParsedOf<C['channels'][N]>,
  ) => Promise<OutputOf<C['channels'][N]>>;
};

/** Writes of a contract on the signed-in person's own scratch paper. */
export type ScratchHandlers<C extends Contract> = {
  [N in NamesOf<C['channels'], 'scratch'>]: (
    unit: ScratchUnit,
    input: ParsedOf<C['channels'][N]>,
  ) => OutputOf<C['channels'][N]>;
};

/** What long work may use. It opens units of its own, each of at most 150 ms, and leaves nothing half-done. */
export type TaskContext = {
  writer: Writer;
  reader: Reader;
  helper: HelperPort;
  /** Real path of a chosen file. Throws transfer.unknownToken. */
  fileOf: (token: string) => Promise<{ path: string; name: string }>;
  actor: Actor;
  commandId: string;
  /** Aborted when a person stops the work or the program closes. */
  signal: AbortSignal;
  progress: (step: string, done: number, total: number | null) => void;
  /** Tells screens that data changed before the task's end. */
  changed: () => void;
};

/** Long work of a contract. */
export type TaskHandlers<C extends Contract> = {
  [N in NamesOf<C['channels'], 'task'>]: (
    task: TaskContext,
    input: ParsedOf<C['channels'][N]>,
  ) => Promise<OutputOf<C['channels'][N]>>;
};

/** Who agrees, and by what they show that it is them. */
export type Approval = { approverId: number; kind: 'password' | 'pin' | 'code'; secret: string };

/** New codes of the person who is in, kept in mind until they are taken into use. */
export type ApprovalCodes = {
  /** The secret for an authenticator with its link, or the codes of a list. Throws staff.mayNotApprove. */
  propose: (kind: CodeKind) => Promise<{ text: string[]; link: string | null }>;
  /** The codes of the list that was just made. Throws staff.noCodes. */
  list: () => string[];
  /** Throws staff.noCodes, staff.wrongDigits. */
  keep: (kind: CodeKind, digits: string) => Promise<void>;
};

/** The shop's door: who comes in, locks, leaves, and by what they prove themselves. Each is in the audit trail. */
export type StaffDoor = {
  /** Throws staff.wrong, staff.wait, staff.notToday. */
  signIn: (personId: number, kind: 'password' | 'pin', secret: string) => Promise<void>;
  /** Throws staff.noSheet, staff.wrongCode, staff.weak. */
  recover: (code: string, password: string) => Promise<void>;
  /** Throws staff.noPassword. */
  lock: () => void;
  /** Throws staff.noPassword. */
  leave: () => void;
  /** The person who is in gives the password once more. Throws staff.wrong, staff.wait, staff.noPassword. */
  prove: (password: string) => Promise<void>;
  /** Somebody agrees to this very request. Throws staff.wrong, staff.wait, staff.notToday, staff.mayNotApprove. */
  approve: (proof: Approval, request: CallRequest) => Promise<void>;
  codes: ApprovalCodes;
  setPassword: (personId: number, password: string) => Promise<void>;
  setOwnPassword: (current: string | null, password: string) => Promise<void>;
  setOwnPin: (password: string, pin: string | null) => Promise<void>;
  /** Keeps the recovery code of the backups for the owner's password too. */
  keepCode: (code: string) => Promise<void>;
};

/** What acts of windows and dialogs may use. */
export type DesktopContext = {
  helper: HelperPort;
  fileOf: (token: string) => { path: string; name: string };
  /** Makes a file known by a token. */
  keepFile: (path: string) => { token: string; name: string };
  /** Asks for a file to open; null where the person chose nothing. */
  askOpen: (extensions: readonly string[]) => Promise<string | null>;
  /** Asks where to save; null where the person chose nothing. */
  askSave: (suggestion: string) => Promise<string | null>;
  /** Asks for a folder; null where the person chose nothing. */
  askFolder: () => Promise<string | null>;
  showFolder: (path: string) => Promise<void>;
  /** Folder of the program's log. */
  logDir: () => string;
  /** Closes the window, which ends the program as if a person had closed it. */
  closeWindow: () => void;
  /** Tries to open the shop once more. Throws the AppError data.* that keeps it closed. */
  reopenShop: () => Promise<void>;
  /** Opens the shop of another folder, see ShopDoor.moveTo. */
  moveShop: (dir: string) => Promise<void>;
  /** Runs a query of the data host as the signed-in person. */
  query: (channel: string, input: unknown) => Promise<unknown>;
  door: StaffDoor;
  /**
   * Adds a row to the trail for what is about to leave the shop. Throws where that cannot be: it is not done then. A shop
   * that cannot be opened has no trail. `customerId`: whom alone it is about.
   */
  tell: (
    act: string,
    result: Readonly<Record<string, string | number | null>>,
    customerId?: CustomerId | null,
  ) => Promise<void>;
  /** The same for what must go on where the trail takes nothing more: a backup from a full disk. */
  tellIfCan: (act: string, result: Readonly<Record<string, string | number | null>>) => Promise<void>;
  stopTask: (taskId: string) => void;
  /** Says what is to become of running work, where the person was asked. */
  answerQuit: (how: 'finish' | 'stop' | 'stay') => void;
  /** Makes a new sample shop and opens it in place of the real one; the window is loaded anew. */
  openSample: (appearance: Appearance) => Promise<void>;
  /** Opens the real shop again. */
  leaveSample: () => Promise<void>;
  backups: Backups;
  /** Brings a customer of the backup that this window looks at into the shop. Throws backup.notLooking elsewhere. */
  copyCustomer: (customerId: CustomerId) => Promise<CustomerId>;
  /** Opens a window of its own on an opened backup. */
  lookAt: (opened: OpenedBackup) => Promise<void>;
  /** Prints the sheet of a recovery code. Throws backup.notPrinted. */
  printSheet: (sheet: { code: string; identity: string }) => Promise<void>;
  /** Prints a list of codes. Throws backup.notPrinted. */
  printCodes: (codes: readonly string[]) => Promise<void>;
  /** A customer's data as a PDF to read. */
  personPdf: (data: PersonData, language: Language) => Promise<Uint8Array>;
  /** The privacy notice in words. */
  noticePage: (facts: NoticeFacts, backups: NoticeBackups, language: Language) => Promise<NoticePage>;
  /** The privacy notice as a PDF of one page. */
  noticePdf: (page: NoticePage, language: Language) => Promise<Uint8Array>;
  /** Prints the privacy notice. Throws privacy.notPrinted. */
  printNotice: (page: NoticePage, language: Language) => Promise<void>;
  /** A visit sheet as a PDF. */
  visitPdf: (paper: VisitPaper, language: Language) => Promise<Uint8Array>;
  /** A visit sheet as an .xlsx that can come back. */
  visitBook: (paper: VisitPaper, language: Language) => Promise<Uint8Array>;
  /** Prints a visit sheet. Throws followups.notPrinted. */
  printVisits: (paper: VisitPaper, language: Language) => Promise<void>;
  /** The calendar as a PDF of one page. */
  calendarPdf: (paper: CalendarPaper, language: Language) => Promise<Uint8Array>;
  /** The calendar as the text of an .ics. */
  calendarFile: (calendar: CallOutput<'followups.calendarFile'>, language: Language) => Promise<string>;
  /** Prints the calendar. Throws followups.calendarNotPrinted. */
  printCalendar: (paper: CalendarPaper, language: Language) => Promise<void>;
  /** A slip as a PDF of its paper's width. */
  slipPdf: (paper: SlipPaper, width: SlipWidth, language: Language) => Promise<Uint8Array>;
  /** Prints a slip. Throws sales.notPrinted. */
  printSlip: (paper: SlipPaper, width: SlipWidth, language: Language) => Promise<void>;
  /** A statement as a PDF. */
  statementPdf: (paper: StatementPaper, language: Language) => Promise<Uint8Array>;
  /** Prints a statement. Throws sales.notPrinted. */
  printStatement: (paper: StatementPaper, language: Language) => Promise<void>;
  /** Signs as a PDF. */
  signsPdf: (paper: SignsPaper, language: Language) => Promise<Uint8Array>;
  /** Prints signs. Throws products.notPrinted. */
  printSigns: (paper: SignsPaper, language: Language) => Promise<void>;
  /** The plan of the shop as a PDF. */
  planPdf: (paper: PlanPaper, language: Language) => Promise<Uint8Array>;
  /** Prints it. Throws products.notPrinted. */
  printPlan: (paper: PlanPaper, language: Language) => Promise<void>;
  /** Products as a table that an import reads again. */
  productsTable: (
    rows: readonly ListedProduct[],
    format: 'xlsx' | 'csv',
    language: Language,
  ) => Promise<Uint8Array>;
  /** The shop window as pages of HTML without scripts. */
  windowPages: (paper: WindowPaper) => Promise<Record<Language, string>>;
  /** The same as pictures for a phone. Throws products.notPictured. */
  windowPictures: (paper: WindowPaper, language: Language) => Promise<Uint8Array[]>;
  /** A slip of money paid in for stored value or out of it, as a PDF of its paper's width. */
  topUpPdf: (paper: TopUpPaper, width: SlipWidth, language: Language) => Promise<Uint8Array>;
  /** Prints it. Throws sales.notPrinted. */
  printTopUp: (paper: TopUpPaper, width: SlipWidth, language: Language) => Promise<void>;
  /** The slip of a complaint as a PDF of its paper's width. */
  complaintSlipPdf: (paper: ComplaintSlipPaper, width: SlipWidth, language: Language) => Promise<Uint8Array>;
  /** Prints it. Throws complaints.notPrinted. */
  printComplaintSlip: (paper: ComplaintSlipPaper, width: SlipWidth, language: Language) => Promise<void>;
  /** All that happened to a complaint as a PDF of one sheet. */
  complaintRecordPdf: (paper: ComplaintRecordPaper, language: Language) => Promise<Uint8Array>;
  /** Prints it. Throws complaints.notPrinted. */
  printComplaintRecord: (paper: ComplaintRecordPaper, language: Language) => Promise<void>;
  /** The public board as a PDF or a picture. */
  boardFile: (
    paper: BoardPaper,
    asked: { size: BoardSize; format: 'pdf' | 'png'; language: Language },
  ) => Promise<Uint8Array>;
  /** Prints it. Throws complaints.notPrinted. */
  printBoard: (paper: BoardPaper, size: BoardSize, language: Language) => Promise<void>;
  /** Prints what complaints cost. Throws complaints.notPrinted. */
  printCosts: (paper: CostsPaper, language: Language) => Promise<void>;
  /** The same as a table. */
  costsTable: (paper: CostsPaper, format: 'xlsx' | 'csv', language: Language) => Promise<Uint8Array>;
  /** A statement of stored value as a PDF. */
  storedPdf: (paper: StoredPaper, language: Language) => Promise<Uint8Array>;
  /** Prints it. Throws sales.notPrinted. */
  printStored: (paper: StoredPaper, language: Language) => Promise<void>;
  /** A list of opening balances as a PDF. */
  openingPdf: (paper: OpeningPaper, language: Language) => Promise<Uint8Array>;
  /** Prints it. Throws opening.notPrinted. */
  printOpening: (paper: OpeningPaper, language: Language) => Promise<void>;
  /** A quote as a PDF. */
  quotePdf: (paper: QuotePaper, language: Language) => Promise<Uint8Array>;
  /** Prints a quote. Throws inquiries.notPrinted. */
  printQuote: (paper: QuotePaper, language: Language) => Promise<void>;
  /** Inquiries as a table. */
  inquiriesTable: (
    rows: readonly InquiryRow[],
    format: 'xlsx' | 'csv',
    language: Language,
  ) => Promise<Uint8Array>;
  /** What is wanted most as a table. */
  wantedTable: (paper: WantedPaper, format: 'xlsx' | 'csv', language: Language) => Promise<Uint8Array>;
  /** Prints it. Throws inquiries.notPrinted. */
  printWanted: (paper: WantedPaper, language: Language) => Promise<void>;
  /** Prints coupons to be cut. Throws loyalty.notPrinted. */
  printCoupons: (paper: CouponsPaper, language: Language) => Promise<void>;
  /** Member cards as a PDF. */
  cardsPdf: (paper: CardsPaper, language: Language) => Promise<Uint8Array>;
  /** Prints member cards. Throws loyalty.notPrinted. */
  printCards: (paper: CardsPaper, language: Language) => Promise<void>;
  /** How the page on the shop's Wi-Fi stands, looked at anew. */
  pageState: () => Promise<CallOutput<'feedback.state'>>;
  /** A poster with its codes as a PDF. */
  posterPdf: (paper: PosterPaper, language: Language) => Promise<Uint8Array>;
  /** Prints it. Throws feedback.notPrinted. */
  printPoster: (paper: PosterPaper, language: Language) => Promise<void>;
  /** What visitors left as a table of texts. */
  entriesTable: (
    rows: readonly EntryRow[],
    format: 'xlsx' | 'csv',
    language: Language,
  ) => Promise<Uint8Array>;
  about: () => { dataDir: string; version: string; electron: string; sqlite: string };
};

/** Acts of a contract that need windows or dialogs. */
export type DesktopHandlers<C extends Contract> = {
  [N in NamesOf<C['channels'], 'desktop'>]: (
    desktop: DesktopContext,
    input: ParsedOf<C['channels'][N]>,
  ) => Promise<OutputOf<C['channels'][N]>> | OutputOf<C['channels'][N]>;
};
