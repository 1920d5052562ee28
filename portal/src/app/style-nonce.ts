import { setNonce } from 'get-nonce'

/** Open dialogs hold the page still with a style element; the policy lets it in by the nonce of this page. */
export function applyStyleNonce(): void {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
  if (nonce) setNonce(nonce)
}
