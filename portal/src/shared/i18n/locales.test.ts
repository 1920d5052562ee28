import { describe, expect, it } from 'vitest'
import { languages } from '@/shared/preferences/preferences-store'
import { resolveLanguage } from './i18n'
import en from './locales/en'
import pl from './locales/pl'
import ru from './locales/ru'
import zh from './locales/zh'

const locales = { en, ru, zh, pl }
const PLURAL = /_(zero|one|two|few|many|other)$/

function flatten(node: object, prefix = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value as object, `${prefix}${key}.`),
  )
}
const variables = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).sort()
const bareKeys = (locale: object) => [...new Set(flatten(locale).map(([key]) => key.replace(PLURAL, '')))].sort()

describe.each(languages)('the words in %s', (language) => {
  const words = flatten(locales[language])

  it('are all there and none is too many', () => expect(bareKeys(locales[language])).toEqual(bareKeys(en)))

  it('are never empty', () => expect(words.filter(([, text]) => text.trim() === '')).toEqual([]))

  it('use the same variables as English', () => {
    const english = new Map(flatten(en).map(([key, text]) => [key.replace(PLURAL, ''), variables(text)]))
    for (const [key, text] of words) expect([key, variables(text)]).toEqual([key, english.get(key.replace(PLURAL, ''))])
  })

  it('have every plural form of the language', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const plurals = new Set(words.filter(([key]) => PLURAL.test(key)).map(([key]) => key.replace(PLURAL, '')))
    const present = new Set(words.map(([key]) => key))
    expect([...plurals].flatMap((key) => forms.map((form) => `${key}_${form}`)).filter((key) => !present.has(key))).toEqual([])
  })

  it('do not shout', () => expect(words.filter(([, text]) => /[!！]/.test(text))).toEqual([]))
})

describe('the language of the browser', () => {
  it.each([
    [['de-DE', 'pl-PL', 'en'], 'pl'],
    [['zh-Hans-CN'], 'zh'],
    [['fr'], 'en'],
    [[], 'en'],
  ] as const)('%j gives %s', (preferred, language) => expect(resolveLanguage('system', preferred)).toBe(language))
})
