import type { SiteBoard } from '../api/list-worst-boards'
import { shareOfExpected } from '../parts/share-tone'

export function isLost({ lost }: Pick<SiteBoard, 'lost'>): boolean {
  return lost === true
}

/** Lost boards first, then by the share of what is expected; what is not known stands last. */
export function worstFirst(boards: readonly SiteBoard[]): SiteBoard[] {
  const place = (board: SiteBoard) => (isLost(board) ? -1 : (shareOfExpected(board.hashrate, board.expected_hashrate) ?? Infinity))
  return [...boards].sort((a, b) => {
    const [left, right] = [place(a), place(b)]
    return left === right ? a.miner_id - b.miner_id || a.slot - b.slot : left - right
  })
}
