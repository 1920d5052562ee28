import { createInstance, type i18n } from 'i18next'
import { describe, expect, it } from 'vitest'
import en from '@/shared/i18n/locales/en'
import pl from '@/shared/i18n/locales/pl'
import ru from '@/shared/i18n/locales/ru'
import zh from '@/shared/i18n/locales/zh'
import { languages, type Language } from '@/shared/preferences/preferences-store'
import { createFormat } from '@/shared/units/format'
import { factText } from './fact-text'
import samples from './samples.json'
import { clausesText, statementText, type Said, type StatementWords } from './statement-text'

const ns = 'statements'
const locales = { en, ru, zh, pl }

async function wordsOf(language: Language): Promise<StatementWords> {
  const own: i18n = createInstance()
  await own.init({ lng: language, ns: Object.keys(en), defaultNS: ns, resources: { [language]: locales[language] }, interpolation: { escapeValue: false } })
  // Keys come from the samples.
  const t = own.getFixedT(language) as unknown as (key: string, values?: Record<string, unknown>) => string
  const units = locales[language].units
  const format = createFormat({
    locale: language,
    rateUnit: 'bytes',
    labels: {
      bytes: [units.byte, units.kibibyte, units.mebibyte, units.gibibyte, units.tebibyte, units.pebibyte], bits: ['', '', '', '', ''],
      perSecond: (unit) => unit, day: units.day, hour: units.hour, minute: units.minute, second: units.second,
    },
  })
  // As useFieldText does for the units that sentences have.
  const fieldText = (name: string, value: unknown): string => {
    if (typeof value !== 'number') return Array.isArray(value) ? value.join(', ') : String(value)
    if (name.endsWith('_celsius')) return units.celsius.replace('{{value}}', format.number(value))
    if (name.endsWith('_watts')) return units.watts.replace('{{value}}', format.number(value))
    if (name.endsWith('_seconds')) return format.duration(value)
    return name.endsWith('_bytes') ? format.bytes(value) : format.number(value)
  }
  return {
    knows: (key, count) => own.exists(key, count === undefined ? {} : { count }),
    text: t,
    factText: (name, value) => factText(name, value, { format, fieldText }),
  }
}

const said = ({ phrase, text, facts, clauses }: (typeof samples)[number]): Said => ({ phrase, sentence: text, facts, clauses })
/** The server puts a blank before the percent sign, the browser's English does not; its blanks may be narrow ones. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll(' %', '%')

describe('what the server says', () => {
  it('is in the samples, every phrase of it', () => expect(new Set(samples.map(({ phrase }) => phrase)).size).toBeGreaterThan(100))

  it('is said in English in the same words', async () => {
    const words = await wordsOf('en')
    expect(samples.map((sample) => plain(statementText({ ...said(sample), sentence: 'not known' }, words)))).toEqual(samples.map(({ text }) => plain(text)))
  })

  it.each(languages)('is said whole in %s', async (language) => {
    const words = await wordsOf(language)
    for (const sample of samples) {
      const text = statementText({ ...said(sample), sentence: '' }, words)
      expect(text, sample.phrase).not.toBe('')
      expect(text, sample.phrase).not.toMatch(/\{\{|\}\}|undefined|null|NaN/)
      if (language !== 'en' && /[a-z]{4}/.test(sample.text.replaceAll(/["(].*/g, ''))) expect(text, sample.phrase).not.toBe(sample.text)
    }
  })

  it.each(languages)('leaves no word in %s that nobody says', (language) => {
    const known = new Set(samples.flatMap(({ phrase, clauses }) => [phrase, ...clauses.map((clause) => clause.phrase)]))
    const keys = Object.keys(locales[language].statements).map((key) => key.replace(/_(one|few|many|other)$/, ''))
    expect(keys.filter((key) => !known.has(key) && !['join', 'state', 'this_miner'].includes(key))).toEqual([])
  })
})

describe('a sentence', () => {
  const lost = (lost: number): Said => ({ phrase: 'restarting', sentence: '', facts: { restarts: lost } })
  it.each([
    [1, 'Программа добычи перезапускалась 1 раз за час.'],
    [3, 'Программа добычи перезапускалась 3 раза за час.'],
    [11, 'Программа добычи перезапускалась 11 раз за час.'],
  ])('counts %i in Russian', async (count, text) => expect(statementText(lost(count), await wordsOf('ru'))).toBe(text))

  it('has its figures as the language writes them', async () => {
    const low: Said = { phrase: 'hashrate_low', sentence: '', facts: { hashrate: 72.4e12, ratio: 0.66, expected: 110.2e12 } }
    expect(plain(statementText(low, await wordsOf('pl')))).toBe('Daje 72,4 TH/s w ciągu 5 min: 66% z oczekiwanych 110,2 TH/s.')
    expect(plain(statementText(low, await wordsOf('zh')))).toBe('5 分钟平均 72.4 TH/s，为预期的 66%（预期 110.2 TH/s）。')
  })

  it("is the server's where a phrase or a part of it is not known, or its facts did not come", async () => {
    const words = await wordsOf('ru')
    const sentence = 'A newer server says this.'
    expect(statementText({ phrase: 'newer_phrase', sentence, facts: {} }, words)).toBe(sentence)
    expect(statementText({ phrase: 'no_answer', sentence, facts: {}, clauses: [{ phrase: 'newer_part', facts: {} }] }, words)).toBe(sentence)
    expect(statementText({ phrase: null, sentence, facts: {} }, words)).toBe(sentence)
    expect(statementText({ phrase: 'gpu_xid', sentence, facts: undefined }, words)).toBe(sentence)
    expect(clausesText([{ phrase: 'never_read', facts: {} }, { phrase: 'newer_part', facts: {} }], sentence, words)).toBe(sentence)
    expect(clausesText([], sentence, words)).toBe(sentence)
  })

  it('takes names as they are', async () => {
    const worker = '<b>$t(never_read)</b> {{pool}} &amp;'
    expect(statementText({ phrase: 'wrong_worker', sentence: '', facts: { worker, meant: ['farm.*', 'spare.*'] } }, await wordsOf('en'))).toBe(
      `Its shares are booked to the worker ${worker}; meant is farm.* or spare.*.`,
    )
  })
})

describe('a fact', () => {
  it.each([
    ['hashrate', 1.2e13, '12.0 TH/s'],
    ['rejected_ratio', 0.061, '6.1%'],
    ['drop', 0.18, '18%'],
    ['seconds', 90, '1 min 30 s'],
    ['temperature_chip', 97, '97 °C'],
    ['due', 7.5, '7.5'],
    ['pool', 'a:3333', 'a:3333'],
  ])('%s is written in its unit', async (name, value, text) => expect(plain((await wordsOf('en')).factText(name, value))).toBe(text))
})
