/** The language of this browser: Chinese unless English was chosen here before. `say` picks a text's sentence. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { type Language, languages, type Text } from '../domain/text'

const storageKey = 'xuncheng.language'
const htmlLang: Record<Language, string> = { zh: 'zh-CN', en: 'en' }

/** Requests are made outside React and carry it too, so that the server answers in the same language. */
export const storedLanguage = (): Language => {
  // Storage may be switched off altogether; then the choice lasts as long as the page.
  try {
    const stored = localStorage.getItem(storageKey)
    return languages.find((known) => known === stored) ?? 'zh'
  } catch {
    return 'zh'
  }
}

const store = (language: Language) => {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // See above.
  }
}

type Speech = {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
  readonly say: (text: Text) => string
}

const SpeechContext = createContext<Speech | null>(null)

export const LanguageProvider = ({ children }: { readonly children: ReactNode }) => {
  const [language, setLanguage] = useState(storedLanguage)
  useEffect(() => {
    document.documentElement.lang = htmlLang[language]
    store(language)
  }, [language])
  const speech = useMemo<Speech>(() => ({ language, setLanguage, say: (text) => text[language] }), [language])
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

export function useLanguage(): Speech {
  const speech = useContext(SpeechContext)
  if (speech === null) throw new Error('useLanguage is used outside LanguageProvider')
  return speech
}
