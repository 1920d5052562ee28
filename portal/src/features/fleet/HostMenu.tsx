import { EllipsisVertical, KeyRound, Pencil, ShieldOff, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Host } from '@/shared/api/types'
import { useIsAdmin } from '@/shared/session/use-session'
import { IconButton } from '@/shared/ui/Button'
import { Menu, MenuItem, MenuLine } from '@/shared/ui/Menu'
import { DeleteHost, RevokeKey } from './ConfirmHostAction'
import { RenameHost } from './RenameHost'
import { RotateKey } from './RotateKey'

const dialogs = { rename: RenameHost, rotate: RotateKey, revoke: RevokeKey, delete: DeleteHost }

/** What an administrator may do with a host. */
export function HostMenu({ host }: { host: Host }) {
  const { t } = useTranslation('fleet')
  const isAdmin = useIsAdmin()
  const [open, setOpen] = useState<keyof typeof dialogs | null>(null)
  if (!isAdmin) return null
  const Dialog = open && dialogs[open]
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('menu.openFor', { name: host.name })}>
            <EllipsisVertical size={16} aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setOpen('rename')}>
          <Pencil size={14} aria-hidden />
          {t('menu.rename')}
        </MenuItem>
        <MenuItem onSelect={() => setOpen('rotate')}>
          <KeyRound size={14} aria-hidden />
          {t('menu.rotate')}
        </MenuItem>
        <MenuLine />
        <MenuItem danger onSelect={() => setOpen('revoke')}>
          <ShieldOff size={14} aria-hidden />
          {t('menu.revoke')}
        </MenuItem>
        <MenuItem danger onSelect={() => setOpen('delete')}>
          <Trash2 size={14} aria-hidden />
          {t('menu.delete')}
        </MenuItem>
      </Menu>
      {Dialog && <Dialog host={host} onClose={() => setOpen(null)} />}
    </>
  )
}
