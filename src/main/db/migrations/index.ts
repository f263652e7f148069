import type { Migration } from '../migrate';
import { migration0001 } from './0001-shop';
import { migration0002 } from './0002-customers-companies-files-consents';
import { migration0003 } from './0003-drafts';
import { migration0004 } from './0004-staff-sign-in';
import { migration0005 } from './0005-privacy';
import { migration0006 } from './0006-audit-search';
import { migration0007 } from './0007-staff-approval';
import { migration0008 } from './0008-customers-team';
import { migration0009 } from './0009-shifts';
import { migration0010 } from './0010-followups';
import { migration0011 } from './0011-followups-rules';
import { migration0012 } from './0012-followups-promises';
import { migration0013 } from './0013-followups-series';
import { migration0014 } from './0014-followups-visits';
import { migration0015 } from './0015-products-catalogue';
import { migration0016 } from './0016-followups-events';
import { migration0017 } from './0017-sales-counter';
import { migration0018 } from './0018-loyalty-tiers';
import { migration0019 } from './0019-products-special';
import { migration0020 } from './0020-transfer-products';
import { migration0021 } from './0021-processes';
import { migration0022 } from './0022-loyalty-coupons';
import { migration0023 } from './0023-loyalty-stored';
import { migration0024 } from './0024-loyalty-imports';
import { migration0025 } from './0025-sales-advices';
import { migration0026 } from './0026-products-ratings';
import { migration0027 } from './0027-products-pictures';
import { migration0028 } from './0028-loyalty-counts';
import { migration0029 } from './0029-products-bundles';
import { migration0030 } from './0030-loyalty-cards';
import { migration0031 } from './0031-opening';
import { migration0032 } from './0032-feedback';
import { migration0033 } from './0033-complaints';
import { migration0034 } from './0034-feedback-complaints';
import { migration0035 } from './0035-products-plan';
import { migration0036 } from './0036-complaints-learn';
import { migration0037 } from './0037-complaints-pictures';
import { migration0038 } from './0038-inquiries';
import { migration0039 } from './0039-joins';
import { migration0040 } from './0040-complaints-compensation';
import { migration0041 } from './0041-complaints-order';
import { migration0042 } from './0042-complaints-policies';
import { migration0043 } from './0043-join-tokens';
import { migration0044 } from './0044-sales-hours';
import { migration0045 } from './0045-complaints-board';
import { migration0046 } from './0046-fields';
import { migration0047 } from './0047-feedback-pictures';
import { migration0048 } from './0048-duplicates';

/** All migrations in order. A released one is never edited; a change of the schema is a new one at the end. */
export const MIGRATIONS: readonly Migration[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
  migration0006,
  migration0007,
  migration0008,
  migration0009,
  migration0010,
  migration0011,
  migration0012,
  migration0013,
  migration0014,
  migration0015,
  migration0016,
  migration0017,
  migration0018,
  migration0019,
  migration0020,
  migration0021,
  migration0022,
  migration0023,
  migration0024,
  migration0025,
  migration0026,
  migration0027,
  migration0028,
  migration0029,
  migration0030,
  migration0031,
  migration0032,
  migration0033,
  migration0034,
  migration0035,
  migration0036,
  migration0037,
  migration0038,
  migration0039,
  migration0040,
  migration0041,
  migration0042,
  migration0043,
  migration0044,
  migration0045,
  migration0046,
  migration0047,
  migration0048,
];
