import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { HostDetail } from '@/shared/api/types'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { CopyButton } from '@/shared/ui/CopyButton'
import { saveFile } from '@/shared/ui/save-file'
import { useFormat } from '@/shared/units/use-format'
import { hardwareSheet, type SheetGroup, type SheetRow } from './hardware-sheet'
import styles from './HardwareSheet.module.css'

export function HardwareSheet({ host }: { host: HostDetail }) {
  const { t } = useTranslation('host')
  const format = useFormat()
  const { hardware } = host
  if (!hardware) {
    return (
      <Card title={t('hardware.title')}>
        <p className={styles.none}>{t('hardware.none')}</p>
      </Card>
    )
  }
  const json = JSON.stringify(hardware, null, 2)
  return (
    <Card
      title={t('hardware.title')}
      actions={
        <>
          <CopyButton text={json} label={t('hardware.copyAll')} />
          <Button look="quiet" onClick={() => saveFile(`${host.name}-hardware.json`, 'application/json', json)}>
            <Download size={14} aria-hidden />
            {t('hardware.json')}
          </Button>
        </>
      }
    >
      <p className={styles.none}>{t('hardware.updated', { at: format.dateTime(Date.parse(host.hardware_updated_at ?? '')) })}</p>
      <div className={styles.sheet}>
        {hardwareSheet(hardware).map((group) => (
          <Group key={group.section} group={group} />
        ))}
      </div>
    </Card>
  )
}

function Group({ group }: { group: SheetGroup }) {
  const { t } = useTranslation('host')
  return (
    <section className={styles.group}>
      <h3>{t(`hardware.section.${group.section}`)}</h3>
      {group.rows.length > 0 && <Rows rows={group.rows} />}
      {group.items.map((rows, index) => (
        <div key={index} className={styles.item}>
          <Rows rows={rows} />
        </div>
      ))}
    </section>
  )
}

function Rows({ rows }: { rows: SheetRow[] }) {
  const { t } = useTranslation('host')
  const write = useWriteValue()
  return (
    <dl className={styles.rows}>
      {rows.map((row) => {
        const text = write(row)
        return (
          <div key={row.key}>
            {/* Agents of other makers send keys that we have no word for. */}
            <dt>{t(`hardware.key.${row.key}` as 'hardware.key.hostname', { defaultValue: row.key })}</dt>
            <dd>
              <span>{text}</span>
              <CopyButton text={text} label={t('hardware.copy')} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function useWriteValue() {
  const { t } = useTranslation('units')
  const format = useFormat()
  return ({ value, kind }: SheetRow): string => {
    switch (kind) {
      case 'megabytes':
        return format.bytes(Number(value) * 1024 ** 2)
      case 'bytes':
        return format.bytes(Number(value))
      case 'megahertz':
        return t('megahertz', { value: format.number(Number(value)) })
      case 'megabits':
        return t('megabits', { value: format.number(Number(value)) })
      case 'list':
        return (value as unknown[]).map(String).join(', ')
      case 'text':
        return typeof value === 'object' ? JSON.stringify(value) : String(value)
    }
  }
}
