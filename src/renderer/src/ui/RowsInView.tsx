import { useImperativeHandle, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';

export type RowsInViewHandle = { show: (first: number, last: number) => void };

type RowsInViewProps = {
  handleRef: Ref<RowsInViewHandle>;
  /** What the rows are. */
  of: 'customers' | 'acts' | 'products';
  /** How many there are, in view or not. */
  total: number;
};

/** Says which rows are in view, without drawing the page anew while it scrolls. */
export function RowsInView({ handleRef, of, total }: RowsInViewProps) {
  const { t } = useTranslation();
  const [range, setRange] = useState<{ first: number; last: number } | null>(null);
  useImperativeHandle(
    handleRef,
    () => ({
      show: (first, last) => {
        setRange((old) => (old?.first === first && old.last === last ? old : { first, last }));
      },
    }),
    [],
  );
  if (range === null) return '';
  return t(`common.rowsInView.${of}`, {
    first: formatNumber(range.first + 1),
    last: formatNumber(range.last + 1),
    total: formatNumber(total),
  });
}
