import { useTranslation } from 'react-i18next'
import { languages, type Language, type LanguageChoice, type RateUnit, type ThemeChoice } from './preferences-store'

interface Option<T> {
  value: T
  label: string
}

/** Each in its own words, so that it can be found by those who read no other. */
export const languageNames: Record<Language, string> = { en: 'English', ru: 'Русский', zh: '中文', pl: 'Polski' }

export function useLanguageOptions(): Option<LanguageChoice>[] {
  const { t } = useTranslation('common')
  return [
    { value: 'system', label: t('preference.languageSystem') },
    ...languages.map((language) => ({ value: language, label: languageNames[language] })),
  ]
}

export function useThemeOptions(): Option<ThemeChoice>[] {
  const { t } = useTranslation('common')
  return (['system', 'dark', 'light'] as const).map((value) => ({ value, label: t(`preference.themes.${value}`) }))
}

export function useRateUnitOptions(): Option<RateUnit>[] {
  const { t } = useTranslation('common')
  return (['bytes', 'bits'] as const).map((value) => ({ value, label: t(`preference.rateUnits.${value}`) }))
}
