import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { SelectField } from '@/shared/ui/Field'
import type { Container } from '../api/site'
import { Segments } from '../parts/Segments'
import styles from './MapTab.module.css'
import { mapModes, slotSizes, type MapView } from './map-view'

interface MapToolbarProps {
  view: MapView
  onChange: (change: Partial<MapView>) => void
  containers: readonly Container[]
  unplaced: number
  siteId: number
}

export function MapToolbar({ view, onChange, containers, unplaced, siteId }: MapToolbarProps) {
  const { t } = useTranslation('miners')
  const places = [{ value: '', label: t('map.allContainers') }, ...containers.map(({ id, name }) => ({ value: String(id), label: name }))]
  return (
    <div className={styles.toolbar}>
      <Segments label={t('map.mode')} value={view.mode} options={mapModes.map((value) => ({ value, label: t(`map.modes.${value}`) }))} onChange={(mode) => onChange({ mode })} />
      <Segments label={t('map.size')} value={view.size} options={slotSizes.map((value) => ({ value, label: t(`map.sizes.${value}`) }))} onChange={(size) => onChange({ size })} />
      {containers.length > 0 && (
        <div className={styles.container}>
          <SelectField label={t('map.container')} value={view.container === null ? '' : String(view.container)} options={places} onChange={(value) => onChange({ container: value === '' ? null : Number(value) })} />
        </div>
      )}
      {unplaced > 0 && (
        <Link className={styles.unplaced} to={`/sites/${siteId}/places`}>
          {t('map.unplaced', { count: unplaced })}
        </Link>
      )}
    </div>
  )
}
