import { render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { switchLanguage } from '@/shared/i18n/i18n'
import { NOW } from '@/testing/hosts'
import { finding, miner, minerDetail } from '@/testing/miners'
import { VerdictMark } from '../parts/VerdictMark'
import { Findings } from './Findings'
import { MomentNote } from './MomentNote'
import { Witnesses } from './Witnesses'

const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ')
const boards = [{ phrase: 'board_gives_nothing', facts: { board: '1' } }, { phrase: 'board_gives_nothing', facts: { board: '<b>2</b>' } }]
const lost = finding({
  type: 'board_lost', sentence: '1 of 3 boards work: board 1 gives nothing, board <b>2</b> gives nothing.', phrase: 'board_lost_named',
  evidence: { boards: 1, expected_boards: 3, dead: ['1', '<b>2</b>'], ip_address: '10.0.0.12' }, clauses: boards,
})

describe('what is said of a miner', () => {
  afterEach(() => switchLanguage('en'))

  it('is said in the language of the reader, with the figures that the sentence leaves out', async () => {
    await switchLanguage('ru')
    render(<Findings miner={minerDetail({ findings: [lost] })} nowMs={NOW} />)
    const [sentence, figures] = screen.getAllByRole('listitem')[0]!.querySelectorAll('p')
    expect(plain(sentence?.textContent)).toBe('Плата пропала Работает 1 из 3 плат: плата 1 ничего не даёт, плата <b>2</b> ничего не даёт.')
    expect(plain(figures?.textContent)).toBe('Адрес 10.0.0.12')
  })

  it('is said in English where a newer server says something that is not known here', async () => {
    await switchLanguage('ru')
    render(<Findings miner={minerDetail({ findings: [finding({ type: 'offline', sentence: 'It flew away.', phrase: 'flew_away', evidence: { height: 3 } })] })} nowMs={NOW} />)
    expect(screen.getByText('It flew away.', { exact: false })).toBeTruthy()
  })

  it('tells witnesses and reasons alike', async () => {
    await switchLanguage('pl')
    const reason = { phrase: 'claims_refuted', sentence: 'It claims 110.2 TH/s, but the pool was not asked yet.', facts: { hashrate: 110.2e12 }, clauses: [{ phrase: 'pool_not_asked', facts: {} }] }
    const said = minerDetail({
      verdict: 'claims_only', verdict_reasons: [reason.sentence], verdict_statements: [reason],
      witnesses: [{ name: 'pool', says: null, evidence: 'the pool was not asked yet', clauses: [{ phrase: 'pool_not_asked', facts: {} }] }],
    })
    render(<Witnesses miner={said} />)
    expect(plain(screen.getByText(/^Deklaruje/).textContent)).toBe('Deklaruje 110,2 TH/s, ale puli jeszcze nie zapytano.')
    expect(screen.getByText('puli jeszcze nie zapytano')).toBeTruthy()
  })

  it('is the sentences of an older server, as they came', () => {
    const old = { ...miner({ verdict: 'slow_board', verdict_reasons: ['Board 2 gives 33 %.'] }), verdict_statements: undefined as never }
    render(<VerdictMark miner={old} />)
    expect(screen.getByRole('button').title).toBe('Board 2 gives 33 %.')
  })

  it('is not a verdict on a moment of the past', () => {
    render(<MomentNote miner={minerDetail({ as_of: NOW - 60_000 })} atMs={NOW} />)
    expect(screen.getByText('A verdict is told of the present only.', { exact: false })).toBeTruthy()
  })
})
