import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { languages, usePreferences } from '@/shared/preferences/preferences-store'
import { languageNames } from '@/shared/preferences/preference-options'
import { Lantern } from '@/shared/ui/Lantern'
import styles from './GateLayout.module.css'

interface GateLayoutProps {
  title: string
  words: string
  children: ReactNode
}

/** The frame of the pages before the portal: setup and login. */
export function GateLayout({ title, words, children }: GateLayoutProps) {
  const { t, i18n } = useTranslation(['shell', 'common'])
  const setLanguage = usePreferences((state) => state.setLanguage)
  return (
    <main className={styles.page}>
      <div className={styles.brand}>
        <Lantern size={28} />
        {t('shell:product')}
      </div>
      <section className={styles.card}>
        <header className={styles.header}>
          <h1>{title}</h1>
          <p>{words}</p>
        </header>
        {children}
      </section>
      <div className={styles.languages} role="group" aria-label={t('common:preference.language')}>
        {languages.map((language) => (
          <button key={language} type="button" lang={language} aria-pressed={i18n.language === language} onClick={() => setLanguage(language)}>
            {languageNames[language]}
          </button>
        ))}
      </div>
    </main>
  )
}
