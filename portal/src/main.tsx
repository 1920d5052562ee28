import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '@/app/App'
import { applyStyleNonce } from '@/app/style-nonce'
import { startI18n } from '@/shared/i18n/i18n'
import { usePreferences } from '@/shared/preferences/preferences-store'
import '@/shared/theme/fonts.css'
import '@/shared/theme/tokens.css'
import '@/shared/theme/base.css'

applyStyleNonce()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with id "root".')

await startI18n(usePreferences.getState().language)
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
