countries-title = البلدان والمناطق
countries-lead = تتبع الأسماء والمناطق قائمة M49 للأمم المتحدة.
countries-search = البحث عن بلد أو منطقة
countries-search-name = الاسم أو الرمز
countries-search-hint = بأي من اللغات الست، أو برمز مثل MDA أو MD أو 498.
countries-search-region = المنطقة الإقليمية
countries-search-go = عرض
countries-search-all = جميع البلدان والمناطق
countries-all-regions = جميع المناطق الإقليمية
countries-no-region = خارج المناطق الإقليمية في القائمة
countries-none = لا يوجد بلد أو منطقة بهذا الاسم. جرّب جزءا من الاسم أو رمزا.
countries-found = { $n ->
    [zero] لا بلدان ولا مناطق
    [one] بلد أو منطقة واحدة
    [two] بلدان أو منطقتان
    [few] { $n } بلدان ومناطق
    [many] { $n } بلدا ومنطقة
   *[other] { $n } بلد ومنطقة
}
countries-map = خريطة العالم
countries-map-plain = تقود كل منطقة على الخريطة إلى صفحتها
countries-map-text = تذكر القائمة في هذه الصفحة المعلومات نفسها بالكلمات.
countries-map-figure = { $name }: { $figure }
countries-map-no-figure = { $name }: لا يوجد رقم
countries-map-without = لا يوجد رقم
countries-map-empty = لم تُحمَّل أي أرقام بعد، ولذلك لا تعرض الخريطة أي قيم.
countries-load-page = في المتصفح: حمّل المصنف الأصلي لإدارة الأمم المتحدة للشؤون الاقتصادية والاجتماعية.
countries-load-link = تحميل الأرقام
countries-load-command = على الخادم:
countries-legend = معاني الألوان
countries-source = المصدر:
countries-class-all = جميع القيم
countries-class-below = أقل من { $to }
countries-class-above = { $from } فأكثر
countries-class-between = من { $from } إلى أقل من { $to }
countries-disputed = بشأن المناطق التي لم يُحسم وضعها
countries-where = موقع { $name }
countries-where-title = الموقع
countries-figures = الأرقام
countries-area-empty = لم تُحمَّل أي أرقام لهذه الصفحة بعد. وما يلي محتوى مرجعي فحسب.
countries-known = معلومات مرجعية
countries-status = الوضع
countries-formal = الاسم الرسمي بالإنكليزية
countries-region = المنطقة الإقليمية
countries-special = المجموعات الخاصة
countries-special-none = لا شيء
countries-stations = مراكز العمل
countries-stations-none = لم يُذكر أي منها
countries-counted-in = محسوب ضمن
countries-counts = يشمل
countries-communities = التجمعات اليوم
countries-communities-none = لا يذكر المحتوى أي تجمع ينتمي إليه اليوم.
countries-regions-all = جميع التجمعات
countries-community = التجمع
countries-standing = الصفة
countries-since = منذ
countries-code = الرمز
countries-name = الاسم
countries-remark = ملاحظة
countries-of-kind = النوع
countries-depth = المستوى
countries-lies-in = يقع ضمن
countries-since-unknown = اليوم غير معروف
countries-mark = درجة التثبت
countries-mark-verified = متحقق منه
countries-mark-found = من صفحة عامة
countries-mark-general = قيد التأكيد
countries-mark-note = «قيد التأكيد» معلومة عامة لم يتحقق منها خبير بعد. ومن يصحح المحتوى يذكر المصدر.
countries-past = فترات سابقة
countries-same-region = في المنطقة الإقليمية نفسها
countries-sources = مصدر هذه المعلومات
countries-sources-text = الأسماء والرموز والمناطق الإقليمية والمجموعات الخاصة: قائمة M49 لشعبة الإحصاءات بالأمم المتحدة. التجمعات: يذكر كل منها مصدره في صفحته.
countries-kind-member-state = دولة عضو في الأمم المتحدة
countries-kind-observer-state = دولة غير عضو لها صفة المراقب
countries-kind-free-association = دولة في ارتباط حر، غير عضو
countries-kind-sar = منطقة إدارية خاصة
countries-kind-territory = منطقة واردة في قائمة M49
countries-kind-antarctica = أنتاركتيكا
countries-kind-special = غير مدرج على حدة في قائمة M49؛ يُعامل وفق قاعدة في المحتوى
countries-kind-former = لم تعد قائمة؛ أُبقي عليها من أجل السجلات القديمة
countries-community-rec = جماعة اقتصادية إقليمية
countries-community-regional = منظمة إقليمية
countries-community-process = عملية تشاورية إقليمية
countries-community-forum = منتدى أقاليمي
countries-community-un-group = قائمة للأمم المتحدة
countries-kinds-rec = الجماعات الاقتصادية الإقليمية للاتحاد الأفريقي
countries-kinds-regional = منظمات إقليمية أخرى
countries-kinds-process = العمليات التشاورية الإقليمية بشأن الهجرة
countries-kinds-forum = المنتديات الأقاليمية بشأن الهجرة
countries-kinds-un-group = قوائم الأمم المتحدة
countries-standing-member = عضو
countries-standing-suspended = معلّق العضوية
countries-standing-associate = منتسب
countries-standing-observer = مراقب
countries-standing-withdrawn = منسحب
countries-level-world = العالم
countries-level-region = منطقة قارية
countries-level-subregion = منطقة دون إقليمية
countries-level-intermediate = منطقة وسيطة
countries-regions = المناطق الإقليمية والتجمعات
countries-regions-lead = من ينتمي إلى ماذا في أي يوم: التجمعات بعضوياتها المؤرخة، والمناطق الإقليمية في قائمة M49.
countries-on = في تاريخ
countries-on-label = عرض يوم آخر
countries-on-go = عرض هذا اليوم
countries-as-on = في { $day }
countries-communities-all = التجمعات
countries-members = الأعضاء
countries-looked-at = القائمة في تاريخ
countries-overlap = الأعضاء في أكثر من منظمة
countries-overlap-count = { $n ->
    [zero] لا يوجد بلد أو منطقة في أكثر من منظمة إقليمية.
    [one] بلد أو منطقة واحدة تتمتع بعضوية كاملة في أكثر من منظمة إقليمية.
    [two] بلدان أو منطقتان تتمتعان بعضوية كاملة في أكثر من منظمة إقليمية.
    [few] { $n } بلدان ومناطق تتمتع بعضوية كاملة في أكثر من منظمة إقليمية.
    [many] { $n } بلدا ومنطقة تتمتع بعضوية كاملة في أكثر من منظمة إقليمية.
   *[other] { $n } بلد ومنطقة تتمتع بعضوية كاملة في أكثر من منظمة إقليمية.
}
countries-overlap-lead = وقد تختلف قواعدها بشأن الهجرة.
countries-overlap-show = عرضها
countries-overlap-in = عضو كامل في
countries-overlap-members = الأعضاء المنتمون أيضا إلى منظمات أخرى
countries-m49 = المناطق الإقليمية في قائمة M49
countries-areas-head = المناطق
countries-area = البلد أو المنطقة
countries-areas = { $n ->
    [zero] لا بلدان ولا مناطق
    [one] بلد أو منطقة واحدة
    [two] بلدان أو منطقتان
    [few] { $n } بلدان ومناطق
    [many] { $n } بلدا ومنطقة
   *[other] { $n } بلد ومنطقة
}
countries-within = المناطق الإقليمية الداخلة فيها
countries-on-map = القائمة والخريطة
countries-members-on = { $n ->
    [zero] لا أعضاء في { $day }
    [one] عضو واحد في { $day }
    [two] عضوان في { $day }
    [few] { $n } أعضاء في { $day }
    [many] { $n } عضوا في { $day }
   *[other] { $n } عضو في { $day }
}
countries-members-none = لا يذكر المحتوى أي أعضاء في ذلك اليوم.
countries-others = آخرون
countries-changes = ما الذي تغيّر
countries-changes-none = لا يعرف المحتوى أي تغيير مؤرخ.
countries-change = { $before } قبل ذلك، و{ $after } بعده
countries-joined = انضم:
countries-left = انسحب:
countries-list-source = مصدر القائمة
countries-source-head = المصدر
countries-founded = التأسيس
countries-follows = الأعضاء أنفسهم في
countries-unknown-lead = الرمز غير معروف، أو يُكتب الاسم بطريقة أخرى.
countries-meant = لعلكم تقصدون
problem-countries-no-such-area = لا يوجد بلد أو منطقة باسم «{ $asked }»
problem-countries-no-such-area-detail = لعلكم تقصدون: { $suggestions }
problem-countries-no-such-day = «{ $day }» ليس تاريخا
problem-countries-no-such-day-detail = اكتبوا تاريخا مثل 2025-01-29.
