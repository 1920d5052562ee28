import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { languages, type Language, type LanguageChoice } from '@/shared/preferences/preferences-store'
import en from './locales/en'

const defaultNS = 'common'

/** English travels with the page; the others come when somebody reads them. */
const loaders: Record<Exclude<Language, 'en'>, () => Promise<{ default: Record<string, object> }>> = {
  ru: () => import('./locales/ru'),
  zh: () => import('./locales/zh'),
  pl: () => import('./locales/pl'),
}

export function resolveLanguage(choice: LanguageChoice, preferred: readonly string[] = navigator.languages): Language {
  if (choice !== 'system') return choice
  const wanted = preferred.map((tag) => tag.toLowerCase().split('-')[0])
  return languages.find((language) => language === wanted.find((tag) => languages.some((known) => known === tag))) ?? 'en'
}

export async function startI18n(choice: LanguageChoice): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    resources: { en },
    lng: 'en',
    fallbackLng: 'en',
    defaultNS,
    ns: Object.keys(en),
    interpolation: { escapeValue: false },
  })
  await switchLanguage(resolveLanguage(choice))
  return i18next
}

export async function switchLanguage(language: Language): Promise<void> {
  if (language !== 'en' && !i18next.hasResourceBundle(language, defaultNS)) {
    const { default: bundles } = await loaders[language]()
    for (const [namespace, words] of Object.entries(bundles)) i18next.addResourceBundle(language, namespace, words)
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}
