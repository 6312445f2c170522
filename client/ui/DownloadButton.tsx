/** A file to keep, as a button that is a link. */
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'

export const DownloadButton = ({ href, label }: { readonly href: string; readonly label: string }) => (
  <Button
    component="a"
    href={href}
    download
    variant="default"
    fw={400}
    leftSection={<IconDownload size={16} stroke={1.6} />}
  >
    {label}
  </Button>
)
