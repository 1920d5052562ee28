import { create } from 'zustand'

/** What was last asked of a miner's light from this page. */
export interface Asked {
  on: boolean
  /** Null until the server took it. */
  runId: number | null
  problem: string | null
}

interface BlinkState {
  asked: ReadonlyMap<number, Asked>
  note: (minerId: number, asked: Asked) => void
}

/** Kept apart from rows, which come and go while one scrolls. */
export const useBlinkStore = create<BlinkState>((set) => ({
  asked: new Map(),
  note: (minerId, asked) => set((state) => ({ asked: new Map(state.asked).set(minerId, asked) })),
}))
