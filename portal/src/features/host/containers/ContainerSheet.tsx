import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useKeptSearch } from '@/shared/time/use-kept-search'
import { StateWord } from '@/shared/ui/Tag'
import { useFormat } from '@/shared/units/use-format'
import { CodeBlock, EntitySheet } from '../entity/EntitySheet'
import sheet from '../entity/EntitySheet.module.css'
import { processName } from '../processes/process-rows'
import { useHostMoment } from '../state/host-moment'
import { tabPath } from '../tabs'
import { containerTone, containerWord } from './container-state'
import styles from './ContainerSheet.module.css'
import type { ContainerRow } from './use-container-columns'

const LISTS = ['mounts', 'networks', 'labels', 'environment_names'] as const

export function ContainerSheet({ row, onClose }: { row: ContainerRow; onClose: () => void }) {
  const { t } = useTranslation('twin')
  const format = useFormat()
  const { entity } = row
  return (
    <EntitySheet
      title={entity.name ?? entity.key.slice(0, 12)}
      row={row}
      without={['name', ...LISTS]}
      onClose={onClose}
      subtitle={<StateWord tone={containerTone(entity)}>{containerWord(entity) ?? format.number(null)}</StateWord>}
    >
      {LISTS.map((list) => (entity[list]?.length ? <CodeBlock key={list} title={t(`container.${list}`)} lines={entity[list]} /> : null))}
      <ProcessesOf containerId={entity.key} />
    </EntitySheet>
  )
}

/** Names lead to the processes, where the rest of them is. */
function ProcessesOf({ containerId }: { containerId: string }) {
  const { t } = useTranslation('twin')
  const format = useFormat()
  const { host, state } = useHostMoment()
  const search = useKeptSearch('host')
  const inside = (state?.entities.process ?? [])
    .filter(({ container_id }) => container_id === containerId)
    .sort((a, b) => (b.cpu_percent ?? -1) - (a.cpu_percent ?? -1))
  if (inside.length === 0) return null
  const linkTo = (key: string) => {
    const params = new URLSearchParams(search)
    params.set('row', key)
    return { pathname: tabPath(host.id, 'processes'), search: params.toString() }
  }
  return (
    <section>
      <header className={sheet.head}>
        <h3>{t('container.processes', { count: inside.length })}</h3>
      </header>
      <ul className={styles.processes}>
        {inside.map((process) => (
          <li key={process.key}>
            <Link to={linkTo(process.key)}>{processName(process)}</Link>
            <span>{process.pid}</span>
            <span>{format.percent(process.cpu_percent)}</span>
            <span>{format.bytes(process.memory_rss_bytes)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
