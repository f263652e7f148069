import { networkInterfaces } from 'node:os';
import { dirname, join } from 'node:path';
import { app, powerMonitor, shell } from 'electron';
import type { BrowserWindow } from 'electron';
import { AppError } from '@shared/errors/AppError';
import { traceOf } from '@shared/errors/traceOf';
import type { BackupReason } from '@shared/features/backup/backup.manifest.rules';
import type { Reminders } from '@shared/features/followups/reminder.channels';
import type { NoticePage } from '@shared/features/privacy/privacy.contract';
import type { Language, settingsContract } from '@shared/features/settings/settings.contract';
import type { OutputOf } from '@shared/ipc/contract';
import { WIRE } from '@shared/ipc/envelope';
import type { Envelope } from '@shared/ipc/envelope';
import { openBackups } from '../features/backup/backup.service';
import { askQuery } from '../ipc/askQuery';
import type { NamedChannel } from '../ipc/dataHost';
import type { DesktopContext } from '../ipc/handlers';
import type { Doors } from '../ipc/doors';
import { openRouter } from '../ipc/router';
import type { Desk } from '../ipc/router';
import type { SignedCall } from '../ipc/session';
import { disk } from '../platform/disk';
import { volumes } from '../platform/volumes';
import { watchIdle } from './autoLock';
import { closeWithBackup } from './closing';
import { offerReopening } from './crashes';
import { systemDialogs } from './dialogs';
import type { Log } from './log';
import { LOOK_ACTS, Looks } from './lookWindow';
import type { Look } from './lookWindow';
import { SHOP_FILE } from './paths';
import { startUrl } from './protocol';
import { guardQuit } from './quit';
import { codeSheet } from './codeSheet';
import { recoverySheet } from './recoverySheet';
import { watchReminders } from './reminders';
import type { RunningShop } from './runningShop';
import { isOurFrame } from './security';
import { openStaffDoor } from './staffDoor';
import { testDialogs } from './testHooks';
import { utilityVisitors } from './utilityVisitors';
import { VisitorPage } from './visitorPage';

export type DeskOptions = {
  shop: RunningShop;
  /** The shop's own window. */
  opened: BrowserWindow;
  preload: string;
  /** The script of the process that serves the page for visitors. */
  visitorsFile: string;
  logFile: string;
  log: Log;
};

type Settings = OutputOf<(typeof settingsContract)['channels']['get']>;

/** Acts before which a backup is made, and what it is called. */
const BACKED_UP: Readonly<Record<string, BackupReason | undefined>> = {
  'transfer.run': 'beforeImport',
  'transfer.undo': 'beforeBulk',
};

/** What the page for visitors shows is of these. */
const SHOWN_TO_VISITORS: ReadonlySet<string> = new Set(['feedback', 'joins', 'settings', 'complaints']);

/**
 * Answers the page, looks after backups, and sees to the end of the program. Loaded once the window is on its way: with
 * it come the contracts of every feature.
 */
