import { useTranslation } from 'react-i18next'
import type { AnyEntity, EntityKind } from '@/shared/states/entities'
import { useFieldName, useFieldText } from '@/shared/states/use-field-text'
import { Card } from '@/shared/ui/Card'
import { Tag } from '@/shared/ui/Tag'
import type { EntityChange } from '../api/get-state-diff'
import { useHostMoment } from '../state/host-moment'
import { entityId } from '../state/live-state'
import type { Mark, Marks } from '../state/marks'
import { describingFields, inventoryKinds } from './inventory-kinds'
import styles from './InventoryTab.module.css'

interface SpecSheetProps {
  /** How each part differs from the other time; before is then. */
  marks: Marks
  changes: readonly EntityChange[]
}

/** The machine as a tree: what it is, group by group, part by part. */
export function SpecSheet({ marks, changes }: SpecSheetProps) {
  const { t } = useTranslation('twin')
  const { state } = useHostMoment()
  const gone = (kind: EntityKind) => changes.filter((change) => change.kind === kind && change.change === 'gone' && change.before)
  return (
    <div className={styles.groups}>
      {inventoryKinds.map((kind) => {
        const entities = (state?.entities[kind] ?? []) as readonly { key: string }[]
        const missing = gone(kind)
        if (entities.length === 0 && missing.length === 0) return null
        return (
          <div key={kind} className={styles.group}>
            <Card title={t(`inventory.kind.${kind}`)}>
              {entities.map((entity) => (
                <Part key={entity.key} entity={entity as AnyEntity} mark={marks.get(entityId(kind, entity.key)) ?? null} alone={kind === 'host'} />
              ))}
              {missing.map(({ key, before }) => (
                <Part key={key} entity={before!} mark={{ change: 'gone', fields: [] }} alone={false} />
              ))}
            </Card>
          </div>
        )
      })}
    </div>
  )
}

function titleOf(entity: AnyEntity): string {
  const name = entity.name ?? entity.mount_point ?? entity.slot ?? entity.key
  const model = entity.model ?? entity.part_number
  return model ? `${String(name)} · ${String(model)}` : String(name)
}

function Part({ entity, mark, alone }: { entity: AnyEntity; mark: Mark | null; alone: boolean }) {
  const { t } = useTranslation('twin')
  if (alone) return <Rows entity={entity} mark={mark} />
  return (
    <div className={styles.item}>
      <details open={mark !== null}>
        <summary>
          {titleOf(entity)}
          {mark && <Tag tone="accent">{t(`inventory.mark.${mark.change}`)}</Tag>}
        </summary>
        <Rows entity={entity} mark={mark} />
      </details>
    </div>
  )
}

function Rows({ entity, mark }: { entity: AnyEntity; mark: Mark | null }) {
  const { t } = useTranslation('twin')
  const name = useFieldName()
  const text = useFieldText()
  const before = new Map((mark?.fields ?? []).map((field) => [field.name, field.before]))
  return (
    <dl className={styles.rows}>
      {describingFields(entity).map((field) => (
        <div key={field} data-changed={before.has(field) || undefined}>
          <dt>{name(field)}</dt>
          <dd>
            {text(field, entity[field])}
            {before.has(field) && <span className={styles.before}>{t('inventory.was', { value: text(field, before.get(field)) })}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
