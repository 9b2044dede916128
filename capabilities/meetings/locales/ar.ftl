# كلمات الاجتماعات.

meetings = الاجتماعات
meetings-absent = الغائبون
meetings-add-item = إضافة بند
meetings-agencies = الوكالات
meetings-agencies-count = { $n ->
    [zero] { $n } وكالة
    [one] وكالة واحدة
    [two] وكالتان
    [few] { $n } وكالات
   *[other] { $n } وكالة
}
meetings-agencies-of = { $n } من { $all } من الوكالات
meetings-agency = الوكالة
meetings-agenda = جدول الأعمال
meetings-agenda-sum = تستغرق البنود { $sum } من أصل { $length } دقيقة.
meetings-agenda-too-long = تستغرق البنود { $sum } دقيقة بينما مدة الاجتماع { $length } دقيقة.
meetings-all = جميع الاجتماعات
meetings-announce = الإعلان وتوجيه الدعوات
meetings-answer-no = لن أحضر
meetings-answer-written = سأشارك كتابةً فقط
meetings-answer-yes = سأحضر
meetings-answered = الرد
meetings-answers = الردود حتى الآن
meetings-attendance = الحضور
meetings-attendance-detail = تضم القائمة كل من سمّته وكالة في يوم الاجتماع. ويبقى ما صرّح به الأشخاص عن أنفسهم لاحقاً.
meetings-back = رجوع
meetings-calendar-file = ملف التقويم
meetings-cancel = إلغاء الاجتماع
meetings-cancel-detail = سيتلقى كل من دُعي رسالة تسحب الاجتماع من تقويمه. ويبقى الرمز محجوزاً.
meetings-cancel-no = الإبقاء عليه
meetings-cancel-question = هل تريدون إلغاء «{ $title }»؟
meetings-cancel-yes = نعم، إلغاء
meetings-cancelled-because = أُلغي: { $reason }
meetings-chaired-by = برئاسة { $first } و{ $second }
meetings-chaired-by-one = برئاسة { $first }
meetings-change = نقل الاجتماع أو تعديله
meetings-change-attendance = تصحيح الحضور
meetings-change-item = تعديل البند
meetings-clause = البند من الاختصاصات
meetings-clause-hint = رقم بند الولاية الذي يخدمه هذا الموضوع؛ اختياري
meetings-clause-number = البند { $n }
meetings-clock-day = { $weekday } { $day }
meetings-clock-free = ليس يوم عمل
meetings-clock-next = في اليوم التالي: { $day }
meetings-clock-next-you = في اليوم التالي بالنسبة إليكم: { $day }
meetings-clock-previous = في اليوم السابق: { $day }
meetings-clock-previous-you = في اليوم السابق بالنسبة إليكم: { $day }
meetings-clocks-note = الشريط الفاتح: من 09:00 إلى 17:00 بالتوقيت المحلي. الكتلة الداكنة: الاجتماع. الخط العمودي: منتصف الليل.
meetings-convene = لرئيسي الفريق المشاركين
meetings-count = { $n ->
    [zero] لا اجتماعات
    [one] اجتماع واحد
    [two] اجتماعان
    [few] { $n } اجتماعات
   *[other] { $n } اجتماعاً
}
meetings-date = التاريخ
meetings-declare = تسجيل مشاركتي
meetings-do-you-come = هل ستحضرون؟
meetings-every-state = جميع الحالات
meetings-fair-times = مواعيد منصفة
meetings-fair-times-note = الأفضل أولاً. ومن كانت له الساعة المتأخرة في السنتين الأخيرتين يُعفى منها في المرة المقبلة.
meetings-fairness = من يتحمل الساعة المتأخرة
meetings-fairness-lead = الاجتماعات المعقودة في الفترة { $from }–{ $to } بتوقيت من شاركوا فيها
meetings-fairness-none = لم يُعقد أي اجتماع بعد
meetings-fairness-none-detail = يمتلئ الجدول مع تسجيل الحضور.
meetings-fairness-note = النقاط: كل ربع ساعة يكلف صفراً في ساعات العمل، ومن 1 إلى 3 في طرفي اليوم، ومن 8 إلى 12 ليلاً، و6 إضافية في يوم العطلة.
meetings-filter = العنوان أو الرمز
meetings-from-where = من
meetings-held-count = { $n ->
    [zero] لم يُعقد أي اجتماع
    [one] عُقد اجتماع واحد
    [two] عُقد اجتماعان
    [few] عُقدت { $n } اجتماعات
   *[other] عُقد { $n } اجتماعاً
}
meetings-how = كيفية المشاركة
meetings-how-present = الكيفية
meetings-in-writing = كتابةً
meetings-it-was-held = عُقد الاجتماع: تسجيل
meetings-item = البند
meetings-items = البنود
meetings-last-late = آخر ساعة متأخرة
meetings-late-hour = الساعة المتأخرة حتى الآن: { $list }.
meetings-lay-paper = تقديم وثيقة
meetings-lead = اجتماعات { $group }
meetings-lead-person = المسؤول
meetings-length = المدة بالدقائق
meetings-mail-answer = أخبرونا إن كنتم ستحضرون: { $link }
meetings-mail-cancelled = أُلغي: { $title }، { $when }
meetings-mail-changed = عُدّل: { $title }، { $when }
meetings-mail-invited = دعوة: { $title }، { $when }
meetings-mail-join = رابط الانضمام: { $link }
meetings-mail-moved = موعد جديد: { $title }، { $when }
meetings-mail-not-held = لن يُعقد الاجتماع.
meetings-mail-papers = اقتراب موعد تقديم الوثائق: { $title }
meetings-mail-papers-due = الموعد النهائي لتقديم الوثائق: { $when }.
meetings-mail-place = المكان: { $place }
meetings-mail-reason = السبب: { $reason }
meetings-mail-reminder = تذكير: { $title }، { $when }
meetings-mail-was = كان مقرراً يوم { $when }
meetings-mail-when = الموعد: { $when }
meetings-meeting = الاجتماع
meetings-minutes = المدة بالدقائق
meetings-minutes-count = { $n ->
    [zero] { $n } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $n } دقائق
   *[other] { $n } دقيقة
}
meetings-minutes-short = دقيقة
meetings-mode-in-person = حضورياً
meetings-mode-none = لم يشارك
meetings-mode-online = عبر الإنترنت
meetings-mode-written = كتابةً
meetings-move-down = إلى الأسفل
meetings-move-up = إلى الأعلى
meetings-my-calendar = اجتماعاتي ونقاط عملي
meetings-next = الاجتماع المقبل
meetings-next-day = في اليوم التالي بالنسبة إليكم
meetings-next-none = لا اجتماع مقرر
meetings-next-none-detail = يحدد رئيسا الفريق المشاركان موعد الاجتماع المقبل هنا.
meetings-no-agenda = لا جدول أعمال بعد
meetings-no-agenda-detail = يعدّه رئيسا الفريق المشاركان قبل موعد تقديم الوثائق.
meetings-nobody-expected = لم تكن أي وكالة قد سمّت أحداً في ذلك اليوم
meetings-nobody-expected-detail = يُسمّى الأعضاء في صفحة الفريق.
meetings-none = لا اجتماع مطابق
meetings-none-detail = تظهر الاجتماعات هنا فور إعلان رئيسي الفريق عنها.
meetings-not-sent = لم يُرسل بعد
meetings-not-yet = لم يبدأ الاجتماع بعد؛ يُسجل الحضور بعده.
meetings-note = كلمة إلى المدعوين
meetings-note-hint = تُدرج في الدعوة كنص عادي
meetings-notice-announced = أُعلن الاجتماع، والدعوات في طريقها.
meetings-notice-answered = سُجّل ردكم.
meetings-notice-cancelled = أُلغي الاجتماع، ويجري إبلاغ المدعوين.
meetings-notice-changed = عُدّل الاجتماع، ويُبلَّغ المدعوون بما يعنيهم.
meetings-notice-declared = سُجلت مشاركتكم.
meetings-notice-input = سُجّل نصكم ويُحتسب مشاركة.
meetings-notice-input-empty = لم يُرسل شيء: النص فارغ.
meetings-notice-item-added = أُدرج البند في جدول الأعمال.
meetings-notice-item-changed = عُدّل البند.
meetings-notice-item-removed = حُذف البند من جدول الأعمال.
meetings-notice-paper = قُدمت الوثيقة.
meetings-notice-paper-removed = سُحبت الوثيقة.
meetings-notice-recorded = سُجل الحضور.
meetings-notice-short = اتفق الفريق على مهلة إشعار قدرها { $n } يوماً؛ وهذا اليوم أقرب.
meetings-online = عبر الإنترنت
meetings-online-hint = رابط الانضمام؛ لا يراه سوى أعضاء الفريق
meetings-own-word = بإفادة منه أو منها
meetings-paper-file = ملف
meetings-paper-file-hint = PDF أو DOCX أو XLSX أو PPTX أو ODT أو ODS أو ODP أو TXT أو CSV أو MD أو PNG أو JPG، بحد أقصى 25 ميغابايت
meetings-paper-link = أو عنوانها على الشبكة
meetings-paper-title = عنوان الوثيقة
meetings-papers-due = الموعد النهائي للوثائق: { $when }.
meetings-papers-were-due = كان الموعد النهائي للوثائق: { $when }.
meetings-part-early = الصباح الباكر
meetings-part-evening = مساءً
meetings-part-night = ليلاً
meetings-part-working = ساعات العمل
meetings-person = الشخص
meetings-place = المكان
meetings-place-hint = القاعة والمبنى، إن وُجدا
meetings-place-of-work = مقر العمل
meetings-points = النقاط
meetings-present = الحاضرون
meetings-present-count = الوكالات: { $n }، المدن: { $cities }
meetings-previous-day = في اليوم السابق بالنسبة إليكم
meetings-reason = السبب
meetings-reason-hint = يُبلَّغ للمدعوين؛ اختياري
meetings-record-attendance = تسجيل الحضور
meetings-refused-clause = البند رقم، مثل 16
meetings-refused-date = حددوا يوماً وساعة
meetings-refused-doubled = تشير ساعات { $city } إلى { $time } مرتين في ذلك اليوم: حددوا المقصودة
meetings-refused-join = أدخلوا عنواناً يبدأ بـ https://
meetings-refused-long = النص طويل جداً
meetings-refused-minutes = أدخلوا عدداً صحيحاً من الدقائق لا يتجاوز 1440؛ ومدة الاجتماع 5 دقائق على الأقل
meetings-refused-skipped = تقفز ساعات { $city } فوق { $time } يوم { $day }: اختاروا { $before } أو { $after }
meetings-refused-title = أدخلوا عنواناً لا يتجاوز 200 حرف
meetings-refused-zone = لا توجد منطقة زمنية كهذه
meetings-remove-detail = { $n ->
    [zero] لا وثائق معه.
    [one] تُحذف معه وثيقة واحدة.
    [two] تُحذف معه وثيقتان.
    [few] تُحذف معه { $n } وثائق.
   *[other] تُحذف معه { $n } وثيقة.
}
meetings-remove-item = حذف البند
meetings-remove-question = هل تريدون حذف «{ $title }» من جدول الأعمال؟
meetings-save = حفظ
meetings-schedule = تحديد موعد اجتماع
meetings-see-clocks = عرض توقيت الجميع
meetings-send-answer = إرسال الرد
meetings-send-input = إرسال النص
meetings-show = عرض
meetings-shown = تُؤخَّر الساعات في ذلك اليوم: أي وقت هو المقصود؟
meetings-shown-first = الأول، قبل تأخير الساعات ({ $offset })
meetings-shown-second = الثاني، بعد تأخير الساعات ({ $offset })
meetings-stale = عدّله شخص آخر في هذه الأثناء
meetings-stale-detail = في ما يلي النسخة الحالية؛ وما كتبته باق في الاستمارة. إعادة الإرسال تحل محلها.
meetings-state = الحالة
meetings-state-cancelled = ملغى
meetings-state-held = عُقد
meetings-state-planned = مقرر
meetings-subscribe = الاشتراك في التقويم
meetings-suggestion = بين 08:00 و19:00 في يوم عمل لـ { $n } من { $all }.
meetings-suggestion-heaviest = تتحمل { $city } العبء الأكبر.
meetings-take-back = سحب
meetings-task-agenda = إعداد جدول الأعمال: { $title }
meetings-task-agenda-act = إعداد جدول الأعمال
meetings-task-answer = الرد على الدعوة: { $title }
meetings-task-answer-act = الرد
meetings-task-held = تسجيل الحضور: { $title }
meetings-task-held-act = تسجيل
meetings-task-papers = موعد تقديم الوثائق: { $title }
meetings-task-papers-act = تقديم وثيقة
meetings-time = الوقت
meetings-time-hint = بتوقيت المنطقة أدناه
meetings-title = العنوان
meetings-usual-title = الاجتماع { $number } لعام { $year }
meetings-was-it-held = هل عُقد الاجتماع؟
meetings-was-it-held-detail = قائمة المشاركين تسجل الاجتماع على أنه عُقد.
meetings-were-you-there = هل كنتم حاضرين؟
meetings-were-you-there-detail = لست في القائمة. يُسجل تصريحك مع تاريخه.
meetings-when = الموعد
meetings-reference = الرقم المرجعي
meetings-begins = البداية
meetings-remark = ملاحظة
meetings-who-took-part = من شارك
meetings-whole-meeting = الاجتماع بأكمله
meetings-write-agenda = إعداد جدول الأعمال
meetings-write-input = المشاركة كتابةً
meetings-write-input-detail = ما تكتبونه قبل الاجتماع أو خلال أسبوعين بعده يُحتسب مشاركة.
meetings-written-input = المساهمات الكتابية
meetings-you = أنتم
meetings-your-answer = ردكم
meetings-your-text = نصكم
meetings-zone = المنطقة الزمنية
meetings-zone-hint = يتبع الاجتماع توقيت هذه المنطقة حتى عند تقديم الساعات أو تأخيرها
problem-meetings-state = حالة الاجتماع لا تسمح بذلك
problem-meetings-state-detail = عُقد أو أُلغي أو انتهى. افتحوا صفحته لمعرفة حالته.
problem-meetings-not-begun = لم يبدأ الاجتماع
problem-meetings-not-begun-detail = يُسجل الحضور بعد بدئه.
problem-meetings-reference-taken = لدى الفريق اجتماع بالرمز { $reference }
problem-meetings-unknown-person = تذكر القائمة شخصاً غير معروف
problem-meetings-paper-too-large = الملف كبير جداً
problem-meetings-paper-too-large-detail = الحد الأقصى للوثيقة 25 ميغابايت.
meetings-refused-paper-kind = أرسلوا وثيقة أو جدولاً أو شرائح أو نصاً أو صورة: PDF أو DOCX أو XLSX أو PPTX أو ODT أو ODS أو ODP أو TXT أو CSV أو MD أو PNG أو JPG.
meetings-refused-paper-empty = اختاروا ملفاً أو أدخلوا عنوان الوثيقة.
meetings-clocks = { $n ->
    [1] اجتماع واحد، ساعة واحدة
    [2] اجتماع واحد، ساعتان
    [3] اجتماع واحد، ثلاث ساعات
    [4] اجتماع واحد، أربع ساعات
    [5] اجتماع واحد، خمس ساعات
    [6] اجتماع واحد، ست ساعات
   *[other] اجتماع واحد بتوقيت { $n } مناطق
}
meetings-agenda-of = جدول الأعمال: { $title }
meetings-all-papers = جميع الوثائق (ZIP، { $size })
meetings-document-page = الصفحة { $page } من { $pages }
meetings-kind = طبيعة البند
meetings-kind-carried-over = نقاط العمل المرحّلة
meetings-kind-hint = السجلات تبيّن ما آل إليه النوعان الأخيران
meetings-kind-ordinary = بند عادي
meetings-kind-previous-minutes = محضر الاجتماع السابق
meetings-outcome = النتيجة
meetings-paper-number = الوثيقة { $number }
meetings-size-kb = { $n } كيلوبايت
meetings-size-mb = { $n } ميغابايت
problem-meetings-papers-too-large = الوثائق أكبر من أن يحتويها ملف واحد
problem-meetings-papers-too-large-detail = حجمها معاً { $size }، والحد الأقصى للحزمة { $most }. حمّلها واحدة واحدة من جدول الأعمال.
