import { createStore, type StoreApi } from 'zustand'

interface CursorPosition {
  timeMs: number
  /** Where the pointer is on the screen. */
  x: number
  y: number
}

interface CursorState {
  position: CursorPosition | null
  /** How far a shift-drag has moved the charts so far. */
  panMs: number
  move: (position: CursorPosition | null) => void
  pan: (panMs: number) => void
}

export type CursorStore = StoreApi<CursorState>

/** One cursor for all charts of a page. */
export function createCursorStore(): CursorStore {
  return createStore<CursorState>((set) => ({
    position: null,
    panMs: 0,
    move: (position) => set({ position }),
    pan: (panMs) => set({ panMs, position: null }),
  }))
}
