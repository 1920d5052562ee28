import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export type ThemeChoice = 'system' | 'dark' | 'light'
export type RateUnit = 'bytes' | 'bits'
export const languages = ['en', 'ru', 'zh', 'pl'] as const
export type Language = (typeof languages)[number]
export type LanguageChoice = 'system' | Language

interface Preferences {
  theme: ThemeChoice
  language: LanguageChoice
  rateUnit: RateUnit
  setTheme: (theme: ThemeChoice) => void
  setLanguage: (language: LanguageChoice) => void
  setRateUnit: (rateUnit: RateUnit) => void
}

/** Kept in this browser; theme-boot.js reads the same entry before the first paint. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      theme: 'system',
      language: 'system',
      rateUnit: 'bytes',
      setTheme: (theme) => set({ theme }),
      setLanguage: (language) => set({ language }),
      setRateUnit: (rateUnit) => set({ rateUnit }),
    }),
    { name: 'vedette.preferences' },
  ),
)
