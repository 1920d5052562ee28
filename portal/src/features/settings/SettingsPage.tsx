import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLanguageOptions, useRateUnitOptions, useThemeOptions } from '@/shared/preferences/preference-options'
import { usePreferences } from '@/shared/preferences/preferences-store'
import { useIsAdmin } from '@/shared/session/use-session'
import { Card } from '@/shared/ui/Card'
import { SelectField } from '@/shared/ui/Field'
import { useFormat } from '@/shared/units/use-format'
import { Accounts } from './Accounts'
import { serverQuery } from './api/get-server'
import styles from './SettingsPage.module.css'

export function SettingsPage() {
  const { t } = useTranslation('settings')
  const isAdmin = useIsAdmin()
  return (
    <div className={styles.page}>
      <h1>{t('title')}</h1>
      <Appearance />
      {isAdmin && <Accounts />}
      <Server />
    </div>
  )
}

function Appearance() {
  const { t } = useTranslation(['settings', 'common'])
  const { theme, language, rateUnit, setTheme, setLanguage, setRateUnit } = usePreferences()
  return (
    <Card title={t('settings:appearance')}>
      <div className={styles.fields}>
        <SelectField label={t('common:preference.theme')} value={theme} options={useThemeOptions()} onChange={setTheme} />
        <SelectField label={t('common:preference.language')} value={language} options={useLanguageOptions()} onChange={setLanguage} />
        <SelectField label={t('common:preference.rateUnit')} value={rateUnit} options={useRateUnitOptions()} onChange={setRateUnit} />
      </div>
      <p className={styles.note}>{t('settings:inThisBrowser')}</p>
    </Card>
  )
}

function Server() {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const { data } = useQuery(serverQuery)
  if (!data) return null
  return (
    <Card title={t('server.title')}>
      <dl className={styles.facts}>
        <dt>{t('server.version')}</dt>
        <dd>{data.version}</dd>
        <dt>{t('server.started')}</dt>
        <dd>{format.dateTime(Date.parse(data.started_at))}</dd>
        <dt>{t('server.encryption')}</dt>
        <dd>{data.tls ? t('server.encrypted') : t('server.plain')}</dd>
        <dt>{t('server.grpcPort')}</dt>
        <dd>{String(data.grpc_port)}</dd>
      </dl>
    </Card>
  )
}
