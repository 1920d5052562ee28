import { useHostMoment } from '../state/host-moment'
import { Cards } from './Cards'
import { Findings } from './Findings'
import { GpuProcesses } from './GpuProcesses'
import styles from '../entity/parts.module.css'
import { Models } from './Models'

/** What the cards do, who holds them, what is wasted, and which models run. */
export function GpuTab() {
  const { host, atMs } = useHostMoment()
  return (
    <div className={styles.tab}>
      <Findings hostId={host.id} atMs={atMs} />
      <Cards />
      <GpuProcesses />
      <Models />
    </div>
  )
}
