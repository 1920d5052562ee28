import { create } from 'zustand'

export interface Toast {
  id: number
  /** What happened, as a sentence. */
  text: string
  tone: 'ok' | 'critical'
  /** Puts it back; null where nothing can. */
  undo: (() => Promise<unknown>) | null
}

interface Toasts {
  toasts: readonly Toast[]
  show: (toast: Pick<Toast, 'text'> & Partial<Toast>) => void
  dismiss: (id: number) => void
  /** Another person sits here now, who did none of it. */
  forget: () => void
}

/** More would hide the page. */
const MOST_AT_ONCE = 3
let lastId = 0

/** What was done just now, told at the edge of the page for a while. */
export const useToasts = create<Toasts>()((set) => ({
  toasts: [],
  show: (toast) => set(({ toasts }) => ({ toasts: [...toasts, { tone: 'ok' as const, undo: null, ...toast, id: ++lastId }].slice(-MOST_AT_ONCE) })),
  dismiss: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
  forget: () => set({ toasts: [] }),
}))
