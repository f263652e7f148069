import type { DraftPlace, DraftRow } from '@shared/features/drafts/drafts.contract';
import { inquiryOfSlot } from '@shared/features/inquiries/inquiries.rules';
import { productOfSlot } from '@shared/features/products/products.rules';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { flushDrafts, nameOf, useDrafts, useOpenForms } from '@/features/drafts/drafts.public';
import { call } from '@/lib/client';
import { useKeys } from '@/lib/keys';
import { notifyDone, notifyError } from '@/lib/notify';
import { IconPark } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import styles from './ParkedDrafts.module.css';
import { ParkedList } from './ParkedList';

const SLOT_PAGES = {
  'customers.create': '/customers/new',
  'shifts.write': '/shifts',
  'followups.bringVisits': '/visits',
  'sales.ringUp': '/sales/till',
  'complaints.file': '/complaints/new',
  'inquiries.add': '/inquiries/new',
  'products.create': '/products/new',
  'opening.save': '/opening/new',
} as const;

/** Where the form of a draft stands; a customer in the bin shows the card, where they can be taken out again. */
function addressOf({ place, customer }: DraftRow): string {
  if (place.form === 'products.edit') return `/products/${productOfSlot(place.slot)}/edit`;
  if (place.form === 'products.setParts') return `/products/${productOfSlot(place.slot)}`;
  if (place.form === 'inquiries.giveQuote') return `/inquiries/board/${inquiryOfSlot(place.slot)}`;
  if ('slot' in place) {
    return `${SLOT_PAGES[place.form]}/${place.slot}`;
  }
  const card = `/customers/${place.customerId}`;
  return place.form === 'customers.edit' && !customer?.isInBin ? `${card}/edit` : card;
}

const FIELDS: Readonly<Partial<Record<DraftPlace['form'], string>>> = {
  'customers.addNote': 'note',
  'followups.promise': 'promise',
  'processes.start': 'process',
  'opening.save': 'grid',
  'products.setParts': 'bundle',
  'inquiries.giveQuote': 'quote',
};

/** What to begin with there. */
const fieldOf = ({ form }: DraftPlace): string => FIELDS[form] ?? 'name';

/** Forms that were left half-done: how many, which, and F4 to go from one to the next. */
export function ParkedDrafts() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { data: drafts = [] } = useDrafts();
  const open = useOpenForms();
  const parked = drafts.filter(({ place }) => !open.has(nameOf(place)));
  const [isShown, setIsShown] = useState(false);
  const panelId = useId();

  const goTo = (draft: DraftRow): void => {
    setIsShown(false);
    navigate(addressOf(draft), { state: { field: fieldOf(draft.place) } });
  };
  /** In the order in which they were begun, so that two take turns and more come round. */
  const goOn = async (): Promise<void> => {
    // A word that is half a tag becomes one when it is left.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    try {
      await flushDrafts();
      const usable = (await call('drafts.list', {})).filter(({ customer }) => !customer?.isInBin);
      const ring = usable.toSorted((a, b) => a.id - b.id);
      const at = ring.findIndex(({ place }) => open.has(nameOf(place)));
      const next = at === -1 ? usable[0] : ring[(at + 1) % ring.length];
      if (next && !open.has(nameOf(next.place))) goTo(next);
      else notifyDone(t('drafts.none'));
    } catch (error) {
      notifyError(error);
    }
  };
  useKeys({ 'everywhere.parked': () => void goOn() });

  useEffect(() => {
    const keep = (): void => void flushDrafts();
    const moments = ['blur', 'beforeunload', 'pagehide'] as const;
    for (const moment of moments) window.addEventListener(moment, keep);
    return () => {
      for (const moment of moments) window.removeEventListener(moment, keep);
    };
  }, []);

  if (parked.length === 0) return null;
  return (
    <div
      className={styles.place}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) setIsShown(false);
      }}
    >
      <button
        type="button"
        className={styles.badge}
        aria-haspopup="dialog"
        aria-expanded={isShown}
        aria-controls={isShown ? panelId : undefined}
        aria-label={t('drafts.badge', { number: parked.length })}
        onClick={() => {
          setIsShown(!isShown);
        }}
      >
        <IconPark size="1.125rem" stroke={1.6} aria-hidden />
        <span className={styles.word}>{t('drafts.parked')}</span>
        <span className={styles.count}>{parked.length}</span>
        <KeyCap name="everywhere.parked" />
      </button>
      {isShown && (
        <ParkedList
          id={panelId}
          drafts={parked}
          onOpen={goTo}
          onClose={() => {
            setIsShown(false);
          }}
        />
      )}
    </div>
  );
}
