/** The list taken away as a file, as it is filtered. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useLanguage } from '../language'
import type { Filter } from '../view'
import { words } from '../words'
import { type Exported, type ExportFormat, exportFormats, exportHref } from './exportHref'

const formatName: Record<ExportFormat, string> = {
  xlsx: 'Excel (.xlsx)',
  csv: 'CSV',
  geojson: 'GeoJSON',
  kml: 'KML',
  gpkg: 'GeoPackage (QGIS)',
}

export const ExportMenu = ({ what, filter }: { readonly what: Exported; readonly filter: Filter }) => {
  const { say } = useLanguage()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={say(words.exportList)}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={say(words.exportList)}>
            <IconDownload size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {exportFormats.map((format) => (
          <Menu.Item key={format} component="a" href={exportHref(what, format, filter)} download>
            {formatName[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
