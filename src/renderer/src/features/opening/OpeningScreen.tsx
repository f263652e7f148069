import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useIsLooking } from '@/lib/looking';
import { GridPage } from './GridPage';
import { ListPage } from './ListPage';
import { ListsPage } from './ListsPage';

/** Opening balances: the lists that were taken over, one of them, and a new one, each with an address of its own. */
export function OpeningScreen() {
  const [path] = useLocation();
  const [, , page = '', slot = ''] = path.split('/');
  const mayWrite = useMay('opening.write');
  const isLooking = useIsLooking();
  if (page === 'new' && mayWrite && !isLooking) return <GridPage slot={slot === '' ? null : slot} />;
  return /^\d+$/u.test(page) ? <ListPage id={Number(page)} /> : <ListsPage />;
}
