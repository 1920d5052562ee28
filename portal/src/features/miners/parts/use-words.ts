import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useStatements } from '@/shared/statements/use-statements'
import { issues, verdicts, type Issue, type Miner, type Verdict } from '../api/miner'

/** The words for what the server names; what this portal does not know is shown as it came. */
export function useIssueName() {
  const { t } = useTranslation('miners')
  return useCallback((issue: string) => (issues.includes(issue as Issue) ? t(`issue.${issue as Issue}`) : issue), [t])
}

export function useVerdictName() {
  const { t } = useTranslation('miners')
  return useCallback((verdict: string) => (verdicts.includes(verdict as Verdict) ? t(`verdict.${verdict as Verdict}`) : verdict), [t])
}

/** Why the verdict is what it is. An older server sends sentences only. */
export function useReasons({ verdict_reasons, verdict_statements }: Pick<Miner, 'verdict_reasons' | 'verdict_statements'>): string[] {
  const statements = useStatements()
  return verdict_statements?.length ? verdict_statements.map(statements.sentence) : (verdict_reasons ?? [])
}

const families = ['stock', 'braiins', 'luxos', 'vnish', 'epic', 'hiveon', 'marathon', 'msk', 'custom', 'unknown'] as const

export function useFirmwareName() {
  const { t } = useTranslation('miners')
  return useCallback(
    (family: string) => {
      const known = families.find((name) => name === family)
      return known ? t(`firmware.${known}`) : family
    },
    [t],
  )
}
