# 小组、成员、指定、职务。

groups-all = 小组
groups-none = 尚未成立任何小组。
groups-group = 小组
groups-parent = 上级小组
groups-sister = 姊妹小组
groups-kin = 相关小组
groups-conveners = 共同主席
groups-no-co-chairs = 小组目前没有共同主席。
groups-equal-powers = 双方权力平等；会议记录和工作计划须经双方同意。
groups-chair = 主席
groups-chair-of-parent = 上级小组主席
groups-zone = 日期按{ $zone }时间计算
groups-members = 成员
groups-nav = 本小组
groups-to-meetings = 会议与会议记录
groups-to-actions = 行动要点
groups-to-mandate = 授权
groups-members-all = 全部成员和协调人
groups-members-count = { $count ->
   *[other] { $count }个成员机构
  }
groups-members-today = 今天（{ $day }）有{ $members }
groups-members-on = { $day }有{ $members }
groups-no-members = 当天没有成员机构。
groups-no-vacancies = 每个成员都有协调人。
groups-vacancies = { $count ->
   *[other] { $count }个成员没有协调人
  }
groups-vacant-since = 空缺起始日
groups-vacant-for = { $days ->
   *[other] 空缺{ $days }天
  }
groups-age = 时长
groups-age-days = 天数
groups-list = 名单
groups-on-day = 截至{ $day }。
groups-person = 人员
groups-days = { $days ->
   *[other] { $days }天
  }
groups-since = 自{ $day }起
groups-until = 至{ $day }
groups-from-to = { $from }至{ $to }
groups-bridges = 跨组人员
groups-bridges-note = 他们也参加姊妹小组，使各小组了解彼此的工作。
groups-bridges-note-below = 他们参加多个下级小组，使各小组了解彼此的工作。
groups-no-bridges = 本小组无人参加姊妹小组。
groups-overlap-above = 同时参加上级小组，{ $count } 人
groups-overlap-below = 同时参加下级小组，{ $count } 人
groups-may-join = 可随时加入：
groups-agency = 机构
groups-focal-point = 协调人
groups-alternate = 候补协调人
groups-co-chair = 共同主席
groups-act = 操作
groups-named = 已指定
groups-names-hidden = 姓名和地址只向已登录的成员显示。
groups-list-of = 名单日期
groups-show-list = 显示当天名单
groups-asked = 已请求确认
groups-join = 机构加入
groups-join-lead = 小组向上级小组的所有成员开放。
groups-join-act = 加入
groups-leave = 机构退出
groups-leave-lead = 其指定于同日终止。以往名单保持不变，机构可再次加入。
groups-leave-act = 退出
groups-from-day = 首日
groups-last-day = 末日
groups-last-day-hint = 未定终止日期则留空
groups-designate = 指定人员
groups-designate-short = 指定
groups-designate-lead = 机构指定自某日起代表其发言的人。以前各日的名单不变。
groups-designate-act = 指定
groups-role = 职务
groups-email = 电子邮件地址
groups-email-hint = 已有人员按地址识别；其他人将被添加
groups-name = 姓名
groups-place = 工作地点
groups-replace = 现任者于前一日终止
groups-letter = 机构函件
groups-letter-hint = PDF、PNG或JPEG，不超过5 MB
groups-no-letter = 没有附件
groups-confirmed = 最近确认
groups-confirm = 确认继续有效
groups-end = 终止
groups-end-act = 终止对{ $name }的指定
groups-ended-withdrawn = 机构已终止这一指定。
groups-ended-replaced = 机构已指定继任者。
groups-ended-lapsed = 因无人确认，这一指定已失效。机构可重新指定。
groups-asked-detail = 是否继续有效？如不确认，将于{ $until }失效。
groups-not-saved = 尚未保存
groups-bad-agency = 请选择一个成员机构
groups-bad-role = 请选择一个职务
groups-bad-email = 这不是有效地址，例如 name@agency.example
groups-bad-day = 请按YYYY-MM-DD填写日期
groups-backwards = 末日早于首日，或不是有效日期
groups-bad-letter = 函件不是PDF、PNG或JPEG文件
groups-not-a-member = { $agency }当天不是成员；请先加入
groups-clash = { $name }在{ $from }至{ $to }期间担任此职。请选择较晚日期，或使该指定于前一日终止。
groups-clash-open = { $name }自{ $from }起担任此职，没有终止日期。请选择使该指定于前一日终止。
groups-offices = 国家职务
groups-offices-lead = 驻地协调员办事处、某国的编辑、审定人和国家伙伴，以及日志审计员。
groups-no-offices = 尚未授予任何职务。
groups-grant = 授予职务
groups-grant-act = 授予
groups-country = 国家
groups-country-hint = 三个字母，例如MDA；审计员留空
groups-bad-country = 国家职务须填三个字母，审计员不填
groups-unknown-person = 本站没有使用此地址的人
groups-days-held = 任期
groups-settings = 小组设置
groups-settings-lead = 职权范围留待小组决定的期限。
groups-newer = 其间有人保存了其他数值；您填写的内容仍在各栏中，尚未保存
groups-saved-now = 现已保存：{ $value }
groups-bad-days = 请填写0至3650之间的天数
groups-notice-days = 会议通知提前天数
groups-papers-days = 会议文件提前天数
groups-silence-days = 对已分发记录提意见的天数
groups-circulation-days = 会后分发记录的天数（空：无限制）
groups-stale-days = 无活动达多少天后请协调人或候补协调人确认
groups-lapse-days = 询问后多少天失效
groups-calendar-open = 日历公开：仅标题和时间
groups-minutes-open = 已通过的会议记录公开
groups-save = 保存
groups-chair-of = { $group }主席
groups-chair-terms = 历任任期
groups-name-chair-lead = 机构担任主席的任期；两个机构可同时担任。
groups-name-chair-act = 记录任期
groups-task-confirm = 请确认{ $agency }对您的指定
groups-task-vacancies = { $count ->
   *[other] { $count }个成员没有协调人
  }
groups-task-vacancies-act = 查看
groups-notice-joined = 机构已加入。
groups-notice-left = 机构将于当日退出。
groups-notice-designated = 指定已记录。
groups-notice-confirmed = 已确认。谢谢。
groups-notice-ended = 指定将于当日终止。
groups-notice-granted = 职务已授予。
groups-notice-office-ended = 职务已终止。
groups-notice-saved = 已保存。
groups-notice-chair = 任期已记录。
groups-mail-ask-subject = 对您的指定是否继续有效？
groups-mail-ask = { $name }，您好：

    { $agency }指定您在{ $group }担任{ $role }。因长期没有活动，特此询问：这一指定是否继续有效？

    请在此确认：
    { $url }

    如不确认，指定将于{ $until }失效。贵机构可随时重新指定。
problem-groups-overlap = 其中某些日期该职务已有人担任
problem-groups-overlap-detail = { $name }自{ $from }起担任。请先终止该指定，或选择其他日期。
problem-groups-already = 其中某些日期已有记录
problem-groups-already-detail = 自{ $from }起有效。
problem-groups-not-member = { $agency }当天不是成员
problem-groups-not-member-detail = 请先让该机构加入。
problem-groups-not-member-above = { $agency }当天不是上级小组成员
problem-groups-not-member-above-detail = 小组向上级小组的成员开放。
problem-groups-over = 这一指定已经终止
problem-groups-over-detail = 其末日为{ $day }。机构可重新指定。
