import { useEffect, useEffectEvent, useState } from 'react';
import { IconImport } from './icons';
import styles from './DropArea.module.css';

type DropAreaProps = {
  /** False while no file can be taken up; then the reason is shown in place of the invitation. */
  isOpen: boolean;
  /** What is said while a file hovers that can be taken up, or cannot, and where there are several. */
  words: { letGo: string; wait: string; oneOnly: string };
  onFile: (file: File) => void;
};

/** Takes a file that is dropped anywhere in the window, and says so while one hovers. Several at once are refused. */
export function DropArea({ isOpen, words, onFile }: DropAreaProps) {
  const [isOver, setIsOver] = useState(false);
  const [isRefused, setIsRefused] = useState(false);

  const onDrag = useEffectEvent((event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (event.type === 'dragover') {
      event.dataTransfer.dropEffect = isOpen ? 'copy' : 'none';
      setIsOver(true);
      setIsRefused(false);
    } else if (event.type === 'dragleave') {
      // Leaving for another element of the window is no leaving.
      if (event.relatedTarget === null) setIsOver(false);
    } else {
      setIsOver(false);
      const { files } = event.dataTransfer;
      const [file] = files;
      if (!isOpen || !file) return;
      if (files.length > 1) setIsRefused(true);
      else onFile(file);
    }
  });

  useEffect(() => {
    const listen = (event: DragEvent): void => {
      onDrag(event);
    };
    const names = ['dragover', 'dragleave', 'drop'] as const;
    for (const name of names) window.addEventListener(name, listen);
    return () => {
      for (const name of names) window.removeEventListener(name, listen);
    };
  }, []);

  if (isRefused) {
    return (
      <p className={styles.refused} role="alert">
        {words.oneOnly}
      </p>
    );
  }
  if (!isOver) return null;
  return (
    <div className={styles.area}>
      <IconImport size="3rem" stroke={1.5} aria-hidden />
      <p className={styles.text}>{isOpen ? words.letGo : words.wait}</p>
    </div>
  );
}
