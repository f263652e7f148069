import type { CallInput, ChannelName } from '@shared/ipc/contracts';
import { layoutOf } from '../support/builders/foreignFiles';

const token = '22222222-2222-4222-8222-222222222222';
const appearance = { language: 'zh-CN', theme: 'light', textSize: 100 } as const;
const sales = layoutOf('sales');
const draftId = 1;

/** An input that each channel takes. A channel without one does not compile. */
export const SAMPLES: { readonly [N in ChannelName]: CallInput<N> } = {
  'customers.list': {
    filter: { group: 'all', text: '单', tag: 'VIP' },
    sort: 'name',
    direction: 'asc',
    offset: 0,
    limit: 50,
  },
  'customers.counts': {},
  'customers.tags': {},
  'customers.find': { text: '单', limit: 12 },
  'customers.card': { id: 1 },
  'customers.timeline': { id: 1, kinds: ['sale'], offset: 0, limit: 50 },
  'customers.similar': { name: '单雄信', phones: ['13800138000'], exceptId: 1 },
  'customers.create': {
    name: '单雄信',
    number: '7',
    salutation: '',
    kind: 'person',
    gender: 'male',
    birthday: { month: 3, day: 5, year: 1990, calendar: 'solar' },
    phones: [{ text: '13800138000' }],
    wechat: '',
    email: '',
    address: '',
    region: '',
    company: '',
    tags: ['VIP'],
    likes: '',
    avoids: '',
    note: '',
    endsDraft: draftId,
  },
  'customers.edit': { id: 1, version: 1, fields: { name: '秦琼' }, endsDraft: draftId },
  'customers.remove': { ids: [1] },
  'customers.restore': { ids: [2] },
  'customers.addNote': { id: 1, text: 'x', endsDraft: draftId },
  'drafts.list': {},
  'drafts.find': { place: { form: 'customers.edit', customerId: 1 } },
  'drafts.keep': { place: { form: 'customers.create', slot: token }, title: '单', body: '{}' },
  'drafts.drop': { id: draftId },
  'history.list': { offset: 0, limit: 50 },
  'history.lookUp': { commandId: token },
  'history.undo': { actId: 1 },
  'history.undoLast': {},
  'settings.get': {},
  'settings.openShop': { shop: { name: '花店', ownerName: '王姐' }, appearance },
  'settings.editShop': { name: '花店', ownerName: '王姐' },
  'settings.setAppearance': { ...appearance },
  'settings.about': {},
  'settings.stopTask': { taskId: token },
  'settings.showDataFolder': {},
  'transfer.chooseFile': {},
  'transfer.inspect': {
    token,
    override: { sheet: null, headerRow: 1, encoding: null, delimiter: null },
  },
  'transfer.preview': { token, layout: sales, limit: 20 },
  'transfer.dryRun': { token, layout: sales, expectedRows: 7 },
  'transfer.run': { token, layout: sales, expectedRows: 7 },
  'transfer.undo': { importId: 1 },
  'transfer.list': { offset: 0, limit: 20 },
  'transfer.outcomes': { importId: 1, offset: 0, limit: 20 },
  'transfer.saveResult': {
    importId: 1,
    words: {
      fileName: 'x',
      headers: ['a', 'b', 'c', 'd'],
      outcomes: { imported: 'a', merged: 'b', skipped: 'c' },
      reasons: { alreadyThere: 'd' },
    },
  },
  'transfer.layoutFor': { headers: ['a'] },
  'transfer.rememberLayout': { headers: ['a'], layout: sales },
};
