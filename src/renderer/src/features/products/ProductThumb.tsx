import { useCall } from '@/lib/useCall';
import { pictureSource } from '@/lib/makePicture';
import styles from './ProductThumb.module.css';

type ProductThumbProps = {
  /** The main picture of the product; null keeps its place free. */
  pictureId: number | null;
  size: 'row' | 'large';
};

/** What a product looks like, beside its name, which says what it is. Fetched when it comes into sight. */
export function ProductThumb({ pictureId, size }: ProductThumbProps) {
  return (
    <span className={styles[size]} aria-hidden>
      {pictureId !== null && <Fetched id={pictureId} />}
    </span>
  );
}

/** A picture that was taken away meanwhile leaves its place free: the name beside it says enough. */
function Fetched({ id }: { id: number }) {
  const { data } = useCall('products.smallPicture', { id });
  return data && <img src={pictureSource(data.small)} alt="" />;
}
