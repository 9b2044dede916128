actions-title = نقاط العمل
actions-summary = { $open } مفتوحة، منها { $overdue } متأخرة
actions-list = القائمة
actions-state = الحالة
actions-owner = الجهة المسؤولة
actions-overdue-only = المتأخرة فقط
actions-show = عرض
actions-none = لا توجد نقطة عمل مطابقة.
actions-next = المزيد من نقاط العمل
actions-age-note = يُحسب العمر من الاجتماع الذي اتفق على النقطة حتى اليوم، أو حتى يوم إغلاقها.
actions-list-open = مفتوحة
actions-list-done = منجزة
actions-list-cancelled = ملغاة
actions-list-all = الكل
actions-every-agency = جميع الوكالات
actions-point = نقطة العمل
actions-due = الموعد النهائي
actions-age-head = العمر
actions-age-days = العمر بالأيام
actions-carried-times = عدد مرات الترحيل
actions-carried-short = مرحّلة
actions-closed-when = وقت الإغلاق
actions-at-meeting = في { $meeting }
actions-you = أنتم
actions-no-day = دون موعد
actions-closed-at = أُغلقت في الاجتماع { $meeting }
actions-closed-on = أُغلقت في { $day }
actions-age = { $days ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يوما
   *[other] { $days } يوم
}
actions-carried = { $times ->
    [0] لم تُرحَّل
    [1] رُحِّلت مرة واحدة
    [2] رُحِّلت مرتين
    [few] رُحِّلت { $times } مرات
   *[other] رُحِّلت { $times } مرة
}
actions-state-open = مفتوحة
actions-state-in-progress = قيد التنفيذ
actions-state-done = منجزة
actions-state-cancelled = ملغاة
actions-overdue = متأخرة
actions-near = موعدها قريب
actions-carried-title = نقاط العمل المرحَّلة
actions-all-open = كل المفتوحة، { $open }
actions-carried-cut = تُعرض هنا أكثر النقاط إلحاحًا، وعددها { $shown } من أصل { $all }: المتأخرة أولًا ثم الأقدم.
actions-none-carried = لم تترك الاجتماعات السابقة شيئا مفتوحا.
actions-closed-here = أُغلقت في هذا الاجتماع
actions-agreed-and-closed = اتُّفق عليها وأُغلقت في هذا الاجتماع
actions-carried-and-closed = رُحِّلت إليه وأُغلقت فيه
actions-all-closed-here = أُغلق في هذا الاجتماع كل ما رُحِّل إليه.
actions-agreed-here = اتُّفق عليها في هذا الاجتماع
actions-agree = تسجيل نقطة عمل
actions-age-note-today = يُحسب العمر من يوم الاتفاق حتى اليوم، { $day }. وما بقي مفتوحا يُعرض تلقائيا على الاجتماع التالي.
actions-task-detail = لصالح { $agency }، اتُّفق عليها في الاجتماع { $meeting }، { $carried }.
actions-task-act = تقديم إفادة
actions-new-title = نقطة عمل جديدة
actions-new-lead = اتُّفق عليها في الاجتماع { $meeting }
actions-no-item = الاجتماع ككل
actions-due-hint = آخر يوم بتوقيت الفريق: { $zone }
actions-choose-agency = اختيار وكالة
actions-wrong-text = بيّنوا المطلوب في ما بين حرف و{ $most } حرف
actions-wrong-due-before = هذا اليوم يسبق الاجتماع الذي اتفق على النقطة؛ اختاروا يوما لاحقا
actions-wrong-due = اكتبوا اليوم على شكل 2026-11-30 أو اتركوا الخانة فارغة
actions-wrong-reason = بيّنوا سبب إلغاء نقطة العمل
actions-wrong-meeting = اختاروا اجتماعا للفريق لاحقا للاتفاق على النقطة
actions-wrong-agency = اختاروا الوكالة المكلفة بها
actions-notice-agreed = سُجّلت نقطة العمل.
actions-notice-begun = نقطة العمل قيد التنفيذ.
actions-notice-closed = أُنجزت نقطة العمل.
actions-notice-reopened = أُعيد فتح نقطة العمل.
actions-notice-cancelled = أُلغيت نقطة العمل.
actions-notice-changed = عُدّلت نقطة العمل.
actions-not-saved = لم يُحفظ بعد
actions-text = المطلوب عمله
actions-text-hint = جملة واحدة تبدأ بفعل. وتبقى سجلا قائما بذاته أيا كان مآل المحضر.
actions-item = بند جدول الأعمال
actions-back = رجوع
actions-agreed-lead = اتُّفق عليها في { $day } · { $agency }
actions-between-meetings = بين الاجتماعات
actions-by-operator = مشغّل النظام
actions-by-system = النظام
actions-act-agreed = اتُّفق عليها
actions-act-changed = عُدّلت
actions-act-closed = أُنجزت
actions-act-reopened = أُعيد فتحها
actions-act-cancelled = أُلغيت
actions-change = { $field }: من { $before } إلى { $after }
actions-meeting = الاجتماع
actions-reason = السبب
actions-how-it-stands = الوضع الراهن
actions-reference = المرجع
actions-origin = اتُّفق عليها في
actions-closed = أُغلقت
actions-history = السجل
actions-changed-title = عدّلها شخص آخر في هذه الأثناء
actions-changed-detail = الصيغة الحالية معروضة إلى جانب النموذج، وما كتبتموه محفوظ فيه. احفظوا مرة أخرى لتحل صيغتكم محلها.
actions-begin = لقد بدأنا
actions-close-title = إغلاقها
actions-close-where = أُغلقت في
actions-close = أُنجزت
actions-reopen-title = إعادة فتحها
actions-reopen = إعادة الفتح
actions-change-title = تعديلها
actions-save = حفظ
actions-cancel-title = إلغاؤها
actions-cancel = إلغاء نقطة العمل
actions-reason-hint = يبقى في السجل، ويمكن إعادة فتح النقطة
actions-mail-subject = { $open ->
    [one] { $agency }: نقطة عمل مفتوحة واحدة
    [two] { $agency }: نقطتا عمل مفتوحتان
    [few] { $agency }: { $open } نقاط عمل مفتوحة
   *[other] { $agency }: { $open } نقطة عمل مفتوحة
}
actions-mail-opening = نقاط العمل التالية الخاصة بوكالتكم مفتوحة في الفريق «{ $group }»:
actions-mail-closing = بيّنوا وضع كل منها في صفحتها أو أغلقوها هناك.
actions-mail-overdue = متأخرة منذ { $deadline }
actions-mail-due = الموعد النهائي: { $deadline }
problem-actions-number-taken = نقطة عمل أخرى تحمل الرقم A{ $number }
problem-actions-already-closed = نقطة العمل مغلقة بالفعل
problem-actions-already-closed-detail = أعيدوا فتحها أولا إن بقي ما يُعمل.
problem-actions-not-closed = نقطة العمل مفتوحة
problem-actions-no-reason = بيّنوا سبب إلغاء نقطة العمل
problem-actions-text = بيّنوا المطلوب في ما بين حرف و{ $most } حرف
problem-actions-due-before-agreed = هذا اليوم يسبق الاجتماع الذي اتفق على النقطة
problem-actions-wrong-meeting = لا يمكن إغلاق نقطة العمل في ذلك الاجتماع
actions-remark-agreed = نقطة العمل { $number }
actions-remark-carried = أُغلق: { $closed }، رُحّل: { $over }
