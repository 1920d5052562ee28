import { describe, expect, it } from 'vitest'
import { chosenId, fitsPage, isSameQuery, viewQuery, withView } from './view-query'

const names = ['status', 'q', 'sort', 'hide']

describe('what of an address a view keeps', () => {
  it('is what the page named, in one order, and not the time', () => expect(viewQuery(new URLSearchParams('from=now-1h&hide=mac&q=a b&status=offline&view=3'), names)).toBe('status=offline&q=a+b&hide=mac'))
  it('leaves out what was not chosen', () => expect(viewQuery(new URLSearchParams('q=&sort='), names)).toBe(''))
  it.each([['q=日本 & more', 'q=%E6%97%A5%E6%9C%AC+%26+more'], ['q=a%23b%3Fc', 'q=a%23b%3Fc']])('is written as an address takes it: %s', (text, expected) =>
    expect(viewQuery(new URLSearchParams(text.replace('& more', '%26 more')), names)).toBe(expected))
})

describe('an address with a view in it', () => {
  const before = new URLSearchParams('from=now-1h&q=old&sort=name.asc&other=1')

  it('has all of the view, nothing of the one before, and what belongs to neither', () =>
    expect(Object.fromEntries(withView(before, names, { id: 7, query: 'status=offline' }))).toEqual({ from: 'now-1h', other: '1', status: 'offline', view: '7' }))
  it('takes nothing from a view that the page does not know', () =>
    expect(Object.fromEntries(withView(before, names, { id: 7, query: 'status=offline&from=now-1y&at=5' }))).toEqual({ from: 'now-1h', other: '1', status: 'offline', view: '7' }))
  it('is that of a newcomer without one', () => expect(withView(new URLSearchParams('view=7&status=offline&from=now-1h'), names, null).toString()).toBe('from=now-1h'))
  it('comes back from a round trip', () => {
    const query = viewQuery(new URLSearchParams('status=a,b&q=x%2By&sort=name.asc'), names)
    expect(viewQuery(withView(before, names, { id: 1, query }), names)).toBe(query)
  })
})

describe('two queries', () => {
  it.each([
    ['status=a,b&q=x', 'q=x&status=b,a', true],
    ['status=a', 'status=a,b', false],
    ['q=a,b', 'q=b,a', false],
    ['', 'status=', true],
    ['sort=name.asc', 'sort=name.desc', false],
    ['from=now-1h', '', true],
  ])('%s and %s: %s', (a, b, same) => expect(isSameQuery(a, b, names)).toBe(same))
})

describe('a view of more than a page has', () => {
  it('does not fit it', () => {
    expect(fitsPage({ query: 'status=offline&site=3' }, names)).toBe(false)
    expect(fitsPage({ query: 'status=offline' }, names)).toBe(true)
  })
})

describe('the chosen view', () => {
  it.each([['view=12', 12], ['view=', null], ['', null], ['view=-1', null], ['view=x', null], ['view=99999999999', null]])('of %s is %s', (text, id) => expect(chosenId(new URLSearchParams(text))).toBe(id))
})
