import { CircleUser, Languages, LogOut, Moon, Sun } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { languageNames, useLanguageOptions, useThemeOptions } from '@/shared/preferences/preference-options'
import { usePreferences } from '@/shared/preferences/preferences-store'
import { usePerson, useSignOut } from '@/shared/session/use-session'
import { useTheme } from '@/shared/theme/use-theme'
import { IconButton } from '@/shared/ui/Button'
import { Menu, MenuChoices, MenuItem, MenuLabel, MenuLine } from '@/shared/ui/Menu'

export function ThemeMenu() {
  const { t } = useTranslation('common')
  const { theme, setTheme } = usePreferences()
  const shown = useTheme()
  const options = useThemeOptions()
  return (
    <Menu
      trigger={
        <IconButton label={t('preference.theme')}>
          {shown === 'dark' ? <Moon size={16} aria-hidden /> : <Sun size={16} aria-hidden />}
        </IconButton>
      }
    >
      <MenuChoices value={theme} options={options} onChange={setTheme} />
    </Menu>
  )
}

export function LanguageMenu() {
  const { t } = useTranslation('common')
  const { language, setLanguage } = usePreferences()
  const options = useLanguageOptions()
  return (
    <Menu
      trigger={
        <IconButton label={language === 'system' ? t('preference.language') : `${t('preference.language')}: ${languageNames[language]}`}>
          <Languages size={16} aria-hidden />
        </IconButton>
      }
    >
      <MenuChoices value={language} options={options} onChange={setLanguage} />
    </Menu>
  )
}

export function UserMenu() {
  const { t } = useTranslation('shell')
  const person = usePerson()
  const signOut = useSignOut()
  if (!person) return null
  return (
    <Menu
      trigger={
        <IconButton label={t('user.menu', { name: person.username })}>
          <CircleUser size={17} aria-hidden />
        </IconButton>
      }
    >
      <MenuLabel>
        {person.username} · {t(`user.role.${person.role}`)}
      </MenuLabel>
      <MenuLine />
      <MenuItem onSelect={() => void signOut()}>
        <LogOut size={14} aria-hidden />
        {t('user.signOut')}
      </MenuItem>
    </Menu>
  )
}
