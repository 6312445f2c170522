/** A form that was handed in, as lines to read. The words are the domain's, so that the office's export says the same as the screen. */
export { type Line, listed, listedClauses, readForm } from '../../domain/readForm'
