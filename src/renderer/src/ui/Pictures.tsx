import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { pressKey } from '@/lib/keys';
import { makePicture, pictureSource, type Picture } from '@/lib/makePicture';
import { ErrorNotice } from './ErrorNotice';
import { IconPicture } from './icons';
import { PictureDialog } from './PictureDialog';
import styles from './Pictures.module.css';

type PicturesProps = {
  /** What the pictures are of. */
  name: string;
  /** In small, the main one first. */
  pictures: readonly { id: number; small: string }[];
  /** No more than so many can be added. */
  most: number;
  /** Reads one in full. */
  read: (id: number) => Promise<string>;
  /** Without these nothing can be changed. Each resolves when it was done or refused. */
  acts: {
    add: (picture: Picture) => Promise<unknown>;
    drop: (id: number) => Promise<unknown>;
    putFirst?: (id: number) => Promise<unknown>;
  } | null;
  /** What an act was refused for. */
  error: unknown;
};

/**
 * Pictures of something as a row of small ones: Enter shows one in full, Delete takes it away, and another comes by choosing
 * a file, by dropping it here, or by pasting it anywhere on the page.
 */
export function Pictures({ name, pictures, most, read, acts, error }: PicturesProps) {
  const { t } = useTranslation();
  const [openId, setOpenId] = useState<number | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const hasRoom = pictures.length < most;

  const take = async (files: readonly File[]): Promise<void> => {
    if (acts === null || isMaking) return;
    setIsMaking(true);
    setProblem(null);
    try {
      for (const file of files.slice(0, most - pictures.length)) await acts.add(await makePicture(file));
    } catch (caught) {
      setProblem(caught);
    } finally {
      setIsMaking(false);
    }
  };
  const onPaste = useEffectEvent((event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || acts === null || !hasRoom) return;
    event.preventDefault();
    void take(files);
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent): void => {
      onPaste(event);
    };
    window.addEventListener('paste', listen);
    return () => {
      window.removeEventListener('paste', listen);
    };
  }, []);
  const drop = async (id: number): Promise<void> => {
    setOpenId(null);
    await acts?.drop(id);
    heading.current?.focus();
  };
  const dragged = (event: DragEvent): void => {
    if (acts === null || !hasRoom || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(event.type === 'dragover');
    if (event.type === 'drop') void take([...event.dataTransfer.files]);
  };

  if (pictures.length === 0 && acts === null) return null;
  return (
    <section
      className={isOver ? styles.over : styles.area}
      aria-label={t('common.pictures.heading')}
      onDragOver={dragged}
      onDragLeave={dragged}
      onDrop={dragged}
    >
      <div className={styles.head}>
        <h2 className={styles.title} ref={heading} tabIndex={-1}>
          {t('common.pictures.heading')}
        </h2>
        {acts && hasRoom && (
          <Button
            size="xs"
            loading={isMaking}
            leftSection={<IconPicture size="1rem" stroke={1.6} aria-hidden />}
            onClick={() => chooser.current?.click()}
          >
            {t('common.pictures.add')}
          </Button>
        )}
        <input
          ref={chooser}
          type="file"
          accept="image/*"
          multiple
          hidden
          aria-label={t('common.pictures.add')}
          onChange={(event) => {
            void take([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {(problem ?? error) != null && <ErrorNotice error={problem ?? error} />}
      {pictures.length === 0 && <p className={styles.quiet}>{t('common.pictures.none')}</p>}
      <ul className={styles.row}>
        {pictures.map(({ id, small }, at) => (
          <li key={id}>
            <button
              type="button"
              className={styles.small}
              aria-label={t('common.pictures.show', { name, number: at + 1 })}
              onClick={() => {
                setOpenId(id);
              }}
              onKeyDown={(event) => {
                if (acts) pressKey(event, { 'pictures.remove': () => void drop(id) });
              }}
            >
              <img src={pictureSource(small)} alt="" />
            </button>
          </li>
        ))}
      </ul>
      {openId !== null && (
        <PictureDialog
          name={name}
          ids={pictures.map(({ id }) => id)}
          openId={openId}
          read={read}
          onOpen={setOpenId}
          {...(acts && { onDrop: (id: number) => void drop(id) })}
          {...(acts?.putFirst && { onPutFirst: (id: number) => void acts.putFirst?.(id) })}
          onClose={() => {
            setOpenId(null);
          }}
        />
      )}
    </section>
  );
}
