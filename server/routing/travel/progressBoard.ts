/** How far the questions to a road engine are that are under way in this process: for who waits for the answer. */

export type QuestionProgress = { readonly done: number; readonly all: number }

export type ProgressBoard = {
  readonly set: (question: string, progress: QuestionProgress) => void
  /** Null: there is no such question, or its answer is there. */
  readonly get: (question: string) => QuestionProgress | null
  readonly end: (question: string) => void
}

/** More than are ever under way at once; the oldest gives way, and who asks after it is told nothing. */
const mostQuestions = 1_000

export const createProgressBoard = (): ProgressBoard => {
  const questions = new Map<string, QuestionProgress>()
  return {
    set: (question, progress) => {
      questions.set(question, progress)
      for (const oldest of questions.keys()) {
        if (questions.size <= mostQuestions) break
        questions.delete(oldest)
      }
    },
    get: (question) => questions.get(question) ?? null,
    end: (question) => void questions.delete(question),
  }
}
