# 登录和个人页面。

people-sign-in = 登录
people-sign-in-lead = 请填写您的地址；登录链接将发到您的邮箱。
people-sign-in-with = 使用{ $provider }登录
people-not-sent = 尚未发送
people-email = 电子邮件地址
people-email-hint = 贵机构指定您时所用的地址
people-bad-address = 这不是有效地址，例如 name@agency.example
people-send-link = 发送链接
people-or = 或使用贵组织的账户
people-no-password = 本站没有密码。链接只能使用一次。
people-link-sent = 请查收邮件
people-link-sent-lead = 如果本站知道 { $email }，链接正在发往该地址。
people-link-sent-detail = { $minutes ->
   *[other] 链接只能使用一次，{ $minutes }分钟内有效。
  } 如未收到，请查看垃圾邮件文件夹，或询问共同主席小组是否知道您的地址。
people-link-again = 使用其他地址
people-confirm-lead = 您将以{ $name }的身份登录。
people-confirm = 立即登录
people-confirm-note = 只有按此按钮才会用掉链接，检查邮件的程序不会将其用掉。
people-mail-link-subject = 您的登录链接
people-mail-link = { $name }，您好：

    请用此链接登录。链接只能使用一次，{ $minutes }分钟内有效：

    { $url }

    如果您没有提出请求，则无须理会：没有链接，任何人都不能以您的身份登录。
people-me = 您的页面
people-settings = 设置
people-newer = 其间有人保存了另一版本；您填写的内容在下面，尚未保存
people-not-saved = 尚未保存
people-name = 姓名
people-bad-name = 姓名应有1至200个字符
people-place = 工作地点
people-place-hint = 时间按当地时区显示
people-bad-place = 请从列表中选择一个地点
people-language = 语文
people-language-hint = 页面和发给您的邮件所用语文
people-language-browser = 按浏览器的要求
people-save = 保存
people-notice-saved = 已保存。
people-sessions = 您的登录情况
people-browser = 浏览器
people-browser-unknown = 未知浏览器
people-this-browser = 本浏览器
people-begun = 起始时间
people-seen = 最近访问
people-end-sessions = 全部退出
people-sessions-note = 登录有效期为30天，或7天无访问即失效。全部退出也会取消已发出但未使用的链接。
people-feed = 您的日历
people-feed-lead = 您所在各小组的全部会议，显示在您使用的日历中。地址须保密：知道地址的人可以看到您的会议。
people-feed-once = 此地址只显示一次。请立即复制。
people-feed-add = 添加到本设备的日历
people-feed-since = 自{ $since }起使用。
people-feed-make = 生成地址
people-feed-renew = 生成新地址；旧地址将失效
problem-people-link-unknown = 此链接不能用于登录
problem-people-link-unknown-detail = 链接不完整或已过时。请在“登录”页索取新链接。
problem-people-link-used = 此链接已经用过
problem-people-link-used-detail = 每个链接只能使用一次。请在“登录”页索取新链接。
problem-people-link-over = 此链接已过有效期
problem-people-link-over-detail = 请在“登录”页索取新链接。
problem-people-provider-unreachable = 另一登录服务没有回应
problem-people-provider-unreachable-detail = 请过几分钟再试，或通过邮件链接登录。
problem-people-provider-refused = 另一登录服务未能确认您的身份
problem-people-provider-refused-detail = 没有任何改动。请在“登录”页重新开始；如再次失败，运营者可在技术日志中找到原因。
problem-people-provider-stranger = 本站不认识您
problem-people-provider-stranger-detail = 贵组织确认了您的身份，但没有机构指定您参加小组。贵机构的协调人或共同主席可以添加您。
problem-people-address-taken = 此地址已属于他人
