/** The other language, named in itself. */
import { Button } from '@mantine/core'
import { memo } from 'react'
import { useLanguage } from '../language'
import { words } from '../words'

export const LanguageSwitch = memo(function LanguageSwitch() {
  const { language, setLanguage, say } = useLanguage()
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      fw={400}
      lang={language === 'zh' ? 'en' : 'zh-CN'}
      aria-label={say(words.switchLanguage)}
      onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
    >
      {language === 'zh' ? 'English' : '中文'}
    </Button>
  )
})
