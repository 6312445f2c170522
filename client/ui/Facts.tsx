/** Labels and what stands beside them. */
import type { ReactNode } from 'react'
import classes from './facts.module.css'

export type Fact = { readonly key: string; readonly label: string; readonly value: ReactNode }

export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className={classes.facts}>
    {facts.map(({ key, label, value }) => (
      <FactRow key={key} label={label} value={value} />
    ))}
  </dl>
)

const FactRow = ({ label, value }: Omit<Fact, 'key'>) => (
  <>
    <dt className={classes.label}>{label}</dt>
    <dd className={classes.value}>{value}</dd>
  </>
)
