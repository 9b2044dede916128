# الأفرقة والأعضاء والتعيينات والمناصب.

groups-all = الأفرقة
groups-none = لم يُنشأ أي فريق بعد.
groups-group = الفريق
groups-parent = الفريق الأم
groups-sister = فريق شقيق
groups-kin = أفرقة ذات صلة
groups-conveners = الرئاسة المشتركة
groups-no-co-chairs = لا يشارك أحد في رئاسة الفريق حاليا.
groups-equal-powers = للرئيسين صلاحيات متساوية؛ ويتطلب المحضر وخطة العمل موافقة كليهما.
groups-chair = الرئاسة
groups-chair-of-parent = رئاسة الفريق الأم
groups-zone = تُحسب الأيام بتوقيت { $zone }
groups-members = الأعضاء
groups-nav = هذا الفريق
groups-to-meetings = الاجتماعات والمحاضر
groups-to-actions = نقاط العمل
groups-to-mandate = الولاية
groups-members-all = جميع الأعضاء وجهات التنسيق
groups-members-count = { $count ->
    [zero] لا وكالات أعضاء
    [one] وكالة عضو واحدة
    [two] وكالتان عضوان
    [few] { $count } وكالات أعضاء
    [many] { $count } وكالة عضوا
   *[other] { $count } وكالة عضو
  }
groups-members-today = { $members } اليوم، { $day }
groups-members-on = { $members } في { $day }
groups-no-members = لم تكن أي وكالة عضوا في هذا اليوم.
groups-no-vacancies = لكل عضو جهة تنسيق.
groups-vacancies = { $count ->
    [zero] لا أعضاء بلا جهة تنسيق
    [one] عضو واحد بلا جهة تنسيق
    [two] عضوان بلا جهة تنسيق
    [few] { $count } أعضاء بلا جهة تنسيق
    [many] { $count } عضوا بلا جهة تنسيق
   *[other] { $count } عضو بلا جهة تنسيق
  }
groups-vacant-since = شاغر منذ
groups-vacant-for = { $days ->
    [zero] شاغر منذ اليوم
    [one] شاغر منذ يوم واحد
    [two] شاغر منذ يومين
    [few] شاغر منذ { $days } أيام
    [many] شاغر منذ { $days } يوما
   *[other] شاغر منذ { $days } يوم
  }
groups-age = المدة
groups-age-days = المدة بالأيام
groups-list = القائمة
groups-on-day = الوضع في { $day }.
groups-person = الشخص
groups-days = { $days ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يوما
   *[other] { $days } يوم
  }
