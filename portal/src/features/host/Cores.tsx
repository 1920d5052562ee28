import { useTranslation } from 'react-i18next'
import type { HostDetail } from '@/shared/api/types'
import { Card } from '@/shared/ui/Card'
import { Meter } from '@/shared/ui/Meter'
import { useFormat } from '@/shared/units/use-format'
import styles from './Cores.module.css'

export function Cores({ cores }: Pick<HostDetail, 'cores'>) {
  const { t } = useTranslation('host')
  const format = useFormat()
  return (
    <Card title={t('cores.title')}>
      {cores.length === 0 ? (
        <p className={styles.none}>{t('cores.none')}</p>
      ) : (
        <ul className={styles.list}>
          {cores.map(({ cpu, usage_percent }) => (
            <li key={cpu}>
              <span className={styles.name}>{cpu}</span>
              <Meter percent={usage_percent} label={t('cores.one', { cpu })} text={format.percent(usage_percent)} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
