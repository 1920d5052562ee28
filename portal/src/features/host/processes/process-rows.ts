import type { ProcessEntity } from '@/shared/states/entities'
import type { Marked } from '../state/marks'

export type ProcessRow = Marked<ProcessEntity> & {
  /** Read and written in a second; null where it is not known. */
  ioRate: number | null
  /** How deep in the tree. */
  depth: number
}

export function processName({ name, key, pid }: ProcessEntity): string {
  return name ?? (pid === undefined ? key : String(pid))
}

export function processTexts({ entity }: ProcessRow): readonly unknown[] {
  return [entity.name, entity.pid, entity.user, entity.command_line, entity.executable, entity.unit, entity.container_id, entity.llm_runtime, entity.status]
}

/** Bytes read and written since the process began. */
export function ioTotal({ read_bytes_total, write_bytes_total }: ProcessEntity): number | null {
  return read_bytes_total === undefined && write_bytes_total === undefined ? null : (read_bytes_total ?? 0) + (write_bytes_total ?? 0)
}

/**
 * Children under their parents, each family in the order given. A filter keeps the parents of what it finds.
 * Two processes that name each other as parents come from a reading that was not of one moment; both become roots.
 */
export function toTree(rows: readonly ProcessRow[], kept: ReadonlySet<string>): ProcessRow[] {
  const byPid = new Map(rows.flatMap((row) => (row.entity.pid === undefined ? [] : [[row.entity.pid, row] as const])))
  const parentOf = (row: ProcessRow) => {
    const parent = row.entity.ppid === undefined ? undefined : byPid.get(row.entity.ppid)
    return parent === row ? undefined : parent
  }
  const wanted = new Set<ProcessRow>()
  for (const row of rows) {
    if (!kept.has(row.entity.key)) continue
    for (let next: ProcessRow | undefined = row; next && !wanted.has(next); next = parentOf(next)) wanted.add(next)
  }
  const children = new Map<ProcessRow | undefined, ProcessRow[]>()
  for (const row of rows) {
    if (!wanted.has(row)) continue
    const parent = parentOf(row)
    const family = children.get(parent)
    if (family) family.push(row)
    else children.set(parent, [row])
  }
  const ordered: ProcessRow[] = []
  const placed = new Set<ProcessRow>()
  const place = (first: readonly ProcessRow[]) => {
    const stack = [...first].reverse().map((row) => ({ row, depth: 0 }))
    while (stack.length > 0) {
      const { row, depth } = stack.pop()!
      if (placed.has(row)) continue
      placed.add(row)
      ordered.push({ ...row, depth })
      for (const child of [...(children.get(row) ?? [])].reverse()) stack.push({ row: child, depth: depth + 1 })
    }
  }
  place(children.get(undefined) ?? [])
  place([...wanted].filter((row) => !placed.has(row)))
  return ordered
}
