import type { HeatMap } from '@shared/lib/heat';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { peopleText } from '@/lib/deskAdvice';
import { formatNumber } from '@/lib/format';
import styles from './HeatTable.module.css';

type HeatTableProps = {
  caption: string;
  map: HeatMap;
  open: readonly (readonly boolean[])[];
  /** Minutes of people at the desk in each hour; null where no roster is told. */
  desk: readonly (readonly number[])[] | null;
  /** Null where no list stands behind a mark. */
  onPick: ((weekday: number, hour: number) => void) | null;
  /** Numbers alone, for whoever reads these better than shades. */
  isPlain: boolean;
};

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** How many by weekday and hour, darker where there are more; hatched while the shop is shut, a line under it for whoever is at the desk. It is a table either way. */
export function HeatTable({ caption, map, open, desk, onPick, isPlain }: HeatTableProps) {
  const { t } = useTranslation();
  const most = Math.max(1, ...map.flat());
  return (
    <>
      <table className={isPlain ? styles.table : styles.heat} aria-label={caption}>
        <thead>
          <tr>
            <th scope="col">{t('common.heat.weekday')}</th>
            {HOURS.map((hour) => (
              <th key={hour} scope="col">
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.map((row, at) => {
            const day = t(`common.heat.day.${String(at + 1)}`);
            return (
              <tr key={day}>
                <th scope="row">{day}</th>
                {row.map((number, hour) => {
                  const isOpen = open[at]?.[hour] ?? true;
                  const share = (number / most) * 100;
                  const people = desk === null ? null : (desk[at]?.[hour] ?? 0) / 60;
                  const isAlone = people === 0 && isOpen;
                  const label = [
                    t(isOpen ? 'common.heat.cell' : 'common.heat.cellClosed', {
                      day,
                      hour,
                      number: formatNumber(number),
                    }),
                    people !== null && people > 0 && t('common.heat.atDesk', { people: peopleText(people) }),
                    isAlone && t('common.heat.nobody'),
                  ]
                    .filter(Boolean)
                    .join(t('common.factComma'));
                  return (
                    <td
                      key={HOURS[hour]}
                      style={{ '--heat': share, '--people': Math.min(people ?? 0, 4) } as React.CSSProperties}
                      className={
                        isPlain
                          ? undefined
                          : classes(
                              share > 55 && styles.hot,
                              !isOpen && styles.shut,
                              people !== null && people > 0 && styles.desk,
                              isAlone && styles.alone,
                            )
                      }
                      title={label}
                    >
                      {number > 0 && onPick ? (
                        <button
                          type="button"
                          className={styles.cell}
                          aria-label={label}
                          onClick={() => {
                            onPick(at + 1, hour);
                          }}
                        >
                          {formatNumber(number)}
                        </button>
                      ) : (
                        number > 0 && formatNumber(number)
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
      {!isPlain && (
        <p className={styles.legend}>
          {t('common.heat.closed')} {t(desk === null ? 'common.heat.noDesk' : 'common.heat.desk')}
        </p>
      )}
    </>
  );
}
