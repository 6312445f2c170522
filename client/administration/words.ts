/** The words of the office's administration. What the domain names is named in its tables. */
import { type Text, text } from '../../domain/text'

export const words = {
  title: text('管理', 'Administration'),
  people: text('人员', 'People'),
  terms: text('期限', 'Terms'),
  units: text('单位', 'Units'),
  plan: text('方案', 'Plan'),
  rosters: text('名册', 'Rosters'),
  pointRegister: text('点位', 'Points'),
  webhooks: text('对接', 'Webhooks'),
  boundaries: text('边界', 'Boundaries'),
  handbook: text('手册', 'Handbook'),
  start: text('开始', 'Start'),
  startIntro: text(
    '按顺序做完下面几步，创建活动就可以运行。做完的自动打勾，全部做完后这一页不再出现。',
    'Do these in order and the campaign runs. What is done is ticked, and this page goes once all of it is.',
  ),
  done: text('已完成', 'Done'),
  notDone: text('未完成', 'Not done'),
  optional: text('可以以后再做', 'can wait'),
  open: text('打开', 'Open'),
  stepPlan: text('粘贴方案', 'Paste the plan'),
  stepPlanSays: text(
    '得出督导组、分队、督导范围和督导单位。',
    'Gives the groups, squads, scopes and supervised units.',
  ),
  stepRosters: text('名册', 'Rosters'),
  stepRostersSays: text('单位的别名、上级单位，联系人。', 'Other names and superiors of units, and contacts.'),
  stepBoundaries: text('边界', 'Boundaries'),
  stepBoundariesSays: text(
    '每个督导范围都要有边界；示意边界可以先用，请换成正式的。',
    'Each scope needs its boundary; schematic ones serve until the official ones are imported.',
  ),
  stepHandbook: text('手册', 'Handbook'),
  stepHandbookSays: text(
    '现在用的是系统自带的示例测评项，请导入手册表换成正式的。',
    'The check items are examples that come with the system; import the handbook’s own.',
  ),
  stepNoKinds: text('还没有点位类型，请导入手册表。', 'There are no kinds of point yet; import the handbook.'),
  stepPoints: text('点位表', 'Sheet of points'),
  stepPointsSays: text('导入点位，坐标系由系统认定。', 'Imports the points; the datum is found out.'),
  stepAccounts: text('账号', 'Accounts'),
  stepAccountsSays: text(
    '在“名册”中导入账号名册，或在“人员”中逐个新建。',
    'Take a roster of accounts under Rosters, or make them one by one under People.',
  ),
  aliases: text('别名', 'Other names'),
  back: text('返回', 'Back'),
  search: text('查找', 'Search'),
  clearSearch: text('清空查找', 'Clear the search'),
  noneMatch: text('没有符合的结果，请换个词查找。', 'Nothing matches; try other words.'),

  personList: text('账号列表', 'List of accounts'),
  searchPeople: text('姓名、用户名或岗位', 'Name, username or post'),
  newAccount: text('新建账号', 'New account'),
  account: text('账号', 'Account'),
  post: text('岗位', 'Post'),
  posts: text('岗位', 'Posts'),
  noPost: text('没有岗位', 'No post'),
  noPostsYet: text('还没有岗位，登录后办不了事。', 'No post yet; without one nothing can be done.'),
  noPostsNext: text('请为此人任岗。', 'Give a post.'),
  username: text('用户名', 'Username'),
  usernameRule: text(
    '3 至 30 位小写字母、数字、下划线或点，登录时用',
    '3 to 30 lower-case letters, digits, underscores or dots; used to sign in',
  ),
  usernameWrong: text(
    '用户名只能是 3 至 30 位小写字母、数字、下划线或点，请改正。',
    'A username is 3 to 30 lower-case letters, digits, underscores or dots; correct it.',
  ),
  personName: text('姓名或称呼', 'Name'),
  createAccount: text('新建账号', 'Make the account'),
  passwordFollows: text('密码由系统生成，保存后显示一次。', 'The password is generated and shown once after saving.'),
  givePost: text('任岗', 'Give a post'),
  from: text('任岗日期', 'From'),
  lastDay: text('最后在岗日', 'Last day'),
  lastDayOpen: text('长期任岗可不填', 'Leave empty if the end is open'),
  group: text('督导组', 'Group'),
  squad: text('督导分队', 'Squad'),
  unit: text('单位', 'Unit'),
  position: text('职务', 'Position'),
  held: text('在任', 'Held'),
  notYetHeld: text('未到任', 'Not yet'),
  over: text('已离岗', 'Ended'),
  stillHeld: text('至今', 'now'),
  endPost: text('离岗', 'End the post'),
  whenEnds: text('何时离岗', 'When it ends'),
  atOnce: text('立即', 'At once'),
  afterToday: text('今天结束后', 'After today'),
  onDay: text('指定日期', 'On a day'),
  endEffect: text(
    '离岗后，此人下一次操作起就没有这个岗位的权限。手头的事留在分队或单位，由接任的人继续办。',
    'Once ended, the post gives no rights from the next request on. Open work stays with the squad or unit, for whoever takes over.',
  ),
  ownPost: text(
    '这是您自己的岗位，离岗后您将不能再管理系统。',
    'This is your own post; once it ends you cannot administer the system any more.',
  ),
  setPassword: text('重设密码', 'Reset the password'),
  setPasswordEffect: text(
    '原密码作废，此人在各处的登录全部退出，访问令牌全部吊销。新密码由系统生成，只显示一次。',
    'The old password ends, this person is signed out everywhere, and all access tokens are revoked. The new one is generated and shown once.',
  ),
  newPassword: text('新密码', 'New password'),
  shownOnce: text(
    '密码只显示这一次，请用可靠的方式交给本人。离开这里后不能再看，只能重设。',
    'The password is shown this once; hand it over in a safe way. After leaving here it can only be reset.',
  ),
  copy: text('复制密码', 'Copy the password'),
  copied: text('已复制', 'Copied'),
  handedOver: text('我已记下', 'I have noted it'),

  workingTerms: text('办理期限', 'Terms'),
  threshold: text('列入跟踪名单的未办结问题数', 'Open issues that put a point on the tracking list'),
  ifNotifiedToday: text('日期是今天交办时的到期日。', 'The dates are those of an issue notified today.'),
  changeTerms: text('修改期限', 'Change the terms'),
  saveTerms: text('保存期限', 'Save the terms'),
  termsEffect: text(
    '认领和整改期限用于以后的交办，已经交办的日期不变。交办和复查的时限随时计算，保存后未办的也按新期限算。',
    'The terms to claim and rectify hold for notices from now on; dates already set stay. The terms to notify and re-check are computed, so they count at once for what is still open.',
  ),
  termOutOfBounds: text('期限和数目请填 1 至 60 的整数。', 'Terms and numbers are whole numbers from 1 to 60.'),
  rectifyBeforeClaim: text(
    '整改期限短于认领期限，请改正。',
    'The term to rectify is shorter than the one to claim; correct it.',
  ),
  nothingChanged: text('没有改动。', 'Nothing was changed.'),
  willChange: text('将修改', 'Will change'),
  daysOff: text('放假与调休', 'Holidays and worked weekends'),
  noDays: text('没有登记放假和调休，按周一至周五上班计算。', 'None registered; Monday to Friday are worked.'),
  setDay: text('登记放假或调休', 'Set a day'),
  saveDay: text('保存', 'Save'),
  date: text('日期', 'Date'),
  worksThatDay: text('当天', 'That day'),
  off: text('放假', 'Off'),
  worked: text('上班', 'Worked'),
  occasion: text('事由', 'Occasion'),
  daysEffect: text(
    '没有登记的日子按周一至周五上班计算。已经定下的日期不变；以后的交办，以及交办、复查的时限，按改后的工作日算。',
    'Days not listed follow the week: Monday to Friday are worked. Dates already set stay; notices from now on, and the terms to notify and re-check, follow the changed days.',
  ),
  noDueDateMoves: text('今天交办的到期日不受影响。', 'No due date of an issue notified today moves.'),
  numbers: text('文书编号格式', 'Number formats of papers'),
  numbersWhere: text('在“文书”的“全部”里设置。', 'Set under Papers, All.'),
  openPapers: text('打开文书', 'Open the papers'),

  unitList: text('单位列表', 'List of units'),
  searchUnits: text('单位名称', 'Name of a unit'),
  supervised: text('督导单位', 'Supervised'),
  others: text('其他', 'Others'),
  retiredOnes: text('已停用', 'Retired'),
  noRetired: text('没有停用的单位。', 'No unit is retired.'),
  nameZh: text('名称', 'Name in Chinese'),
  nameEn: text('英文名称', 'Name in English'),
  superior: text('上级单位', 'Superior unit'),
  holds: text('现有事项', 'What it holds'),
  openIssues: text('未办结问题', 'Open issues'),
  points: text('负责的点位', 'Points'),
  roadSections: text('负责的包路段', 'Road sections'),
  subordinates: text('下级单位', 'Units below it'),
  peopleHere: text('在任人员', 'People with a post'),
  openUnit: text('查看问题', 'See its issues'),
  rename: text('改名', 'Rename'),
  renameFrom: text(
    '不填即今天；这一天以前销号或作废的问题仍用原名称',
    'Today if left empty; what was closed before that day keeps the former name',
  ),
  renameEffect: text(
    '未办结的问题、点位和列表随即显示新名称。已销号的问题和已印发的文书保留当时的名称，日志记下新旧名称；原名称记为别名，点位表和方案仍认得。',
    'Open issues, points and lists show the new name at once. Closed issues and issued papers keep the name of their day; the log says both. The former name stays as another one, by which sheets and plans know the unit.',
  ),
  setSuperior: text('上级单位', 'Superior unit'),
  superiorHint: text('不选即没有上级单位', 'Leave empty for none'),
  superiorEffect: text(
    '上级单位可以把自己的问题分办给下级单位。已经分办的问题不变。',
    'A superior unit may pass its own issues down. What was passed down already stays as it is.',
  ),
  together: text('一并转办', 'Reassign together'),
  retire: text('停用', 'Retire'),
  confirmRetire: text('确认停用', 'Retire for good'),
  retireEffect: text(
    '停用后不再出现在选择单位的地方，不能恢复。名册、问题、文书和日志中的记录都保留。',
    'A retired unit is not offered any more, and this cannot be undone. The roster, issues, papers and the log keep it.',
  ),
  isRetired: text(
    '这个单位已停用，不能再改动；已有的记录都保留。',
    'This unit is retired and is not changed any more; what is recorded of it stays.',
  ),
  finishFirst: text(
    '停用前，先把未办结的问题一并转办或办结，并在包路段中改定责任单位。',
    'Before it is retired, its open issues are reassigned together or closed, and its road sections get another unit.',
  ),
} as const satisfies Record<string, Text>

