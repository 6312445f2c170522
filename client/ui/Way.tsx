/** The steps that a document goes, in order: who took each, and when. Those still to come stand grey. */
import classes from './way.module.css'

export type WayStep = {
  readonly key: string
  readonly name: string
  /** Null: not taken yet. `at` is ISO 8601, `when` says it to people. */
  readonly taken: { readonly who: string; readonly at: string; readonly when: string } | null
}

export const Way = ({ label, steps }: { readonly label: string; readonly steps: readonly WayStep[] }) => (
  <ol className={classes.way} aria-label={label}>
    {steps.map(({ key, name, taken }) => (
      <li key={key} data-done={taken !== null}>
        <span className={classes.name}>{name}</span>
        {taken !== null && (
          <>
            <span className={classes.who}>{taken.who}</span>
            <time dateTime={taken.at}>{taken.when}</time>
          </>
        )}
      </li>
    ))}
  </ol>
)
