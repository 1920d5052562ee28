import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '@/shared/ui/Card'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { poolAccountsQuery } from './api/list-pool-accounts'
import { NewPoolAccount } from './NewPoolAccount'
import { PoolAccountRow } from './PoolAccountRow'
import styles from './PoolAccounts.module.css'

/** Whom the server asks what the pools see: the third witness beside the device's word and its shares. */
export function PoolAccounts({ withActions }: { withActions: boolean }) {
  const { t } = useTranslation('poolAccounts')
  const { data, error, refetch } = useQuery(poolAccountsQuery)
  return (
    <Card title={t('title')}>
      <p className={styles.soft}>{t('words')}</p>
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <p className={styles.empty}>
          {t('empty')} {t(withActions ? 'begin' : 'beginElsewhere')}
        </p>
      )}
      <ul className={styles.accounts}>
        {(data ?? []).map((account) => (
          <PoolAccountRow key={account.id} account={account} withActions={withActions} />
        ))}
      </ul>
      {withActions && <NewPoolAccount />}
    </Card>
  )
}
