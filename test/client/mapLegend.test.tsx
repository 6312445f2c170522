import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ButtonsInView } from '../../client/map/ButtonsInView'
import { Legend, toggledStatus } from '../../client/map/Legend'
import { MapUnavailable } from '../../client/map/MapUnavailable'
import { PrintPage, paperOf } from '../../client/map/PrintSheet'
import type { PointStatus } from '../../domain/pointStatus'

const counts = { overdue: 3, open: 5, rectifying: 8, awaitingRecheck: 2, uninspected: 40, compliant: 42 }

const legend = (statuses: PointStatus[], language: 'zh' | 'en' = 'zh') =>
  renderToStaticMarkup(
    <Legend counts={counts} statuses={statuses} language={language} theme="light" onStatuses={() => {}} />,
  )

const textOf = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

describe('the legend', () => {
  it('says every status with its count, worst first, and the total', () => {
    expect(textOf(legend([]))).toBe(
      '100个点位 超期 3 待整改 5 整改中 8 待复查 2 未检查 40 达标 42 建成区 所辖范围 机场周边 无分队督导 聚合点位',
    )
  })

  it('says how many of all are shown when filtered, and how to see all again', () => {
    expect(textOf(legend(['overdue', 'open']))).toContain('8 / 100个点位 显示全部')
  })

  it('is made of buttons that say whether they are pressed', () => {
    const markup = legend(['overdue'])
    expect(markup).toContain('aria-pressed="true" data-status="overdue"')
    expect(markup).toContain('aria-pressed="false" data-status="compliant"')
  })

  it('leaves no Chinese in English', () => {
    expect(textOf(legend(['open'], 'en'))).not.toMatch(/\p{Script=Han}/u)
  })
})

describe('pressing a row of the legend', () => {
  it('shows that status alone, then others with it, in their fixed order', () => {
    expect(toggledStatus([], 'compliant')).toEqual(['compliant'])
    expect(toggledStatus(['compliant'], 'overdue')).toEqual(['overdue', 'compliant'])
  })

  it('takes a pressed one back', () => {
    expect(toggledStatus(['overdue', 'compliant'], 'compliant')).toEqual(['overdue'])
  })

  it('comes back to all when the last one is added', () => {
    expect(toggledStatus(['overdue', 'open', 'rectifying', 'awaitingRecheck', 'uninspected'], 'compliant')).toEqual([])
  })
})

describe('the points for the keyboard', () => {
  it('say name and status, and where their marker is', () => {
    const markup = renderToStaticMarkup(
      <ButtonsInView
        kind="point"
        inView={[{ id: 12, name: '南关社区', status: 'overdue', at: { x: 300.4, y: 99.6 }, isClustered: false }]}
        selectedId={12}
        language="zh"
        onSelect={() => {}}
        onFocus={() => {}}
        onBlur={() => {}}
      />,
    )
    expect(textOf(markup)).toBe('南关社区，超期')
    expect(markup).toContain(
      'data-point-id="12" data-status="overdue" data-x="300" data-y="100" data-clustered="false"',
    )
    expect(markup).toContain('aria-pressed="true"')
  })
})

describe('without a map', () => {
  it('the page says so and what to do', () => {
    expect(textOf(renderToStaticMarkup(<MapUnavailable language="zh" />))).toBe(
      '这台设备暂时显示不了地图 请换用较新的浏览器，或在浏览器设置里打开硬件加速。点位列表和问题列表照常可用。',
    )
  })
})

describe('the printed sheet', () => {
  const picture = { ...paperOf('A4'), dataUrl: 'data:image/png;base64,', metresPerPixel: 50 }
  const sheet = textOf(
    renderToStaticMarkup(
      <PrintPage
        picture={picture}
        size="A4"
        borders="示意边界"
        title="离石区点位图"
        shownInWords="第五分队，超期和待整改"
        counts={counts}
        statuses={['overdue', 'open']}
        asOf="2022年9月15日09:00"
        note="示例数据"
        language="zh"
      />,
    ),
  )

  it('has title, filter in words, scale, north, legend with counts, time and the word on boundaries', () => {
    expect(sheet).toBe(
      '离石区点位图 第五分队，超期和待整改 正北朝上 N 5公里 8个点位 超期 3 待整改 5 2022年9月15日09:00 · 示意边界 · 示例数据',
    )
  })

  it('fits within the paper less its margins', () => {
    // 277 mm of A4's 297 and 400 mm of A3's 420, at 96 pixels to the inch
    expect(paperOf('A4').widthPx).toBe(1046)
    expect(paperOf('A3').widthPx).toBe(1511)
  })
})