export function openDesk({ shop, opened, preload, visitorsFile, logFile, log }: DeskOptions): Doors {
  const { host, files, works, session, helper, emit, window } = shop;

  const dialogs = __TEST_BUILD__ ? testDialogs() : systemDialogs(window);
  const caller = () => session.caller();
  const query = askQuery(host, caller);
  const settings = (): Promise<Settings> => query('settings.get', {}) as Promise<Settings>;
  const language = async (): Promise<Language> => {
    try {
      return (await settings()).appearance.language;
    } catch {
      /* A shop that cannot be opened says nothing of it. */
      return 'zh-CN';
    }
  };
  const backups = openBackups({
    shop: {
      dataDir: () => host.dataDir(),
      file: () => join(host.dataDir(), SHOP_FILE),
      isSample: () => host.isSample(),
      isOpen: () => host.isOpen(),
      isWorking: () => host.isWorking(),
      trail: () => host.trail(),
      snapshot: (path) => host.snapshot(path),
      name: async () => (await settings()).shop?.name ?? '',
      swap: (act) => host.swap(act),
    },
    /* One of its own: a hostile backup must not take an import down with it. */
    helper: shop.startHelper(),
    volumes,
    disk,
    now: () => new Date(),
    program: app.getVersion(),
    emit,
    log,
  });

  /** Acts on many records wait for a proven backup of what is there before them. */
  const backedUp = async (request: SignedCall, channel: NamedChannel): Promise<Envelope> => {
    const reason = BACKED_UP[request.channel];
    if (reason === undefined) return host.command(request, channel);
    const taskId = String(request.commandId);
    emit('task.progress', { taskId, channel: request.channel, step: 'backingUp', done: 0, total: null });
    try {
      await backups.before(reason);
    } catch (error) {
      if (error instanceof AppError) return { ok: false, error: error.toEnvelope() };
      throw error;
    }
    return host.command(request, channel);
  };

  const quitGuard = guardQuit({
    running: () => works.channels(),
    ask: (channels) => window()?.webContents.send(WIRE.event, 'quit.asked', { channels }),
    stop: () => {
      for (const taskId of works.ids()) host.stopTask(taskId);
    },
    quit: () => {
      app.quit();
    },
  });
  shop.onWorkEnded(quitGuard.workEnded);
  const looks = new Looks({ preload, checkOutputs: __TEST_BUILD__, log });
  session.onChange(() => {
    if (session.isShut()) looks.closeAll();
  });
  const door = openStaffDoor({
    session,
    host,
    whoIsIn: async () => {
      const { me, session: state, shop: profile } = await settings();
      return me === null || state !== 'open' ? null : { ...me, shop: profile?.name ?? app.getName() };
    },
    emit,
    onTrouble: (error) => {
      log('error', `the trail was not told: ${traceOf(error)}`);
    },
  });
  const endWatch = watchIdle({
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    secondsIn: () => session.secondsIn(),
    lockAfter: async () => (await settings()).lockAfterMinutes,
    isSomebodyIn: () => session.caller().personId !== null && !session.isShut(),
    lock: door.lock,
    onLeft: (leave) => {
      powerMonitor.on('suspend', leave);
      powerMonitor.on('lock-screen', leave);
    },
    onTrouble: (error) => {
      log('warn', `idle: ${traceOf(error)}`);
    },
  });
  const endReminding = watchReminders({
    now: Date.now,
    ask: async () => {
      if (!host.isOpen()) return null;
      const { session: state, rights } = await settings();
      if (state !== 'open' || !rights.includes('followups.read')) return null;
      return (await query('followups.reminders', {})) as Reminders;
    },
    language,
    isLocked: () => session.isShut() && session.caller().personId !== null,
    isInFront: () => window()?.isFocused() ?? false,
    onLeft: (run) => {
      opened.on('blur', run);
      return () => opened.off('blur', run);
    },
    show: dialogs.remind,
    onTrouble: (error) => {
      log('warn', `reminders: ${traceOf(error)}`);
    },
  });
  const visitorPage = new VisitorPage({
    ask: async (ask) => (host.isOpen() && !host.isSample() ? host.visitor(ask) : null),
    startSite: () => utilityVisitors(visitorsFile),
    draw: async (photo) => (await import('./drawnPhoto')).drawnPhoto(photo),
    interfaces: networkInterfaces,
    mayLoopBack: __TEST_BUILD__,
    now: () => new Date(),
    onChanged: () => {
      emit('data.changed', { features: ['feedback'] });
    },
    log,
  });
  shop.onChanged((features) => {
    if (features.some((feature) => SHOWN_TO_VISITORS.has(feature))) void visitorPage.look();
  });
  void shop.drawn.then(() => visitorPage.look());
  const tell: DesktopContext['tell'] = async (act, result, customerId = null) => {
    if (host.isOpen()) await host.tell({ act, by: caller(), result, customerId });
  };
  const print = async (html: string, refusal: `${string}.${string}`): Promise<void> => {
    if (!(await dialogs.print(html))) throw new AppError(refusal);
  };
  const fitted = async (page: NoticePage, of: Language) =>
    (await import('./noticeFit')).fittedNotice(page, of);
  const desktop: DesktopContext = {
    helper,
    fileOf: (token) => files.get(token),
    keepFile: (path) => files.keep(path),
    ...dialogs,
    showFolder: async (path) => {
      await shell.openPath(path);
    },
    logDir: () => dirname(logFile),
    closeWindow: () => void setImmediate(() => window()?.close()),
    query,
    door,
    tell,
    tellIfCan: async (act, result) => {
      try {
        await tell(act, result);
      } catch (error) {
        log('error', `the trail was not told of ${act}: ${traceOf(error)}`);
      }
    },
    backups,
    lookAt: (opened) => looks.open(opened),
    copyCustomer: () => Promise.reject(new AppError('backup.notLooking')),
    printSheet: async (sheet) => print(recoverySheet(sheet, await language()), 'backup.notPrinted'),
    printCodes: async (codes) => print(codeSheet(codes, await language()), 'backup.notPrinted'),
    personPdf: async (data, of) => {
      const { personSheet } = await import('./personSheet');
      const { pdfOf } = await import('./pdf');
      return pdfOf(personSheet(data, of), { isNumbered: true });
    },
    noticePage: async (facts, places, of) => (await import('./noticePage')).noticePage(facts, places, of),
    noticePdf: async (page, of) => (await fitted(page, of)).pdf,
    printNotice: async (page, of) => print((await fitted(page, of)).html, 'privacy.notPrinted'),
    visitPdf: async (paper, of) => {
      const { visitPage } = await import('./visitPage');
      const { pdfOf } = await import('./pdf');
      return pdfOf(visitPage(paper, of), { isNumbered: true });
    },
    visitBook: async (paper, of) => (await import('./visitBook')).visitBook(paper, of),
    printVisits: async (paper, of) =>
      print((await import('./visitPage')).visitPage(paper, of), 'followups.notPrinted'),
    slipPdf: async (paper, width, of) => {
      const { slipPage } = await import('./slipPage');
      const { pdfOf } = await import('./pdf');
      return pdfOf(slipPage(paper, width, of), { isNumbered: false });
    },
    printSlip: async (paper, width, of) =>
      print((await import('./slipPage')).slipPage(paper, width, of), 'sales.notPrinted'),
    statementPdf: async (paper, of) => {
      const { statementPage } = await import('./statementPage');
      const { pdfOf } = await import('./pdf');
      return pdfOf(statementPage(paper, of), { isNumbered: true });
    },
    printStatement: async (paper, of) =>
      print((await import('./statementPage')).statementPage(paper, of), 'sales.notPrinted'),
    signsPdf: async (paper, of) => {
      const { signPage } = await import('./signPage');
      const { pdfOf } = await import('./pdf');
      return pdfOf(signPage(paper, of), { isNumbered: false });
    },
    printSigns: async (paper, of) =>
      print((await import('./signPage')).signPage(paper, of), 'products.notPrinted'),
    planPdf: async (paper, of) => {
      const { planPage } = await import('./planPage');
      const { pdfOf } = await import('./pdf');
      return pdfOf(planPage(paper, of), { isNumbered: false });
    },
    printPlan: async (paper, of) =>
      print((await import('./planPage')).planPage(paper, of), 'products.notPrinted'),
    windowPages: async (paper) => {
      const { windowPage } = await import('./windowPage');
      return { 'zh-CN': windowPage(paper, 'zh-CN'), en: windowPage(paper, 'en') };
    },
    windowPictures: async (paper, of) => {
      const { windowCards } = await import('./windowPage');
      const { pictureOf } = await import('./pdf');
      const pictures: Uint8Array[] = [];
      for (const card of windowCards(paper, of)) pictures.push(await pictureOf(card.html, card));
      return pictures;
    },
    productsTable: async (rows, format, of) =>
      (await import('./productsTable')).productsTable(rows, format, of),
    topUpPdf: async (paper, width, of) => {
      const { topUpPage } = await import('./topUpPage');
      const { pdfOf } = await import('./pdf');
      return pdfOf(topUpPage(paper, width, of), { isNumbered: false });
    },
    printTopUp: async (paper, width, of) =>
      print((await import('./topUpPage')).topUpPage(paper, width, of), 'sales.notPrinted'),
    complaintSlipPdf: async (paper, width, of) => {
      const { complaintSlipPage } = await import('./complaintSlipPage');
      const { pdfOf } = await import('./pdf');
      return pdfOf(complaintSlipPage(paper, width, of), { isNumbered: false });
    },
    printComplaintSlip: async (paper, width, of) =>
      print(
        (await import('./complaintSlipPage')).complaintSlipPage(paper, width, of),
        'complaints.notPrinted',
      ),
    boardFile: async (paper, { size, format, language: of }) => {
      const { boardPage, BOARD_PIXELS } = await import('./boardPage');
      const { pdfOf, pictureOf } = await import('./pdf');
      const html = boardPage(paper, { size, isPicture: format === 'png' }, of);
      return format === 'pdf' ? pdfOf(html, { isNumbered: false }) : pictureOf(html, BOARD_PIXELS[size]);
    },
    printBoard: async (paper, size, of) =>
      print(
        (await import('./boardPage')).boardPage(paper, { size, isPicture: false }, of),
        'complaints.notPrinted',
      ),
    complaintRecordPdf: async (paper, of) =>
      (await (await import('./complaintRecordFit')).fittedRecord(paper, of)).pdf,
    printComplaintRecord: async (paper, of) =>
      print(
        (await (await import('./complaintRecordFit')).fittedRecord(paper, of)).html,
        'complaints.notPrinted',
      ),
    storedPdf: async (paper, of) => {
      const { storedPage } = await import('./storedPage');
      const { pdfOf } = await import('./pdf');
      return pdfOf(storedPage(paper, of), { isNumbered: true });
    },
    printStored: async (paper, of) =>
      print((await import('./storedPage')).storedPage(paper, of), 'sales.notPrinted'),
    openingPdf: async (paper, of) => {
      const { openingPage } = await import('./openingPage');
      const { pdfOf } = await import('./pdf');
      return pdfOf(openingPage(paper, of), { isNumbered: true });
    },
    printOpening: async (paper, of) =>
      print((await import('./openingPage')).openingPage(paper, of), 'opening.notPrinted'),
    quotePdf: async (paper, of) => {
      const { quotePage } = await import('./quotePage');
      const { pdfOf } = await import('./pdf');
      return pdfOf(quotePage(paper, of), { isNumbered: true });
    },
    printQuote: async (paper, of) =>
      print((await import('./quotePage')).quotePage(paper, of), 'inquiries.notPrinted'),
    inquiriesTable: async (rows, format, of) =>
      (await import('./inquiryTables')).inquiriesTable(rows, format, of),
    printCosts: async (paper, of) =>
      print((await import('./costsPage')).costsPage(paper, of), 'complaints.notPrinted'),
    costsTable: async (paper, format, of) => (await import('./costsPage')).costsTable(paper, format, of),
    wantedTable: async (paper, format, of) =>
      (await import('./inquiryTables')).wantedTable(paper, format, of),
    printWanted: async (paper, of) =>
      print((await import('./inquiryTables')).wantedPage(paper, of), 'inquiries.notPrinted'),
    printCoupons: async (paper, of) =>
      print((await import('./couponPage')).couponPage(paper, of), 'loyalty.notPrinted'),
    cardsPdf: async (paper, of) => {
      const { cardPage } = await import('./cardPage');
      const { pdfOf } = await import('./pdf');
      return pdfOf(cardPage(paper, of), { isNumbered: false });
    },
    printCards: async (paper, of) =>
      print((await import('./cardPage')).cardPage(paper, of), 'loyalty.notPrinted'),
    calendarPdf: async (paper, of) => {
      const { calendarPage } = await import('./calendarPage');
      const { pdfOf } = await import('./pdf');
      return pdfOf(calendarPage(paper, of), { isNumbered: false });
    },
    printCalendar: async (paper, of) =>
      print((await import('./calendarPage')).calendarPage(paper, of), 'followups.calendarNotPrinted'),
    calendarFile: async (calendar, of) => (await import('./calendarFile')).calendarFile(calendar, of),
    stopTask: (taskId) => {
      backups.stopTask(taskId);
      host.stopTask(taskId);
    },
    answerQuit: quitGuard.answer,
    openSample: (appearance) => host.openSample(appearance),
    leaveSample: () => host.leaveSample(),
    reopenShop: () => host.reopen(),
    moveShop: (dir) => host.moveTo(dir),
    pageState: () => visitorPage.state(),
    posterPdf: async (paper, of) => {
      const { posterPage } = await import('./posterPage');
      const { pdfOf } = await import('./pdf');
      return pdfOf(posterPage(paper, of), { isNumbered: false });
    },
    printPoster: async (paper, of) =>
      print((await import('./posterPage')).posterPage(paper, of), 'feedback.notPrinted'),
    entriesTable: async (rows, format, of) => (await import('./entriesTable')).entriesTable(rows, format, of),
    about: () => ({
      dataDir: host.dataDir(),
      version: app.getVersion(),
      electron: process.versions.electron,
      sqlite: shop.sqlite(),
    }),
  };
  const desk: Desk = {
    host: {
      ...host,
      command: (request, channel) => works.follow(request, channel, backedUp(request, channel)),
    },
    desktop,
    caller,
    approverOf: (request) => session.approverOf(request),
    isShopOpen: () => host.isOpen(),
    denied: host.denied,
    only: null,
  };
  const lookDesk = (look: Look): Desk => ({
    host: look.host,
    desktop: {
      ...desktop,
      query: askQuery(look.host, caller),
      copyCustomer: (customerId) => host.copyCustomer(look.file, customerId, caller()),
    },
    caller,
    approverOf: () => null,
    isShopOpen: () => true,
    denied: host.denied,
    only: LOOK_ACTS,
  });
  const doors = openRouter({
    deskOf: (event) => {
      if (isOurFrame(event, window()?.webContents)) return desk;
      const look = looks.all().find(({ contents }) => isOurFrame(event, contents));
      return look === undefined ? null : lookDesk(look);
    },
    checkOutputs: __TEST_BUILD__,
    logBug: (ref, channel, error) => {
      log('error', `bug ${ref} in ${channel}: ${traceOf(error)}`);
    },
  });

  let isQuitting = false;
  app.on('before-quit', () => (isQuitting = true));

  let isClosed = false;
  let isClosing = false;
  const hurry = new AbortController();
  app.on('second-instance', () => {
    if (!isClosing || hurry.signal.aborted) return;
    /* Somebody wants the shop open again: what is left of closing is finished then. */
    app.relaunch();
    hurry.abort();
  });
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    visitorPage.stop();
    helper.stop();
    const close = async (): Promise<void> => {
      await closeWithBackup(backups, dialogs, await language(), hurry.signal);
      await backups.stop();
      await host.close();
    };
    close()
      .catch((error: unknown) => {
        log('error', `closing: ${traceOf(error)}`);
      })
      .finally(() => {
        isClosed = true;
        app.quit();
      });
  });

  void shop.drawn.then(backups.begin);
  opened.on('close', (event) => {
    /* On a Mac people quit by the menu; elsewhere that is the system, which does not wait for answers. */
    const isSystems = isQuitting && process.platform !== 'darwin';
    if (!isSystems && !quitGuard.mayClose()) event.preventDefault();
  });
  opened.once('closed', () => {
    endWatch();
    endReminding();
    looks.closeAll();
  });
  const { webContents } = opened;
  offerReopening(webContents, {
    language,
    ask: dialogs.askYesNo,
    reopen: (isAtHome) => {
      if (isAtHome) void webContents.loadURL(startUrl());
      else webContents.reload();
    },
    quit: () => {
      app.quit();
    },
    now: Date.now,
    log,
  });
  return doors;
}
