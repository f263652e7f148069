import { backsUp, restores } from './backupWorks';
import { imports, migrates, saves } from './counterWorks';
import type { Base } from './drillShop';
import type { WorkPlace } from './workPlace';

/** What a shop is doing when the power goes, a disk fails or the program is killed. */
export const WORK_NAMES = ['save', 'import', 'migrate', 'backup', 'restore'] as const;
export type WorkName = (typeof WORK_NAMES)[number];

export type Work = { base: Base; run: (place: WorkPlace) => Promise<void> };

export const WORKS: Record<WorkName, Work> = {
  save: { base: 'today', run: saves },
  import: { base: 'today', run: imports },
  migrate: { base: 'older', run: migrates },
  backup: { base: 'today', run: backsUp },
  restore: { base: 'today', run: restores },
};
