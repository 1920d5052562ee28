import { useTranslation } from 'react-i18next'
import { Button } from './Button'
import { Notice } from './Notice'
import { useProblemText } from './use-problem-text'

/** Says what could not be loaded and offers to ask again. */
export function LoadProblem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation('common')
  const problemText = useProblemText()
  return (
    <Notice tone="critical" action={onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}>
      {problemText(error)}
    </Notice>
  )
}
