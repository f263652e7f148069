import { backupDesktop } from '../features/backup/backup.desktop';
import { feedbackDesktop } from '../features/feedback/feedback.desktop';
import { complaintsDesktop } from '../features/complaints/complaints.desktop';
import { followupsDesktop } from '../features/followups/followups.desktop';
import { inquiriesDesktop } from '../features/inquiries/inquiries.desktop';
import { joinsDesktop } from '../features/joins/joins.desktop';
import { loyaltyDesktop } from '../features/loyalty/loyalty.stored.desktop';
import { openingDesktop } from '../features/opening/opening.desktop';
import { privacyDesktop } from '../features/privacy/privacy.desktop';
import { productsDesktop } from '../features/products/products.desktop';
import { salesDesktop } from '../features/sales/sales.desktop';
import { settingsDesktop } from '../features/settings/settings.desktop';
import { staffDesktop } from '../features/staff/staff.desktop';
import { transferDesktop } from '../features/transfer/transfer.desktop';
import { byFullName } from './byFullName';
import type { DesktopContext } from './handlers';

/** Every handler of windows and dialogs by its full name. The main thread loads this and no database code. */
export const DESKTOPS = byFullName<(desktop: DesktopContext, input: never) => unknown>({
  backup: backupDesktop,
  feedback: feedbackDesktop,
  complaints: complaintsDesktop,
  followups: followupsDesktop,
  inquiries: inquiriesDesktop,
  joins: joinsDesktop,
  loyalty: loyaltyDesktop,
  opening: openingDesktop,
  privacy: privacyDesktop,
  products: productsDesktop,
  sales: salesDesktop,
  settings: settingsDesktop,
  staff: staffDesktop,
  transfer: transferDesktop,
});