groups-since = منذ { $day }
groups-until = حتى { $day }
groups-from-to = من { $from } إلى { $to }
groups-bridges = صلات الوصل
groups-bridges-note = يشاركون أيضا في فريق شقيق، فيعلم كل فريق ما يفعله الآخر.
groups-bridges-note-below = يشاركون في عدة فرق تابعة، فيعلم كل فريق ما يفعله الآخر.
groups-no-bridges = لا أحد هنا يشارك في فريق شقيق.
groups-overlap-above = في الفريق الأم أيضا، { $count }
groups-overlap-below = في فريق تابع أيضا، { $count }
groups-may-join = يمكنها الانضمام متى شاءت:
groups-agency = الوكالة
groups-focal-point = جهة التنسيق
groups-alternate = المناوب
groups-co-chair = الرئيس المشارك
groups-act = الإجراء
groups-named = معيَّن
groups-names-hidden = تظهر الأسماء والعناوين للأعضاء الذين سجلوا الدخول.
groups-list-of = قائمة يوم
groups-show-list = عرض قائمة هذا اليوم
groups-asked = طُلب تأكيده
groups-join = انضمام وكالة
groups-join-lead = الفريق مفتوح لكل عضو في الفريق الأم.
groups-join-act = انضمام
groups-leave = انسحاب وكالة
groups-leave-lead = تنتهي تعييناتها في اليوم نفسه. وتبقى القوائم السابقة كما كانت، ويجوز لها الانضمام من جديد.
groups-leave-act = انسحاب
groups-from-day = اليوم الأول
groups-last-day = اليوم الأخير
groups-last-day-hint = اتركه فارغا إذا لم تحدد نهاية
groups-designate = تعيين شخص
groups-designate-short = تعيين
groups-designate-lead = تسمي الوكالة من يتكلم باسمها ابتداء من يوم معين. ولا تتغير قوائم الأيام السابقة.
groups-designate-act = تعيين
groups-role = المنصب
groups-email = عنوان البريد الإلكتروني
groups-email-hint = يُعرف الشخص المسجل بعنوانه، ويضاف غيره
groups-name = الاسم
groups-place = مركز العمل
groups-replace = ينتهي التعيين القائم في اليوم السابق
groups-letter = رسالة الوكالة
groups-letter-hint = ملف PDF أو PNG أو JPEG لا يتجاوز 5 ميغابايت
groups-no-letter = لا مرفقات
groups-confirmed = آخر تأكيد
groups-confirm = تأكيد استمرار التعيين
groups-end = إنهاء
groups-end-act = إنهاء تعيين { $name }
groups-ended-withdrawn = أنهت الوكالة هذا التعيين.
groups-ended-replaced = عيّنت الوكالة خلفا.
groups-ended-lapsed = سقط هذا التعيين لأن أحدا لم يؤكده. ويجوز للوكالة أن تصدر تعيينا جديدا.
groups-asked-detail = هل ما زال ساريا؟ يسقط من دون تأكيد في { $until }.
groups-not-saved = لم يُحفظ بعد
groups-bad-agency = اختاروا إحدى الوكالات الأعضاء
groups-bad-role = اختاروا أحد المناصب
groups-bad-email = ليس هذا عنوانا صحيحا، مثل name@agency.example
groups-bad-day = اكتبوا اليوم على النحو YYYY-MM-DD
groups-backwards = اليوم الأخير يسبق الأول أو ليس يوما صحيحا
groups-bad-letter = الرسالة ليست ملف PDF ولا PNG ولا JPEG
groups-not-a-member = { $agency } ليست عضوا في ذلك اليوم؛ عليها أن تنضم أولا
groups-clash = يشغل { $name } هذا المنصب من { $from } إلى { $to }. اختاروا يوما لاحقا أو أنهوا ذلك التعيين في اليوم السابق.
groups-clash-open = يشغل { $name } هذا المنصب منذ { $from } من دون نهاية. اختاروا إنهاء ذلك التعيين في اليوم السابق.
groups-offices = مناصب البلدان
groups-offices-lead = مكاتب المنسقين المقيمين والمحررون والمصدقون والشركاء الوطنيون لبلد ما، ومراجعو السجل.
groups-no-offices = لم يُمنح أي منصب بعد.
groups-grant = منح منصب
groups-grant-act = منح
groups-country = البلد
groups-country-hint = ثلاثة حروف مثل MDA؛ يُترك فارغا للمراجع
groups-bad-country = يحمل منصب البلد حروفه الثلاثة، ولا يحمل منصب المراجع أيا منها
groups-unknown-person = لا يُعرف هنا أحد بهذا العنوان
groups-days-held = المدة
groups-settings = إعدادات الفريق
groups-settings-lead = المهل التي تتركها الاختصاصات للفريق.
groups-newer = حفظ شخص آخر قيما أخرى في هذه الأثناء؛ ما كتبته ظاهر في الحقول ولم يُحفظ بعد
groups-saved-now = المحفوظ الآن: { $value }
groups-bad-days = اكتبوا عدد الأيام من 0 إلى 3650
groups-notice-days = الإشعار قبل الاجتماع، بالأيام
groups-papers-days = الوثائق قبل الاجتماع، بالأيام
groups-silence-days = التعليقات على المحضر المعمم، بالأيام
groups-circulation-days = إرسال المحضر بعد الاجتماع، بالأيام (فارغ: بلا حد)
groups-stale-days = عدد الأيام من دون نشاط التي يُطلب بعدها من جهة التنسيق أو المناوب تأكيد التعيين
groups-lapse-days = يسقط بعد السؤال بهذا العدد من الأيام
groups-calendar-open = التقويم علني: العناوين والأوقات فقط
groups-minutes-open = المحاضر المعتمدة علنية
groups-save = حفظ
groups-chair-of = رئاسة { $group }
groups-chair-terms = الولايات حتى الآن
groups-name-chair-lead = ولاية محددة المدة لوكالة؛ ويجوز أن ترأسه وكالتان معا.
groups-name-chair-act = تسجيل الولاية
groups-task-confirm = أكدوا تعيينكم من جانب { $agency }
groups-task-vacancies = { $count ->
    [zero] لا أعضاء بلا جهة تنسيق
    [one] عضو واحد بلا جهة تنسيق
    [two] عضوان بلا جهة تنسيق
    [few] { $count } أعضاء بلا جهة تنسيق
    [many] { $count } عضوا بلا جهة تنسيق
   *[other] { $count } عضو بلا جهة تنسيق
  }
groups-task-vacancies-act = عرضهم
groups-notice-joined = انضمت الوكالة.
groups-notice-left = تنسحب الوكالة في ذلك اليوم.
groups-notice-designated = سُجل التعيين.
groups-notice-confirmed = تم التأكيد. شكرا.
groups-notice-ended = ينتهي التعيين في ذلك اليوم.
groups-notice-granted = مُنح المنصب.
groups-notice-office-ended = انتهى المنصب.
groups-notice-saved = تم الحفظ.
groups-notice-chair = سُجلت الولاية.
groups-mail-ask-subject = هل ما زال تعيينكم ساريا؟
groups-mail-ask = تحية طيبة { $name }،

    عيّنتكم { $agency } بصفة { $role } في { $group }. لم نلحظ أي نشاط منذ مدة طويلة، لذا نسأل: هل ما زال التعيين ساريا؟

    يمكن تأكيده هنا:
    { $url }

    يسقط التعيين من دون تأكيد في { $until }. ويجوز لوكالتكم إصدار تعيين جديد في أي وقت.
problem-groups-overlap = المنصب مشغول في بعض هذه الأيام
problem-groups-overlap-detail = يشغله { $name } منذ { $from }. أنهوا ذلك التعيين أولا أو اختاروا أياما أخرى.
problem-groups-already = هذا مسجل بالفعل لبعض هذه الأيام
problem-groups-already-detail = وهو قائم منذ { $from }.
problem-groups-not-member = { $agency } ليست عضوا في ذلك اليوم
problem-groups-not-member-detail = على الوكالة أن تنضم أولا.
problem-groups-not-member-above = { $agency } ليست عضوا في الفريق الأم في ذلك اليوم
problem-groups-not-member-above-detail = الفريق مفتوح لأعضاء الفريق الأم.
problem-groups-over = انتهى هذا التعيين
problem-groups-over-detail = كان يومه الأخير { $day }. ويجوز للوكالة إصدار تعيين جديد.
