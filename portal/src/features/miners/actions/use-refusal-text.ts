import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from './refusal'

/** A refusal as a sentence; of a file that allows nothing the agent's own one. */
export function useRefusalText(): (refusal: Refusal) => string {
  const { t } = useTranslation('minerActions')
  return useCallback(
    (refusal) => {
      switch (refusal.kind) {
        case 'off':
          return t('refusal.off', { agent: refusal.agent, sentence: refusal.sentence })
        case 'person':
        case 'asking':
        case 'notTold':
        case 'noAgent':
        case 'firmware':
          return t(`refusal.${refusal.kind}`)
        default:
          return t(`refusal.${refusal.kind}`, { agent: refusal.agent })
      }
    },
    [t],
  )
}
