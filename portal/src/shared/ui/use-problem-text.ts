import { useTranslation } from 'react-i18next'
import { ApiError } from '@/shared/api/api-error'

/** A sentence for a failed call: ours where we know the case, the server's own where it explains itself. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation('common')
  return (error) => {
    if (!(error instanceof ApiError)) return t('problem.unknown')
    if (error.status === 0) return t('problem.unreachable')
    if (error.status === 429) return t('problem.tooMany', { count: error.retryAfterSeconds ?? 60 })
    if (error.status === 403) return t('problem.forbidden')
    if (error.status === 404) return t('problem.notFound')
    return error.sentence ? t('problem.serverSays', { sentence: error.sentence }) : t('problem.status', { status: error.status })
  }
}
