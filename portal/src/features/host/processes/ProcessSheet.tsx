import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/Button'
import { CopyButton } from '@/shared/ui/CopyButton'
import { Tag } from '@/shared/ui/Tag'
import { CodeBlock, EntitySheet } from '../entity/EntitySheet'
import { processName, type ProcessRow } from './process-rows'

interface ProcessSheetProps {
  row: ProcessRow
  all: readonly ProcessRow[]
  onOpen: (row: ProcessRow) => void
  onClose: () => void
}

export function ProcessSheet({ row, all, onOpen, onClose }: ProcessSheetProps) {
  const { t } = useTranslation('twin')
  const { entity } = row
  const command = entity.command_line ?? []
  const parent = all.find((candidate) => candidate.entity.pid === entity.ppid && candidate !== row && entity.ppid !== undefined)
  return (
    <EntitySheet
      title={processName(entity)}
      row={row}
      without={['command_line', 'name']}
      onClose={onClose}
      subtitle={
        <>
          {entity.llm_runtime && <Tag tone="info">{entity.llm_runtime}</Tag>}
          {parent && (
            <Button look="quiet" onClick={() => onOpen(parent)}>
              {t('process.parent', { name: processName(parent.entity) })}
            </Button>
          )}
        </>
      }
    >
      {command.length > 0 && <CodeBlock title={t('process.command')} lines={[command.join(' ')]} action={<CopyButton text={command.join(' ')} label={t('process.copyCommand')} />} />}
    </EntitySheet>
  )
}
