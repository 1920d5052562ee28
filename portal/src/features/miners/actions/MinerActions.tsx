import type { Miner } from '../api/miner'
import { ActionButtons } from './ActionButtons'
import { BlinkButton } from './BlinkButton'
import styles from './MinerActions.module.css'
import { usePermissions } from './use-permissions'

/** What can be done with the miner whose page this is. */
export function MinerActions({ miner }: { miner: Miner }) {
  const permissions = usePermissions([miner.site_id])
  return (
    <div className={styles.actions} data-testid="miner-actions">
      <BlinkButton miner={miner} permissions={permissions} words />
      <ActionButtons miners={[miner]} permissions={permissions} folded />
    </div>
  )
}
