# الاختصاصات: البنود والالتزامات والتوقعات.

mandate-n-days = { $days ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يوماً
   *[other] { $days } يوم
}
mandate-n-left = { $days-left ->
    [zero] ينتهي اليوم
    [one] بقي يوم واحد
    [two] بقي يومان
    [few] بقيت { $days-left } أيام
    [many] بقي { $days-left } يوماً
   *[other] بقي { $days-left } يوم
}

mandate-title = الولاية
mandate-title-of = اختصاصات { $group }
mandate-lead = بنود الاختصاصات، لكل منها حالته وتوقعه وأدلته.
mandate-lead-of = { $n ->
    [one] بند الاختصاصات الوحيد. تُحتسب حالته مما أُنجز وسُجِّل فعلاً؛ ولا يكتبها أحد بيده.
    [two] بندا الاختصاصات. تُحتسب كل حالة مما أُنجز وسُجِّل فعلاً؛ ولا يكتبها أحد بيده.
    [few] بنود الاختصاصات وعددها { $n }. تُحتسب كل حالة مما أُنجز وسُجِّل فعلاً؛ ولا يكتبها أحد بيده.
    [many] بنود الاختصاصات وعددها { $n }. تُحتسب كل حالة مما أُنجز وسُجِّل فعلاً؛ ولا يكتبها أحد بيده.
   *[other] بنود الاختصاصات وعددها { $n }. تُحتسب كل حالة مما أُنجز وسُجِّل فعلاً؛ ولا يكتبها أحد بيده.
}
mandate-none = لا تُتابع هنا أي اختصاصات: يجتمع هذا الفريق ويحفظ محاضره وله أعضاء، ولا يُقيَّم أي بند له.
mandate-priorities = الأولويات، { $from }–{ $to }
mandate-modalities = طرائق العمل، { $from }–{ $to }
mandate-priority = أولوية
mandate-modality = طريقة عمل
mandate-all = جميع البنود
mandate-no = الرقم
mandate-number = الرقم
mandate-clause-and-forecast = البند والتوقع
mandate-status = الحالة
mandate-evidence = الأدلة
mandate-next-date = الموعد التالي
mandate-clause-head = البند
mandate-clause-title = موضوع البند
mandate-kind = النوع
mandate-clause-status = حالة البند
mandate-obligation = الالتزام
mandate-missing = الناقص حالياً
mandate-forecast-head = التوقعات
mandate-identifier = المعرّف
mandate-not-official = صيغت البنود والالتزامات بكلماتنا؛ والنص الرسمي هو نص الاختصاصات.
mandate-opened = مفتوح
mandate-clause = البند { $number }
mandate-as-of = كما كانت في نهاية يوم
mandate-show = عرض
mandate-to-today = العودة إلى اليوم
mandate-then = هكذا كانت الاختصاصات في نهاية يوم { $day }: ما كان قد حدث وسُجِّل حتى ذلك الحين فقط.
mandate-computed = احتُسبت في { $at } من { $n ->
    [zero] سجل خالٍ من القيود
    [one] قيد واحد
    [two] قيدين
    [few] { $n } قيود
    [many] { $n } قيداً
   *[other] { $n } قيد
} في السجل. وتَعُدّ الأدلة قيود الفترة الجارية التي تقبلها القاعدة؛ وقد يُثبت القيد الواحد أكثر من بند. وتنتهي المواعيد في الساعة 23:59 بتوقيت { $zone }.
mandate-owner = { $kind } · المسؤول: { $owner }
mandate-owner-co-chairs = الرئيسان المشاركان
mandate-owner-focal-points = جهات التنسيق
mandate-owner-members = الوكالات الأعضاء
mandate-restated = بعبارتنا نحن؛ والنص الرسمي هو البند { $number } من الاختصاصات.
mandate-basis-terms = هكذا تنص الاختصاصات.
mandate-basis-reading = لا تحدد الاختصاصات هنا عدداً؛ وهذا فهم الفريق لها وله أن يغيره.
mandate-rule = القاعدة
mandate-rule-count = { $n ->
    [zero] في كل سنة تقويمية بتوقيت { $zone }: { $acts }.
    [one] مرة واحدة على الأقل في كل سنة تقويمية بتوقيت { $zone }: { $acts }.
    [two] مرتان على الأقل في كل سنة تقويمية بتوقيت { $zone }: { $acts }.
    [few] { $n } مرات على الأقل في كل سنة تقويمية بتوقيت { $zone }: { $acts }.
    [many] { $n } مرة على الأقل في كل سنة تقويمية بتوقيت { $zone }: { $acts }.
   *[other] { $n } مرة على الأقل في كل سنة تقويمية بتوقيت { $zone }: { $acts }.
}
mandate-rule-answer = بعد كل «{ $triggers }» يأتي: { $acts }.
mandate-rule-limit = المهلة: { mandate-n-days }.
mandate-rule-no-limit = لم يُحدد عدد من الأيام؛ ولا يُسأل إلا عما إذا كان ذلك قد تم.
mandate-rule-month = مرة أخرى قبل مضي شهر: { $acts }.
mandate-rule-quarter = مرة أخرى قبل مضي ثلاثة أشهر: { $acts }.
mandate-rule-half-year = مرة أخرى قبل مضي ستة أشهر: { $acts }.
mandate-rule-year = مرة أخرى قبل مضي اثني عشر شهراً: { $acts }.
mandate-rule-focal-points = في كل يوم لكل وكالة عضو جهة تنسيق.
mandate-rule-open = في كل يوم لا يُترك أي عضو في الفريق الأم طلب المشاركة قيد الانتظار.
mandate-or = { $first } أو { $second }
mandate-list-separator = { "، " }
mandate-level-count-met = { $n } أو أكثر
mandate-level-count-track = يبلغ المنجَز والمحدَّد موعده: { $steps }
mandate-level-count-step = { $k } حتى { $day }
mandate-level-count-pace = يسير المنجَز والمحدَّد موعده بوتيرة متساوية خلال السنة
mandate-level-count-risk = أقل من ذلك
mandate-level-count-overdue = أقل من { $n } في { $day }
mandate-level-count-later = لم يُنجز شيء ولم يُحدد له موعد ولم يُطلب بعد
mandate-level-answer-met = أُجيب عن كل ما ورد
mandate-level-answer-track = هناك ما ينتظر، والباقي من المهلة أكثر من { mandate-n-days }
mandate-level-answer-risk = هناك ما ينتظر، والباقي من المهلة { mandate-n-days } أو أقل
mandate-level-answer-overdue = هناك ما ينتظر منذ أكثر من { mandate-n-days }
mandate-level-open-track = لا ينتظر إلا أحدث ما ورد هذه السنة
mandate-level-open-risk = ينتظر ما هو أقدم، أو انتهت السنة
mandate-level-never = لا تحل هذه الحالة: لم يُحدد موعد
mandate-level-later = لم يحدث شيء بعد، لكن الموعد محدد
mandate-level-interval-met = الباقي من الفترة أكثر من { mandate-n-days }
mandate-level-interval-track = الباقي منها { mandate-n-days } أو أقل، والموعد التالي محدد قبل انتهائها
mandate-level-interval-risk = الباقي منها { mandate-n-days } أو أقل، ولا موعد محدد
mandate-level-interval-overdue = انقضت الفترة
mandate-level-condition-met = لا استثناء
mandate-level-condition-risk = هناك استثناء، أو يبدأ استثناء والباقي عليه { mandate-n-days } أو أقل
mandate-level-condition-overdue = يدوم استثناء منذ أكثر من { mandate-n-days }
mandate-counts-in = ما يُحتسب في { $year }
mandate-counts-now = ما يُحتسب الآن
mandate-nothing-counts = لا شيء بعد.
mandate-earlier = { $n ->
    [zero] لا قيود أقدم.
    [one] قيد واحد أقدم غير معروض، ويتضمنه رابط JSON في أسفل الصفحة.
    [two] قيدان أقدم غير معروضين، ويتضمنهما رابط JSON في أسفل الصفحة.
    [few] { $n } قيود أقدم غير معروضة، ويتضمنها رابط JSON في أسفل الصفحة.
    [many] { $n } قيداً أقدم غير معروض، ويتضمنها رابط JSON في أسفل الصفحة.
   *[other] { $n } قيد أقدم غير معروض، ويتضمنها رابط JSON في أسفل الصفحة.
}
mandate-dated = محدَّد الموعد
mandate-dated-on = محدَّد، { $day }
mandate-open = ما ينتظر
mandate-open-since = منذ { $day }، { mandate-n-days }
mandate-open-by = { "؛ " }في موعد أقصاه { $day }
mandate-exceptions = بلا جهة تنسيق
mandate-exception = { $agency }، منذ { $day }
mandate-median-same-day = جاء نصف الردود في اليوم نفسه.
mandate-median = { $n ->
    [zero] جاء نصف الردود في اليوم نفسه.
    [one] جاء نصف الردود خلال يوم واحد.
    [two] جاء نصف الردود خلال يومين.
    [few] جاء نصف الردود خلال { $days } أيام.
    [many] جاء نصف الردود خلال { $days } يوماً.
   *[other] جاء نصف الردود خلال { $days } يوم.
}
mandate-history-met = { $of ->
    [1] { $met ->
        [0] السجل: لم يُستوفَ في السنة الوحيدة المقيَّمة
       *[other] السجل: استُوفي في السنة الوحيدة المقيَّمة
    }
   *[other] السجل: عدد السنوات التي استُوفي فيها { $met } من { $of }
}
mandate-history-running = السجل: لم تُقيَّم أي سنة بعد
mandate-history-standing = السجل: ما سُجِّل في كل سنة
mandate-history-year = السنة
mandate-history-acts = ما أُنجز
mandate-history-result = النتيجة
mandate-as-table = عرضه في جدول
mandate-year-met = { $count } · مستوفى
mandate-year-not-met = { $count } · غير مستوفى
mandate-year-running = { $count } حتى الآن
mandate-year-so-far = { $count } من { $needed }
mandate-year-recorded = { $count }
mandate-deadline = { $day }، الساعة 23:59 بتوقيت { $zone }.
mandate-own-time = { $day }، { $time }، { $zone }.
mandate-next-day = اليوم التالي عندكم:
mandate-for-you = عندكم:
mandate-no-date = لا يترتب على القاعدة موعد.
mandate-acts-that-count = الأعمال التي تُحتسب
mandate-mend-schedule = اقتراح موعد
mandate-mend-members = عرض الأعضاء
mandate-mend-open = فتح ما ينتظر
mandate-mend-clause = فتح البند
mandate-task = { $title } (البند { $number })
mandate-panel-overdue = متأخر: { $n }
mandate-panel-at-risk = في خطر: { $n }
mandate-panel-nothing-recorded = لا شيء مسجل: { $n }
mandate-panel-not-yet-due = لم يحن موعده: { $n }
mandate-panel-well = مستوفى أو على المسار: { $n }
problem-mandate-not-a-day = هذا ليس يوماً
problem-mandate-not-a-day-detail = اكتبوا اليوم هكذا: ‎2026-10-01‎، السنة فالشهر فاليوم.