export const peopleCount = (count: number): Text => text(`共 ${count} 人`, `${count} people`)
export const unitCount = (count: number): Text => text(`共 ${count} 个单位`, `${count} units`)
export const workingDaysText = (count: number): Text =>
  text(`${count} 个工作日`, `${count} working ${count === 1 ? 'day' : 'days'}`)

export const usualDay = (works: boolean): Text =>
  text(`平时${works ? '上班' : '休息'}`, works ? 'usually worked' : 'usually off')
export const registeredAs = (works: boolean, name: string): Text =>
  text(`已登记：${works ? '上班' : '放假'}（${name}）`, `Listed as ${works ? 'worked' : 'off'} (${name})`)

export const dueMoves = (what: Text, from: Text, to: Text): Text =>
  text(`今天交办的${what.zh}：${from.zh} → ${to.zh}`, `Notified today, ${what.en}: ${from.en} → ${to.en}`)

/** What is about to be done, before it is done for good. */
export const retireSummary = (
  unit: Text,
  successor: Text | null,
  { points, subordinates, people }: { points: number; subordinates: number; people: number },
): Text => {
  const taken = {
    zh: [points > 0 ? `${points}个点位` : '', subordinates > 0 ? `${subordinates}个下级单位` : ''].filter(Boolean),
    en: [points > 0 ? `${points} points` : '', subordinates > 0 ? `${subordinates} units below` : ''].filter(Boolean),
  }
  const over =
    successor === null
      ? text('', '')
      : taken.zh.length === 0
        ? text(`承接单位：${successor.zh}。`, ` Successor: ${successor.en}.`)
        : text(`${successor.zh}接手${taken.zh.join('和')}。`, ` ${successor.en} takes over ${taken.en.join(' and ')}.`)
  const stay =
    people === 0
      ? text('', '')
      : text(
          `${people}名在任人员的岗位不会自动结束，请到“人员”办理离岗。`,
          ` The posts of ${people} people do not end by themselves; end them under People.`,
        )
  return text(
    `将停用${unit.zh}，不能恢复。${over.zh}${stay.zh}`,
    `${unit.en} will be retired for good.${over.en}${stay.en}`,
  )
}
