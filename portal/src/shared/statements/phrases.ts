/** Which fact of a phrase decides between one and many. */
const COUNTED: Readonly<Record<string, string>> = {
  agent_offline: 'silent',
  agent_offline_unplaced: 'silent',
  board_lost: 'expected_boards',
  board_lost_named: 'expected_boards',
  boards_slow: 'slow_boards',
  boards_sum: 'boards',
  chips_lost: 'lost',
  device_errors: 'more',
  fans_stand: 'standing',
  gpu_ecc_uncorrected: 'ecc_uncorrected_new',
  gpu_ecc_uncorrected_before: 'ecc_uncorrected_total',
  gpu_shared_by_jobs: 'jobs',
  hw_errors: 'hw_errors',
  polls_failed: 'missed_polls',
  pool_lists_others: 'workers',
  pool_worker_not_listed: 'workers',
  rack_offline: 'miners',
  restarting: 'restarts',
  shares_of_unknown_worth: 'shares',
  shares_refused: 'rejected',
  shares_worth: 'shares',
  stopped_by_errors: 'more',
}

/** Sentences whose parts are things of one kind; those of others are said one after the other. */
const LISTED: ReadonlySet<string> = new Set(['board_lost_named', 'chips_lost', 'fans_stand'])

export const countOf = (phrase: string): string | undefined => COUNTED[phrase]
export const isListed = (phrase: string): boolean => LISTED.has(phrase)
