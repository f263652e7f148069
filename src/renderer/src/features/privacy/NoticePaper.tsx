import type { NoticePage } from '@shared/features/privacy/privacy.contract';
import type { Language } from '@shared/features/settings/settings.contract';
import styles from './NoticePaper.module.css';

/** The sheet on screen: the same words in the same order as on paper. */
export function NoticePaper({ page, language }: { page: NoticePage; language: Language }) {
  return (
    <article className={styles.sheet} lang={language}>
      <header className={styles.head}>
        <p className={styles.shop}>{page.shop}</p>
        <h3 className={styles.title}>{page.title}</h3>
      </header>
      <p>{page.lead}</p>
      {page.parts.map(({ heading, lines }) => (
        <section key={heading} className={styles.part}>
          <h4 className={styles.heading}>{heading}</h4>
          <div>
            {lines.map(({ about, text }) => (
              <p key={text}>
                {about !== null && <b className={styles.about}>{about}</b>}
                {text}
              </p>
            ))}
          </div>
        </section>
      ))}
      <section className={styles.contact}>
        <h4>{page.contact.heading}</h4>
        <p className={styles.whom}>{page.contact.text}</p>
      </section>
      <footer className={styles.end}>{page.foot}</footer>
    </article>
  );
}
