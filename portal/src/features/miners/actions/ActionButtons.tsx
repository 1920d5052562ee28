import { Zap } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/Button'
import { Menu, MenuItem } from '@/shared/ui/Menu'
import { useMedia } from '@/shared/ui/use-media'
import type { Miner } from '../api/miner'
import { actionIcons } from './action-icons'
import { ActionSheet } from './ActionSheet'
import { actionNames, type ActionName } from './api/action'
import { refusalOf, type Permissions } from './refusal'
import { offeredFor } from './run-plan'
import { useRefusalText } from './use-refusal-text'
import { Why } from './Why'

interface ActionButtonsProps {
  miners: readonly Miner[]
  permissions: Permissions
  /** In a menu also where there is room. */
  folded?: boolean
  /** The buttons of these actions stand elsewhere. */
  without?: readonly ActionName[]
  onOrdered?: () => void
}

/** What can be asked of these miners; where nothing can, why. */
export function ActionButtons({ miners, permissions, folded = false, without = [], onOrdered }: ActionButtonsProps) {
  const { t } = useTranslation('minerActions')
  const wide = useMedia('(width >= 1024px)')
  const [chosen, setChosen] = useState<ActionName | null>(null)
  const offered = offeredFor(miners, permissions.agents)
  const names = actionNames.filter((name) => offered.has(name) && !without.includes(name))
  return (
    <>
      {names.length === 0 || !permissions.mayAct ? (
        <NothingAllowed miners={miners} permissions={permissions} />
      ) : wide && !folded ? (
        names.map((name) => (
          <Button key={name} data-action={name} onClick={() => setChosen(name)}>
            <ActionIcon name={name} />
            {t(`name.${name}`)}
          </Button>
        ))
      ) : (
        <Menu
          trigger={
            <Button data-action="menu">
              <Zap size={14} aria-hidden />
              {t('title')}
            </Button>
          }
        >
          {names.map((name) => (
            <MenuItem key={name} onSelect={() => setChosen(name)}>
              <ActionIcon name={name} />
              {t(`name.${name}`)}
            </MenuItem>
          ))}
        </Menu>
      )}
      {chosen && <ActionSheet action={chosen} miners={miners} permissions={permissions} onClose={() => setChosen(null)} onOrdered={onOrdered} />}
    </>
  )
}

export function ActionIcon({ name, size = 14 }: { name: ActionName; size?: number }) {
  const Icon = actionIcons[name]
  return <Icon size={size} aria-hidden />
}

/** One sentence per reason: there may be several sites. */
function NothingAllowed({ miners, permissions }: { miners: readonly Miner[]; permissions: Permissions }) {
  const { t } = useTranslation('minerActions')
  const refusalText = useRefusalText()
  const reasons = new Set(miners.flatMap((miner) => refusalOf(miner, { action: 'reboot', arguments: {} }, permissions) ?? []).map(refusalText))
  return (
    <Why label={t('bar.none')} reason={[...reasons].join(' ') || t('bar.noneWords')}>
      <Zap size={14} aria-hidden />
      {t('bar.none')}
    </Why>
  )
}
