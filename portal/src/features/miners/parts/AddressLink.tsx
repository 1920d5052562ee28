import { useTranslation } from 'react-i18next'
import { devicePage } from './device-page'
import styles from './parts.module.css'
import { Unknown } from './Unknown'

/** The address of a device, which leads to its own page where it is in a private network. */
export function AddressLink({ address }: { address: string | null | undefined }) {
  const { t } = useTranslation('miners')
  if (!address) return <Unknown />
  const page = devicePage(address)
  if (page === null) return <span>{address}</span>
  return (
    <a className={styles.link} href={page} target="_blank" rel="noopener noreferrer" title={t('openDevice', { address })}>
      {address}
    </a>
  )
}
