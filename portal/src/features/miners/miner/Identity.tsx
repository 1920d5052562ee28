import { useTranslation } from 'react-i18next'
import { Card } from '@/shared/ui/Card'
import { CopyButton } from '@/shared/ui/CopyButton'
import { Tag } from '@/shared/ui/Tag'
import { useFormat } from '@/shared/units/use-format'
import type { MinerDetail } from '../api/miner-detail'
import { Told } from '../parts/Told'
import styles from './MinerPage.module.css'

/** Who the device is and by what that is known; how whole its replies were. */
export function Identity({ miner }: { miner: MinerDetail }) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const facts = [
    { name: t('identity.vendor'), text: miner.vendor },
    { name: t('identity.rawModel'), text: miner.raw_model },
    { name: t('identity.serial'), text: miner.serial },
    { name: t('identity.hostname'), text: miner.hostname },
    { name: t('identity.controlBoard'), text: miner.control_board },
    { name: t('identity.algorithm'), text: miner.algorithm },
    { name: t('identity.api'), text: miner.api_version },
    { name: t('identity.firstSeen'), text: miner.first_seen == null ? null : format.dateTime(miner.first_seen) },
  ]
  const evidence = miner.evidence ?? []
  const { partial, truncated, missing = [], repaired = [] } = miner.quality ?? {}
  const quality = [partial && t('identity.partial'), truncated && t('identity.truncated')].filter(Boolean).join(' ')
  return (
    <Card title={t('identity.title')} actions={<CopyButton text={miner.key} label={t('identity.copyKey')} />}>
      <dl className={styles.facts}>
        {facts.map(({ name, text }) => (
          <Fact key={name} name={name} text={text} />
        ))}
        {evidence.length > 0 && (
          <>
            <dt>{t('identity.evidence')}</dt>
            <dd className={styles.stack}>
              {evidence.map(({ source, marker }) => (
                <span key={`${source} ${marker}`}>
                  <Tag>{source}</Tag> <code>{marker}</code>
                </span>
              ))}
            </dd>
          </>
        )}
        {miner.is_ambiguous && <Fact name={t('issue.ambiguous')} text={t('identity.ambiguous')} />}
        {quality && <Fact name={t('identity.quality')} text={[quality, ...missing].join(' · ')} />}
        {repaired.length > 0 && <Fact name={t('identity.repaired')} text={repaired.join(', ')} />}
      </dl>
    </Card>
  )
}

function Fact({ name, text }: { name: string; text: string | null | undefined }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Told text={text} />
      </dd>
    </>
  )
}