mandate-partly = لم يُسجَّل شيء بعد لما يلي: { $title }.
mandate-forecast-nothing-recorded = لم يُسجَّل شيء من ذلك بعد.
mandate-forecast-year-met = أُنجز هذه السنة { $held } من { $at-least }؛ ويُنتظر أول إنجاز في السنة التالية بحلول { $next-by }.
mandate-forecast-year-met-meetings = الاجتماعات المعقودة هذه السنة: { $held } من { $at-least }؛ ويُنتظر أول اجتماع في السنة التالية بحلول { $next-by }.
mandate-forecast-next-expected = أُنجز هذه السنة { $held } من { $at-least }؛ ويُنتظر التالي بحلول { $next-by }.
mandate-forecast-next-expected-meetings = الاجتماعات المعقودة هذه السنة: { $held } من { $at-least }؛ ويُنتظر الاجتماع التالي بحلول { $next-by }.
mandate-forecast-met-if-held = { $missing ->
    [one] حُدد موعد واحد آخر في { $next }؛ وبه تُستوفى السنة.
   *[other] حُددت مواعيد ما ينقص ({ $missing })، وأقربها في { $next }؛ وبها تُستوفى السنة.
}
mandate-forecast-met-if-held-meetings = { $missing ->
    [one] حُدد موعد اجتماع آخر في { $next }؛ ومتى عُقد استُوفيت السنة.
    [two] حُدد موعدا الاجتماعين الناقصين، وأقربهما في { $next }؛ ومتى عُقدا استُوفيت السنة.
   *[other] حُددت مواعيد الاجتماعات الناقصة ({ $missing })، وأقربها في { $next }؛ ومتى عُقدت استُوفيت السنة.
}
mandate-forecast-more-needed = { $missing ->
    [one] يلزم إنجاز واحد آخر بحلول { $by }.
   *[other] ما يلزم إنجازه بعد: { $missing }، بحلول { $by }.
}
mandate-forecast-more-needed-meetings = { $missing ->
    [zero] لا يلزم اجتماع آخر بحلول { $by }؛ وآخر يوم لإرسال الإشعار هو { $last-notice }.
    [one] يلزم عقد اجتماع واحد آخر بحلول { $by }؛ وآخر يوم لإرسال الإشعار هو { $last-notice }.
    [two] يلزم عقد اجتماعين آخرين بحلول { $by }؛ وآخر يوم لإرسال الإشعار هو { $last-notice }.
    [few] يلزم عقد { $missing } اجتماعات أخرى بحلول { $by }؛ وآخر يوم لإرسال الإشعار هو { $last-notice }.
    [many] يلزم عقد { $missing } اجتماعاً آخر بحلول { $by }؛ وآخر يوم لإرسال الإشعار هو { $last-notice }.
   *[other] يلزم عقد { $missing } اجتماع آخر بحلول { $by }؛ وآخر يوم لإرسال الإشعار هو { $last-notice }.
}
mandate-forecast-notice-passed = { $missing ->
    [one] يلزم إنجاز واحد آخر بحلول { $by }.
   *[other] ما يلزم إنجازه بعد: { $missing }، بحلول { $by }.
}
mandate-forecast-notice-passed-meetings = { $missing ->
    [zero] لا يلزم اجتماع آخر بحلول { $by }؛ وقد مضى آخر يوم للإشعار المعتاد، { $last-notice }.
    [one] يلزم عقد اجتماع واحد آخر بحلول { $by }؛ وقد مضى آخر يوم للإشعار المعتاد، { $last-notice }.
    [two] يلزم عقد اجتماعين آخرين بحلول { $by }؛ وقد مضى آخر يوم للإشعار المعتاد، { $last-notice }.
    [few] يلزم عقد { $missing } اجتماعات أخرى بحلول { $by }؛ وقد مضى آخر يوم للإشعار المعتاد، { $last-notice }.
    [many] يلزم عقد { $missing } اجتماعاً آخر بحلول { $by }؛ وقد مضى آخر يوم للإشعار المعتاد، { $last-notice }.
   *[other] يلزم عقد { $missing } اجتماع آخر بحلول { $by }؛ وقد مضى آخر يوم للإشعار المعتاد، { $last-notice }.
}
mandate-forecast-year-missed = تنتهي السنة في { $by } والناقص: { $missing }.
mandate-forecast-year-missed-meetings = { $missing ->
    [zero] تنتهي السنة في { $by } ولا ينقص اجتماع.
    [one] تنتهي السنة في { $by } وينقص اجتماع واحد.
    [two] تنتهي السنة في { $by } وينقص اجتماعان.
    [few] تنتهي السنة في { $by } وتنقص { $missing } اجتماعات.
    [many] تنتهي السنة في { $by } وينقص { $missing } اجتماعاً.
   *[other] تنتهي السنة في { $by } وينقص { $missing } اجتماع.
}
mandate-forecast-first-dated = لا شيء مطلوب بعد؛ والموعد الأول محدد في { $next }.
mandate-forecast-first-dated-minutes = لا شيء مطلوب بعد؛ والاجتماع الأول محدد في { $next }.
mandate-forecast-nothing-to-answer = لا شيء ينتظر.
mandate-forecast-all-answered = { $answered ->
    [one] أُجيب عن الحالة الوحيدة التي وردت.
   *[other] أُجيب عن جميع ما ورد ({ $answered }).
}
mandate-forecast-all-answered-minutes = { $answered ->
    [zero] لا محاضر تنتظر الإرسال.
    [one] أُرسل محضر الاجتماع الوحيد.
    [two] أُرسل محضرا الاجتماعين.
    [few] أُرسلت محاضر الاجتماعات كلها، وهي { $answered } اجتماعات.
    [many] أُرسلت محاضر الاجتماعات كلها، وهي { $answered } اجتماعاً.
   *[other] أُرسلت محاضر الاجتماعات كلها، وهي { $answered } اجتماع.
}
mandate-forecast-waiting = { $waiting ->
    [one] حالة واحدة تنتظر منذ { $since } ({ mandate-n-days })؛ ولم يُحدد موعد.
    [two] حالتان تنتظران، أقدمهما منذ { $since } ({ mandate-n-days })؛ ولم يُحدد موعد.
   *[other] عدد ما ينتظر { $waiting }، أقدمه منذ { $since } ({ mandate-n-days })؛ ولم يُحدد موعد.
}
mandate-forecast-waiting-minutes = { $waiting ->
    [one] لم يُرسل محضر اجتماع واحد؛ وقد عُقد في { $since } ({ mandate-n-days }).
    [two] لم يُرسل محضرا اجتماعين؛ وقد عُقد أقدمهما في { $since } ({ mandate-n-days }).
    [few] لم تُرسل محاضر { $waiting } اجتماعات؛ وقد عُقد أقدمها في { $since } ({ mandate-n-days }).
    [many] لم تُرسل محاضر { $waiting } اجتماعاً؛ وقد عُقد أقدمها في { $since } ({ mandate-n-days }).
   *[other] لم تُرسل محاضر { $waiting } اجتماع؛ وقد عُقد أقدمها في { $since } ({ mandate-n-days }).
}
mandate-forecast-waiting-until = { $waiting ->
    [one] حالة واحدة تنتظر حتى { $by } ({ mandate-n-left }).
    [two] حالتان تنتظران، أعجلهما حتى { $by } ({ mandate-n-left }).
   *[other] عدد ما ينتظر { $waiting }، أعجله حتى { $by } ({ mandate-n-left }).
}
mandate-forecast-waiting-until-minutes = { $waiting ->
    [one] يجب إرسال محضر اجتماع واحد بحلول { $by } ({ mandate-n-left }).
    [two] يجب إرسال محضري اجتماعين، أعجلهما بحلول { $by } ({ mandate-n-left }).
    [few] يجب إرسال محاضر { $waiting } اجتماعات، أعجلها بحلول { $by } ({ mandate-n-left }).
    [many] يجب إرسال محاضر { $waiting } اجتماعاً، أعجلها بحلول { $by } ({ mandate-n-left }).
   *[other] يجب إرسال محاضر { $waiting } اجتماع، أعجلها بحلول { $by } ({ mandate-n-left }).
}
mandate-forecast-late = { $late ->
    [one] حالة واحدة، من { $since }، متأخرة: { mandate-n-days }.
   *[other] عدد المتأخر { $late }، وأقدمه من { $since }: { mandate-n-days }.
}
mandate-forecast-late-minutes = { $late ->
    [one] محضر اجتماع { $since } متأخر: { mandate-n-days }.
    [two] محضرا اجتماعين متأخران، وتأخر محضر { $since }: { mandate-n-days }.
    [few] محاضر { $late } اجتماعات متأخرة، وتأخر محضر { $since }: { mandate-n-days }.
    [many] محاضر { $late } اجتماعاً متأخرة، وتأخر محضر { $since }: { mandate-n-days }.
   *[other] محاضر { $late } اجتماع متأخرة، وتأخر محضر { $since }: { mandate-n-days }.
}
mandate-forecast-holds-until = كان آخرها في { $last } ويسري حتى { $until }.
mandate-forecast-next-dated = يسري آخرها حتى { $until }؛ والتالي محدد في { $next }.
mandate-forecast-needed-by = كان آخرها في { $last }؛ ويلزم التالي بحلول { $by } ولم يُحدد موعده ({ mandate-n-left }).
mandate-forecast-lapsed-since = كان آخرها في { $last }؛ وكان التالي لازماً بحلول { $by }، ومضى على ذلك: { mandate-n-days }.
mandate-forecast-holds-for-all = { $of ->
    [zero] لا وكالات.
    [one] ينطبق ذلك على الوكالة الوحيدة.
    [two] ينطبق ذلك على الوكالتين.
    [few] ينطبق ذلك على الوكالات كلها، وهي { $of } وكالات.
    [many] ينطبق ذلك على الوكالات كلها، وهي { $of } وكالة.
   *[other] ينطبق ذلك على الوكالات كلها، وهي { $of } وكالة.
}
mandate-forecast-missing-for = لا ينطبق ذلك على { $missing } من الوكالات البالغ عددها { $of }، وعلى أولاها منذ { $since } ({ mandate-n-days }).
mandate-forecast-ending-soon = ينتهي ذلك لعدد { $ending } من الوكالات البالغ عددها { $of }، ولأولاها بعد { $on }.
