import type { Picture } from '@/lib/makePicture';
import { Pictures } from './Pictures';
import styles from './Pictures.module.css';

type HeldPicturesProps = {
  /** What the pictures are of. */
  name: string;
  pictures: readonly Picture[];
  /** No more than so many can be held. */
  most: number;
  /** Says, once there is one, that they are lost with the form. */
  hint: string;
  onChange: (change: (pictures: readonly Picture[]) => readonly Picture[]) => void;
};

/** Pictures of what is still being typed: the page alone holds them until it is saved. */
export function HeldPictures({ name, pictures, most, hint, onChange }: HeldPicturesProps) {
  return (
    <>
      <Pictures
        name={name}
        pictures={pictures.map(({ small }, at) => ({ id: at, small }))}
        most={most}
        read={(at) => Promise.resolve(pictures[at]?.full ?? '')}
        acts={{
          add: (picture) => {
            onChange((held) => [...held, picture]);
            return Promise.resolve();
          },
          drop: (at) => {
            onChange((held) => held.filter((_one, place) => place !== at));
            return Promise.resolve();
          },
        }}
        error={null}
      />
      {pictures.length > 0 && <p className={styles.quiet}>{hint}</p>}
    </>
  );
}
