import { lazy, Suspense, type ComponentType } from 'react';

/**
 * A screen that is fetched when it is first drawn, or before by `load`: one that is there already is drawn at once, where
 * React would let it wait for a third of a second. Whoever draws it keeps what `screen` gave.
 */
export function late<Props>(fetch: () => Promise<ComponentType<Props>>) {
  let here: ComponentType<Props> | null = null;
  const load = async (): Promise<{ default: ComponentType<Props> }> => {
    here = await fetch();
    return { default: here };
  };
  const Late = lazy(load);
  return { load, screen: () => here ?? Late };
}

/** A dialog that is fetched when it is first opened; the page below stays as it is meanwhile. */
export function lateDialog<Props extends object>(fetch: () => Promise<ComponentType<Props>>) {
  const Late = lazy(async () => ({ default: await fetch() }));
  return function LateDialog(props: Props) {
    return (
      <Suspense fallback={null}>
        <Late {...props} />
      </Suspense>
    );
  };
}
