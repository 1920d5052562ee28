import { lazy, Suspense, type ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/shared/ui/EmptyState'
import { Skeleton } from '@/shared/ui/Skeleton'
import { OverviewTab } from './overview/OverviewTab'
import { useHostMoment } from './state/host-moment'
import { tabHasData, type HostTab } from './tabs'

const contents: Record<HostTab, ComponentType> = {
  overview: OverviewTab,
  processes: lazy(async () => ({ default: (await import('./processes/ProcessesTab')).ProcessesTab })),
  services: lazy(async () => ({ default: (await import('./services/ServicesTab')).ServicesTab })),
  containers: lazy(async () => ({ default: (await import('./containers/ContainersTab')).ContainersTab })),
  gpu: lazy(async () => ({ default: (await import('./gpu/GpuTab')).GpuTab })),
  disks: lazy(async () => ({ default: (await import('./disks/DisksTab')).DisksTab })),
  network: lazy(async () => ({ default: (await import('./network/NetworkTab')).NetworkTab })),
  inventory: lazy(async () => ({ default: (await import('./inventory/InventoryTab')).InventoryTab })),
  timeline: lazy(async () => ({ default: (await import('./timeline/TimelineTab')).TimelineTab })),
}

/** Tabs that draw from something else than the state of the moment. */
const OF_THEIR_OWN: readonly HostTab[] = ['overview', 'timeline']

export function TabContent({ tab }: { tab: HostTab }) {
  const { state, error } = useHostMoment()
  const Content = contents[tab]
  if (!OF_THEIR_OWN.includes(tab)) {
    if (state === null) return error ? null : <Skeleton lines={8} height={32} />
    if (!tabHasData(tab, state)) return <NothingHere tab={tab} />
  }
  return (
    <Suspense fallback={<Skeleton lines={8} height={32} />}>
      <Content />
    </Suspense>
  )
}

function NothingHere({ tab }: { tab: HostTab }) {
  const { t } = useTranslation('twin')
  const { state } = useHostMoment()
  const key = tab as 'processes'
  if (state?.as_of_ms == null) {
    return (
      <EmptyState title={t('empty.noStateTitle')}>
        <p>{t('empty.noState')}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={t(`empty.${key}.title`)}>
      <p>{t(`empty.${key}.words`)}</p>
    </EmptyState>
  )
}
