import type { PlanPlace } from '@shared/features/products/products.contract';
import {
  FIRST_SIZE,
  fitsPlan,
  freeRoom,
  PLACE_KINDS,
  PLAN,
  type Box,
  type PlaceKind,
} from '@shared/features/products/plan.rules';
import { readCount } from '@shared/features/products/signs.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/lib/errorText';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import styles from './Plan.module.css';

type PlaceDialogProps = {
  /** Null for a new one. */
  place: PlanPlace | null;
  places: readonly PlanPlace[];
  /** Shelves that no place is named after. */
  known: readonly string[];
  onClose: () => void;
};

const SIDES = ['x', 'y', 'width', 'height'] as const;
const MOST = { x: PLAN.columns, y: PLAN.rows, width: PLAN.columns, height: PLAN.rows } as const;

/** What a place is called, what it is, and where it lies in squares, counted from 1. */
export function PlaceDialog({ place, places, known, onClose }: PlaceDialogProps) {
  const { t } = useTranslation();
  const kindLabel = useId();
  const putting = useAct('products.putPlace');
  const [name, setName] = useState(place?.name ?? '');
  const [kind, setKind] = useState<PlaceKind>(place?.kind ?? 'shelf');
  const [typed, setTyped] = useState(() => {
    const box: Box = place ?? freeRoom(places, FIRST_SIZE) ?? { x: 0, y: 0, ...FIRST_SIZE };
    return {
      x: String(box.x + 1),
      y: String(box.y + 1),
      width: String(box.width),
      height: String(box.height),
    };
  });
  const read = (side: (typeof SIDES)[number]): number | null => readCount(typed[side], 1, MOST[side]);
  const box = {
    x: (read('x') ?? 0) - 1,
    y: (read('y') ?? 0) - 1,
    width: read('width') ?? 0,
    height: read('height') ?? 0,
  };
  const isRead = SIDES.every((side) => read(side) !== null);
  const isBeside = isRead && !fitsPlan(box);
  const isNameless = name.trim() === '';

  const save = async (): Promise<void> => {
    const done = await putting.run({ id: place?.id ?? null, kind, name: name.trim(), ...box });
    if (done === null) return;
    offerUndo(t('products.plan.done', { name: name.trim() }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t(place === null ? 'products.plan.add' : 'products.plan.edit')}
      back={t('products.back')}
      save={t('products.plan.save')}
      isRunning={putting.isRunning}
      isDisabled={isNameless || !isRead || isBeside}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={t('products.plan.name')}
        value={name}
        onChange={setName}
        known={known}
        hint={t('products.plan.nameHint')}
        error={putting.error && errorText(putting.error)}
        autoFocus
      />
      <FieldRow label={t('products.plan.what')} labelId={kindLabel}>
        <Choice<PlaceKind>
          labelledBy={kindLabel}
          value={kind}
          onChange={setKind}
          options={PLACE_KINDS.map((value) => ({ value, text: t(`products.plan.kind.${value}`) }))}
        />
      </FieldRow>
      {SIDES.map((side) => (
        <TextField
          key={side}
          label={t(`products.plan.side.${side}`)}
          value={typed[side]}
          onChange={(text) => {
            setTyped((old) => ({ ...old, [side]: text }));
          }}
          inputMode="numeric"
          error={read(side) === null ? t('products.plan.wrong', { most: MOST[side] }) : null}
        />
      ))}
      {isBeside && <p className={styles.warn}>{t('products.plan.beside')}</p>}
    </FormDialog>
  );
}
