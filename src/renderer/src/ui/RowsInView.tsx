import { useImperativeHandle, useState, type Ref } from 'react';

export type RowsInViewHandle = { show: (first: number, last: number) => void };

type RowsInViewProps = {
  handleRef: Ref<RowsInViewHandle>;
  /** Words for the rows in view, counted from 1. */
  text: (first: number, last: number) => string;
};

/** Says which rows are in view, without drawing the page anew while it scrolls. */
export function RowsInView({ handleRef, text }: RowsInViewProps) {
  const [range, setRange] = useState({ first: 0, last: 0 });
  useImperativeHandle(
    handleRef,
    () => ({
      show: (first, last) => {
        setRange((old) => (old.first === first && old.last === last ? old : { first, last }));
      },
    }),
    [],
  );
  return text(range.first + 1, range.last + 1);
}
