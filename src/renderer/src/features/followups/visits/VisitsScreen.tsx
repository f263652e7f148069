import { useLocation } from 'wouter';
import { ComposeSheet } from './ComposeSheet';
import { SheetPage } from './SheetPage';
import { visitPlaceOf } from './visitPlace';
import { VisitList } from './VisitList';

/** On the road: the sheets that are out or were, a new one, and one that is brought back. */
export function VisitsScreen() {
  const [path] = useLocation();
  const place = visitPlaceOf(path);
  switch (place.kind) {
    case 'list':
      return <VisitList />;
    case 'new':
      return <ComposeSheet />;
    case 'sheet':
      return <SheetPage key={place.mark} mark={place.mark} />;
  }
}
