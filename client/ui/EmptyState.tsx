/** Nothing here, and what to do next. */
import classes from './emptyState.module.css'

export const EmptyState = ({ title, next }: { readonly title: string; readonly next?: string }) => (
  <div className={classes.empty}>
    <p>{title}</p>
    {next !== undefined && <p>{next}</p>}
  </div>
)
