import type { ChangeEvent, MouseEvent } from 'react'
import styles from './DataTable.module.css'
import type { RowChoice } from './table-model'

/** In px: the box with room around it for a finger. */
export const CHOICE_WIDTH = 36

interface ChoiceCellProps<Row> {
  row: Row
  choice: RowChoice<Row>
  /** Through: everything from the row that was ticked before. */
  onTick: (row: Row, chosen: boolean, through: boolean) => void
}

export function ChoiceCell<Row>({ row, choice, onTick }: ChoiceCellProps<Row>) {
  const change = (event: ChangeEvent<HTMLInputElement>) => onTick(row, event.target.checked, (event.nativeEvent as globalThis.MouseEvent).shiftKey)
  return (
    <td className={styles.choice}>
      <label onMouseDown={keepTextUnmarked}>
        <input type="checkbox" checked={choice.isChosen(row)} onChange={change} aria-label={choice.labelOf(row)} />
      </label>
    </td>
  )
}

/** Ticks all rows that the table has, or none. */
export function ChoiceHeader<Row>({ rows, choice }: { rows: readonly Row[]; choice: RowChoice<Row> }) {
  const chosen = rows.filter(choice.isChosen).length
  const all = rows.length > 0 && chosen === rows.length
  const showSome = (box: HTMLInputElement | null) => {
    if (box) box.indeterminate = chosen > 0 && !all
  }
  return (
    <th scope="col" className={styles.choice}>
      <label>
        <input ref={showSome} type="checkbox" checked={all} onChange={() => choice.onChoose(rows, !all)} aria-label={choice.labelOfAll} />
      </label>
    </th>
  )
}

/** A click with shift would mark the text between two rows. */
function keepTextUnmarked(event: MouseEvent): void {
  if (event.shiftKey) event.preventDefault()
}
