import { useEffect } from 'react'
import { hostTabs, type HostTab } from './tabs'

interface HostKeys {
  openTab: (tab: HostTab) => void
  /** Null while the page is live. */
  backToLive: (() => void) | null
}

/** Number keys open tabs, Esc leads back to live; neither while somebody writes or a dialog is open. */
export function useHostKeys({ openTab, backToLive }: HostKeys): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return
      if (event.key === 'Escape') backToLive?.()
      const tab = /^[1-9]$/.test(event.key) ? hostTabs[Number(event.key) - 1] : undefined
      if (tab) openTab(tab)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [openTab, backToLive])
}

function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="menu"]')) return true
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return target.type !== 'range'
  return target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement || target.isContentEditable
}
