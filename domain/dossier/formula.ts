/**
 * The office's formula over a dossier's facts: `100 - 2*超期 - 5*通报`. Numbers, names of facts, + - * / and parentheses,
 * min and max; nothing else is understood, and nothing is ever run as code.
 */
import { isRefusal, type Refusal, refuse } from '../refusal'
import { storable } from '../storable'
import { type Text, text } from '../text'
import { type DossierFact, type DossierValue, dossierFact, dossierFactNames } from './facts'

type Operator = '+' | '-' | '*' | '/'
type Expression =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'fact'; readonly fact: DossierFact }
  | { readonly is: 'minus'; readonly of: Expression }
  | { readonly is: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly is: 'min' | 'max'; readonly of: readonly Expression[] }

/** Characters of a formula, and parentheses within parentheses. */
export const longestFormula = 300
const deepest = 30

export const formulaSchema = storable.trim().min(1).max(longestFormula)

const factByName = new Map(dossierFactNames.map((name) => [dossierFact(name).name, name]))

/** As they are typed with a Chinese keyboard. */
const usual: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '×': '*',
  '÷': '/',
  '－': '-',
  '＋': '+',
}

const tokensOf = (formula: string): string[] | Refusal => {
  const written = [...formula].map((character) => usual[character] ?? character).join('')
  const tokens: string[] = []
  const token = /\s*(?:(\d+(?:\.\d+)?)|([\p{L}][\p{L}\p{N}]*)|([-+*/(),]))/uy
  while (token.lastIndex < written.trimEnd().length) {
    const at = token.lastIndex
    const found = token.exec(written)
    if (found === null) {
      const rest = written.slice(at).trim().slice(0, 10)
      return refuse(
        'invalid',
        `公式中的“${rest}”无法识别。请只用数字、事实名称、加减乘除、括号、min 和 max。`,
        `"${rest}" in the formula is not understood. Correct it: numbers, names of facts, + - * /, parentheses, min and max only.`,
      )
    }
    tokens.push((found[1] ?? found[2] ?? found[3]) as string)
  }
  return tokens
}

class Wrong extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.refused.zh)
  }
}
const wrong = (refusal: Refusal): never => {
  throw new Wrong(refusal)
}

const read = (tokens: readonly string[]): Expression => {
  let next = 0
  let depth = 0
  const take = (...wanted: string[]): string | null => {
    const token = tokens[next]
    if (token === undefined || !wanted.includes(token)) return null
    next += 1
    return token
  }
  const expect = (wanted: string) => {
    if (take(wanted) === null)
      wrong(refuse('invalid', `公式缺少“${wanted}”，请补上。`, `The formula lacks a "${wanted}"; add it.`))
  }
  const inside = (): Expression => {
    depth += 1
    if (depth > deepest)
      wrong(refuse('invalid', '公式的括号层数太多，请简化。', 'The formula is nested too deeply; make it simpler.'))
    const expression = sum()
    depth -= 1
    return expression
  }
  const operand = (): Expression => {
    let isNegative = false
    while (true) {
      const sign = take('-', '+')
      if (sign === null) break
      if (sign === '-') isNegative = !isNegative
    }
    const value = atom()
    return isNegative ? { is: 'minus', of: value } : value
  }
  const atom = (): Expression => {
    if (take('(') !== null) {
      const expression = inside()
      expect(')')
      return expression
    }
    const token = tokens[next]
    if (token === undefined || /^[-+*/(),]$/.test(token))
      return wrong(refuse('invalid', '公式没有写完，请补全。', 'The formula is not complete; add what is missing.'))
    next += 1
    if (/^\d/.test(token)) return { is: 'number', value: Number(token) }
    if (token === 'min' || token === 'max') {
      expect('(')
      const of = [inside()]
      while (take(',') !== null) of.push(inside())
      expect(')')
      return { is: token, of }
    }
    const fact = factByName.get(token)
    return fact === undefined
      ? wrong(
          refuse(
            'invalid',
            `没有叫“${token}”的事实，请从名称中选用。`,
            `No fact is called "${token}"; choose one of the names in the list.`,
          ),
        )
      : { is: 'fact', fact }
  }
  const chain = (lower: () => Expression, operators: readonly Operator[]) => (): Expression => {
    let left = lower()
    while (true) {
      const operator = take(...operators) as Operator | null
      if (operator === null) return left
      left = { is: operator, left, right: lower() }
    }
  }
  const product = chain(operand, ['*', '/'])
  const sum: () => Expression = chain(product, ['+', '-'])
  const whole = sum()
  if (next < tokens.length)
    wrong(
      refuse(
        'invalid',
        `公式在“${tokens[next]}”处有误，请改正。`,
        `The formula is wrong at "${tokens[next]}"; correct it.`,
      ),
    )
  return whole
}

export const parseFormula = (formula: string): Expression | Refusal => {
  const tokens = tokensOf(formula)
  if (isRefusal(tokens)) return tokens
  try {
    return read(tokens)
  } catch (error) {
    if (error instanceof Wrong) return error.refusal
    throw error
  }
}

/** A number, or in words why there is none. */
export type FormulaResult = { readonly value: number } | { readonly none: Text }

class Without extends Error {
  constructor(readonly why: Text) {
    super(why.zh)
  }
}

const compute = (expression: Expression, factValue: (fact: DossierFact) => number | null): number => {
  const of = (inner: Expression) => compute(inner, factValue)
  switch (expression.is) {
    case 'number':
      return expression.value
    case 'fact': {
      const value = factValue(expression.fact)
      const { label } = dossierFact(expression.fact)
      if (value === null)
        throw new Without(text(`“${label.zh}”没有数据，无法计算`, `There is no "${label.en}" to compute with`))
      return value
    }
    case 'minus':
      return -of(expression.of)
    case '+':
      return of(expression.left) + of(expression.right)
    case '-':
      return of(expression.left) - of(expression.right)
    case '*':
      return of(expression.left) * of(expression.right)
    case '/': {
      const divisor = of(expression.right)
      if (divisor === 0) throw new Without(text('除数为零，无法计算', 'Division by zero: there is no result'))
      return of(expression.left) / divisor
    }
    case 'min':
      return Math.min(...expression.of.map(of))
    case 'max':
      return Math.max(...expression.of.map(of))
    default:
      return expression satisfies never
  }
}

/** Rounded to hundredths. */
export const formulaResult = (formula: string, values: readonly DossierValue[]): FormulaResult => {
  const expression = parseFormula(formula)
  if (isRefusal(expression)) return { none: expression.refused }
  try {
    const known = new Map(values.map(({ fact, value }) => [fact, value]))
    const value = compute(expression, (fact) => known.get(fact) ?? null)
    const rounded = Math.round(value * 100) / 100
    return Number.isFinite(rounded)
      ? { value: rounded }
      : { none: text('结果太大，无法显示', 'The result is too large to show') }
  } catch (error) {
    if (error instanceof Without) return { none: error.why }
    throw error
  }
}
