import type { GpuEntity } from '@/shared/states/entities'
import type { Marked } from '../state/marks'

/** As nvidia-smi counts them, with the model behind the number. */
export function cardName({ index, model, mig_profile, key }: GpuEntity): string {
  const name = [model ?? key, mig_profile].filter(Boolean).join(' ')
  return index === undefined ? name : `${index} · ${name}`
}

export function inOrderOfIndex(rows: readonly Marked<GpuEntity>[]): Marked<GpuEntity>[] {
  return [...rows].sort((a, b) => (a.entity.index ?? Infinity) - (b.entity.index ?? Infinity) || a.entity.key.localeCompare(b.entity.key))
}

interface CardError {
  kind: 'uncorrected' | 'corrected' | 'xid'
  count: number
  code?: number
}

/** What the card has counted of its own faults; null where it counts none at all. */
export function errorsOf({ ecc_uncorrected_total, ecc_corrected_total, xid_errors_total, xid_last }: GpuEntity): CardError[] | null {
  if (ecc_uncorrected_total === undefined && ecc_corrected_total === undefined && xid_errors_total === undefined && xid_last === undefined) return null
  const errors: CardError[] = []
  if (xid_last !== undefined || xid_errors_total) errors.push({ kind: 'xid', count: xid_errors_total ?? 1, ...(xid_last === undefined ? {} : { code: xid_last }) })
  if (ecc_uncorrected_total) errors.push({ kind: 'uncorrected', count: ecc_uncorrected_total })
  if (ecc_corrected_total) errors.push({ kind: 'corrected', count: ecc_corrected_total })
  return errors
}
