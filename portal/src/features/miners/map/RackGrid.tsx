import { Plus } from 'lucide-react'
import { useMemo, useRef, type CSSProperties, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '@/shared/units/use-format'
import type { Miner } from '../api/miner'
import type { Rack } from '../api/site'
import type { MapView } from './map-view'
import { neighbour, slotsOf, type Slot } from './rack-grid'
import styles from './RackGrid.module.css'
import { slotFill } from './slot-colour'
import { useSlotWords } from './use-slot-words'

interface RackGridProps {
  rack: Rack
  container: string | null
  miners: readonly Miner[]
  view: MapView
  /** Null for those who may not place. */
  onPlace: ((row: number, column: number) => void) | null
}

/** A rack as it stands: one square per slot; arrow keys walk through them. */
export function RackGrid({ rack, container, miners, view, onPlace }: RackGridProps) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const grid = useRef<HTMLDivElement>(null)
  const slots = useMemo(() => slotsOf(rack, miners), [rack, miners])
  const taken = slots.filter(({ miner }) => miner !== null).length
  const walk = (event: KeyboardEvent) => {
    const cells = [...(grid.current?.children ?? [])]
    const next = neighbour(event.key, cells.indexOf(document.activeElement as Element), rack)
    if (next === null || !cells.includes(document.activeElement as Element)) return
    event.preventDefault()
    ;(cells[next] as HTMLElement).focus()
  }
  return (
    <figure className={styles.rack} data-testid={`rack-${rack.id}`}>
      <figcaption className={styles.caption}>
        <strong>{rack.name}</strong>
        {container && <span>{container}</span>}
        <span className={styles.taken}>{t('of', { part: format.number(taken), whole: format.number(slots.length) })}</span>
      </figcaption>
      <div ref={grid} className={styles.grid} style={{ '--columns': rack.columns } as CSSProperties} role="group" aria-label={t('map.rack', { name: rack.name })} onKeyDown={walk}>
        {slots.map((slot, index) => (
          <SlotCell key={index} slot={slot} view={view} onPlace={onPlace} />
        ))}
      </div>
    </figure>
  )
}

function SlotCell({ slot: { row, column, miner }, view, onPlace }: { slot: Slot; view: MapView; onPlace: RackGridProps['onPlace'] }) {
  const { t } = useTranslation('miners')
  const words = useSlotWords(view.mode)
  const place = t('slotShort', { row: row + 1, column: column + 1 })
  if (miner) {
    const { short, full } = words(miner)
    const title = `${place}\n${full}`
    return (
      <Link className={`${styles.slot} ${styles[slotFill(miner, view.mode)] ?? ''}`} data-status={miner.status} to={`/miners/${miner.id}`} title={title} aria-label={`${short} ${title}`}>
        <span className={styles.value}>{short}</span>
      </Link>
    )
  }
  if (!onPlace) return <span className={`${styles.slot} ${styles.empty}`} title={place} tabIndex={0} aria-label={t('map.emptySlot', { place })} role="img" />
  return (
    <button type="button" className={`${styles.slot} ${styles.empty}`} title={place} aria-label={t('map.placeHere', { place })} onClick={() => onPlace(row, column)}>
      <Plus size={12} aria-hidden />
    </button>
  )
}
