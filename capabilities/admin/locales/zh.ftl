admin-today = 今日
admin-welcome = 国家发展战略中的移徙问题
admin-welcome-lead = 机构间工作组的工作空间：它承担的任务、已完成的工作，以及所用数字及其来源。
admin-today-lead = { $day } { $time }（{ $zone }）。{ $n ->
    [0] 没有待办事项。
   *[other] 有 { $n } 件待办事项。
}
admin-needs-you = 待您处理
admin-calendar-feed = 日历订阅
admin-nothing-needs-you = 目前没有待办事项。
admin-nothing-detail = 等待您答复的邀请、行动要点和会议记录会自动出现在这里。
admin-changed = 最新变动
admin-changed-more = 另有{ $n }项同类变动
admin-full-journal = 完整日志
admin-no-date = 无日期
admin-next-day = 您当地为次日：{ $day }
admin-day-before = 您当地为前一日：{ $day }
admin-due-today = 今天
admin-due-in = { $n } 天后
admin-due-ago = 逾期 { $n } 天
admin-journal = 日志
admin-journal-lead = 您所在各组的全部行为，最新的在前。记录只增不改，每条均与前一条相链接。
admin-journal-acts = 行为
admin-journal-filter = 行为类型
admin-journal-any = 全部
admin-journal-show = 显示
admin-journal-empty = 没有您可阅读的记录。
admin-journal-number = 编号
admin-journal-when = 记录时间
admin-journal-what = 行为
admin-journal-act = 行为代码
admin-journal-identifier = 记录标识符
admin-journal-record = 相关记录
admin-journal-who = 执行者
admin-journal-older = 更早的记录
admin-search-label = 您要查找什么？
admin-search-hint = 标题或正文中的词语；须全部出现。
admin-search-found = { $n ->
    [0] 未找到任何内容
   *[other] 找到 { $n } 条记录
}
admin-about = 
    Tributary 是一个工作组的工作空间和公共门户，该工作组协助各国将移徙纳入国家发展战略。
    
    - 职权范围每一条款的状态都根据已完成并记录的工作计算得出，无人手工填写。
    - 每项行为都是日志中的一行；日志只增不减，每行与前一行相链接。
    - 每个数字都可追溯到其版本、工作表和单元格。
    
    公众和成员使用相同的页面；登录的成员可以看到更多内容。
admin-accessibility = 
    本网站力求在全部六种语言中达到 WCAG 2.2 AA 级标准。
    
    - 所有操作仅用键盘即可完成，且无需脚本。
    - 状态始终以文字加图形表示，绝不只用颜色；每张图表都附有数据表。
    - 页面适应 320 像素起的屏幕，遵从读者的字号、对比度和配色设置，并便于打印。
    
    如遇障碍，请告知工作组共同主席：这属于缺陷，将予以修正。
admin-data-protection = 
    本网站不保存任何移徙者的个人数据。其中的人员仅为履行职务的官员：姓名、所属组织、公务地址和时区。
    
    - 网站使用三个 Cookie：登录会话、语言和一次性消息。没有跟踪器，也不从其他主机加载任何内容。
    - 登录链接和会话仅以哈希形式保存；登录邮件一经接收，其正文即被清除。
    - 官员的行为以其当时的姓名留存于日志，因为记录必须可供查证。
