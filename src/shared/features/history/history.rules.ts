/** Fields of recorded rows that the history shows and is searched by, as `<table>.<column>`; a settings row by its parts. */
export const HISTORY_FIELDS = [
  'customers.name',
  'customers.number',
  'customers.salutation',
  'customers.kind',
  'customers.gender',
  'customers.birthMonth',
  'customers.birthDay',
  'customers.birthYear',
  'customers.birthCalendar',
  'customerPhones.display',
  'customerPhones.kind',
  'customerPhones.label',
  'customers.wechat',
  'customers.email',
  'customers.address',
  'customers.region',
  'customers.company',
  'customerTags.tag',
  'customers.likes',
  'customers.avoids',
  'customers.note',
  'customers.deletedAt',
  'customers.isRestricted',
  'customers.erasedAt',
  'customerNotes.text',
  'staff.name',
  'staff.role',
  'staff.isActive',
  'staffRights.role',
  'staffRights.right',
  'staffRights.scope',
  'settings.name',
  'settings.address',
  'settings.language',
  'settings.theme',
  'settings.textSize',
  'settings.afterMinutes',
  'settings.contact',
  'settings.retentionYears',
  'settings.monday',
  'settings.tuesday',
  'settings.wednesday',
  'settings.thursday',
  'settings.friday',
  'settings.saturday',
  'settings.sunday',
  'settings.onHolidays',
  'settings.closedDays',
  'settings.holidays',
] as const;
export type HistoryField = (typeof HISTORY_FIELDS)[number];

/** Columns whose change tells nobody anything: they number, order or repeat what other columns say. */
export const SILENT_COLUMNS: ReadonlySet<string> = new Set([
  'id',
  'customerId',
  'version',
  'updatedAt',
  'createdAt',
  'createdOn',
  'createdBy',
  'importId',
  'isListed',
  'sortKey',
  'pinyin',
  'phoneTail',
  'position',
  'digits',
  'contactId',
  'at',
  'onDay',
  'minute',
  'actorId',
  'key',
  'mark',
]);

/** Kinds of acts that people look for together; besides these there are the features. */
export const ACT_KINDS = {
  /** Who came in and who left. */
  door: ['staff.signIn', 'staff.refuse', 'staff.recover', 'staff.prove', 'staff.lock', 'staff.signOut'],
  /** What was taken out of the shop, or laid open to be taken. */
  out: [
    'transfer.saveResult',
    'privacy.saveData',
    'followups.takeVisits',
    'followups.printVisits',
    'followups.saveVisits',
    'followups.printCalendar',
    'followups.saveCalendar',
    'followups.saveCalendarFile',
    'backup.make',
    'backup.addPlace',
    'backup.look',
    'backup.proposeCode',
    'backup.printCode',
    'settings.showDataFolder',
    'settings.choosePlace',
  ],
  /** Masked numbers that were looked at. */
  reveal: ['customers.peek'],
  /** What was taken away. */
  removal: ['customers.remove', 'transfer.undo', 'privacy.erase'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type ActKind = keyof typeof ACT_KINDS;
export const ACT_KIND_NAMES = Object.keys(ACT_KINDS) as [ActKind, ...ActKind[]];

/** Most acts that a search in what was changed answers. */
export const MOST_FOUND = 200;
