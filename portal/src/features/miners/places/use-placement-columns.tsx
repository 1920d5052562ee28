import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '@/shared/table/table-model'
import { StateWord } from '@/shared/ui/Tag'
import { useFormat } from '@/shared/units/use-format'
import type { PlacementLine } from './placement-lines'

export function usePlacementColumns(): Column<PlacementLine>[] {
  const { t } = useTranslation('miners')
  const format = useFormat()
  return useMemo<Column<PlacementLine>[]>(() => {
    const dash = format.number(null)
    return [
      { id: 'line', header: t('csvPlaces.line'), width: 70, narrow: true, cell: ({ line }) => String(line) },
      { id: 'text', header: t('csvPlaces.text'), width: 260, cell: ({ text }) => <code title={text}>{text}</code> },
      { id: 'miner', header: t('column.name'), width: 190, narrow: true, cell: ({ miner }) => miner?.name ?? dash },
      { id: 'place', header: t('column.place'), width: 120, narrow: true, cell: ({ rack, row, column }) => (rack && row !== null && column !== null ? `${rack.name} ${t('slotShort', { row, column })}` : dash) },
      {
        id: 'result', header: t('csvPlaces.check'), width: 260, narrow: true,
        cell: ({ problem }) => (problem ? <StateWord tone="critical">{t(`csvPlaces.problem.${problem}`)}</StateWord> : <StateWord tone="ok">{t('csvPlaces.right')}</StateWord>),
      },
    ]
  }, [t, format])
}
