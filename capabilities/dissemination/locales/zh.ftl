# used: dissemination-concept-* dissemination-refusal-*

dissemination-agencies = 机构
dissemination-concepts = 数字的概念
dissemination-constraint = 现有数据：{ $flow }

dissemination-concept-FREQ = 频率
dissemination-concept-INDICATOR = 指标
dissemination-concept-REF_AREA = 地区
dissemination-concept-COUNTERPART_AREA = 对应地区
dissemination-concept-SEX = 性别
dissemination-concept-AGE = 年龄
dissemination-concept-DETAIL = 细目
dissemination-concept-CELL = 来源单元格
dissemination-concept-TIME_PERIOD = 时期
dissemination-concept-OBS_VALUE = 数值
dissemination-concept-OBS_STATUS = 状态
dissemination-concept-TIME_SINCE = 区间的首年
dissemination-concept-SOURCE_CELL = 来源工作表和单元格
dissemination-concept-UNIT_MEASURE = 单位
dissemination-concept-UNIT_MULT = 单位的十的幂次
dissemination-concept-EDITION = 版本
dissemination-concept-VALID_FROM = 提供给读者的开始时间
dissemination-concept-VALID_TO = 提供给读者的结束时间

dissemination-no-counterpart = 无对应地区：仅该地区本身
dissemination-no-detail = 无更多细目
dissemination-all-ages = 所有年龄
dissemination-area-unknown = 未知或其他
dissemination-area-stateless = 无国籍人
dissemination-area-other-north = 北方其他地区
dissemination-area-other-south = 南方其他地区
dissemination-frequency-year = 每年
dissemination-frequency-quarter = 每季
dissemination-frequency-month = 每月
dissemination-power-0 = 个
dissemination-power-3 = 千
dissemination-power-6 = 百万
dissemination-power-9 = 十亿

dissemination-refusal-no-such-flow = 这里没有数据流 { $flow }。现有：{ $known }。清单见 /sdmx/2.1/dataflow。
dissemination-refusal-no-such-structure = 这里没有结构 { $asked }。其机构为 TRIBUTARY，版本为 1.0；请查询 /sdmx/2.1/{ $class } 了解现有内容。
dissemination-refusal-no-such-provider = { $provider } 在这里不提供数据。请写 all 或 { $agency }。
dissemination-refusal-key-length = 键有 { $given } 个部分，而 { $flow } 有 { $wanted } 个维度：{ $dimensions }。请为每个维度写一个部分，以点分隔；空的部分表示所有代码。
dissemination-refusal-no-such-code = { $code } 不是 { $flow } 中 { $dimension } 的代码。请查询代码表，或将该部分留空。
dissemination-refusal-no-results = { $flow } 中没有符合键 { $key } 和这些时期的数据。/sdmx/2.1/availableconstraint/{ $flow } 说明现有数据。
dissemination-refusal-nothing-then = 在 { $then } 时没有向读者提供这些内容。第一个版本发布于 { $first }；如需以前的版本，请使用 includeHistory=true。
dissemination-refusal-nothing-since = { $since } 之后没有发布过这些内容。
dissemination-refusal-bad-period = { $name }={ $value } 不是时期。请写 2020、2020-S1、2020-Q3、2020-05 或 2020-05-17。
dissemination-refusal-bad-instant = { $name }={ $value } 不是时刻。请写 2026-04-20 或 2026-04-20T09:00:00Z。
dissemination-refusal-bad-number = { $name }={ $value } 不是大于零的数。
dissemination-refusal-bad-choice = { $name }={ $value } 无法识别。请写以下之一：{ $known }。
dissemination-refusal-unknown-parameter = 这里没有参数 { $name }。现有参数：{ $known }。
dissemination-refusal-not-acceptable = 所要求的格式这里都不生成。现有格式：{ $known }。
dissemination-refusal-too-large = JSON 最多容纳 { $most } 个观测值，而这里更多。请缩小键或时期，或使用没有限制的 format=csv。
dissemination-refusal-not-offered = { $what } 是标准的一部分，但这里不提供。
dissemination-refusal-busy = 数据库繁忙。请在两秒后再试。
dissemination-refusal-internal = 这里出了错，已作记录；请稍后再试。

problem-dissemination-bad-parameter = 无法读取参数 { $name }
problem-dissemination-bad-parameter-detail = 请这样写：{ $known }。
problem-dissemination-another-edition = 前面的页面属于另一个版本
problem-dissemination-another-edition-detail = 它们属于 { $former }；现在提供的是 { $edition }。请去掉“after”重新开始，或指明版本。
problem-dissemination-nothing-published = 当时没有发布这些内容
problem-dissemination-nothing-published-detail = 第一个版本发布于 { $first }。
problem-dissemination-too-many-figures = 数字多于工作簿所能容纳的
problem-dissemination-too-many-figures-detail = 工作簿最多容纳 { $most } 行。请减少数字，或使用没有限制的 format=csv。

dissemination-title = 供程序使用的数据
dissemination-lead = 程序可以读取每一个已发布的数字：使用统计机构的标准 SDMX，或 CSV、XLSX 和 JSON。不需要密钥，也不需要账户。
dissemination-flows = 数据流
dissemination-flows-lead = 每个数据集是一个数据流。其结构列出键的各个维度；其代码表有六种语言。
dissemination-no-flows = 尚未发布任何数字。
dissemination-flow = 数据流
dissemination-key = 键
dissemination-links = 地址
dissemination-link-structure = 结构
dissemination-link-csv = CSV 数据
dissemination-link-available = 现有哪些数据
dissemination-examples = 示例
dissemination-example-flows = 所有数据流
dissemination-example-key = 一个国家的历年数据，CSV
dissemination-example-asof = 某一天提供的数据
dissemination-example-history = 包括以前的版本
dissemination-example-figures = 同样的数字，工作簿形式
dissemination-again = 再次查询代价很小
dissemination-again-lead = 每个答复都有一个标签（ETag）。程序在 If-None-Match 中送回该标签，只要没有变化，就会得到没有内容的 304。
dissemination-openapi = 接口说明（OpenAPI）
