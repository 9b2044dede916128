# الدخول والصفحة الشخصية.

people-sign-in = تسجيل الدخول
people-sign-in-lead = اكتبوا عنوانكم، وسيصلكم بالبريد رابط يتيح لكم الدخول.
people-sign-in-with = الدخول بواسطة { $provider }
people-not-sent = لم يُرسل بعد
people-email = عنوان البريد الإلكتروني
people-email-hint = العنوان الذي عيّنتكم به وكالتكم
people-bad-address = ليس هذا عنوانا صحيحا، مثل name@agency.example
people-send-link = إرسال الرابط
people-or = أو بحساب منظمتكم
people-no-password = لا توجد هنا كلمات مرور. يعمل الرابط مرة واحدة.
people-link-sent = راجعوا بريدكم
people-link-sent-lead = إذا كان العنوان { $email } معروفا هنا فإن رابطا في طريقه إليه.
people-link-sent-detail = { $minutes ->
    [zero] يعمل الرابط مرة واحدة.
    [one] يعمل الرابط مرة واحدة ولمدة دقيقة واحدة.
    [two] يعمل الرابط مرة واحدة ولمدة دقيقتين.
    [few] يعمل الرابط مرة واحدة ولمدة { $minutes } دقائق.
    [many] يعمل الرابط مرة واحدة ولمدة { $minutes } دقيقة.
   *[other] يعمل الرابط مرة واحدة ولمدة { $minutes } دقيقة.
  } إذا لم يصلكم شيء فابحثوا في مجلد البريد غير المرغوب فيه، أو اسألوا أحد الرئيسين المشاركين عما إذا كان عنوانكم معروفا لدى الفريق.
people-link-again = استخدام عنوان آخر
people-confirm-lead = أنتم على وشك الدخول باسم { $name }.
people-confirm = الدخول الآن
people-confirm-note = لا يُستهلك الرابط إلا بهذا الزر، فلا تستطيع البرامج التي تفحص بريدكم أن تستهلكه.
people-mail-link-subject = رابط الدخول الخاص بكم
people-mail-link = تحية طيبة { $name }،

    هذا الرابط يتيح لكم الدخول. وهو يعمل مرة واحدة خلال { $minutes } دقيقة:

    { $url }

    إذا لم تطلبه فلا حاجة إلى أي إجراء: لا يستطيع أحد الدخول باسمك من دون الرابط.
people-me = صفحتك
people-settings = الإعدادات
people-newer = حفظ شخص آخر نسخة أخرى في هذه الأثناء؛ ما كتبته ظاهر أدناه ولم يُحفظ بعد
people-not-saved = لم يُحفظ بعد
people-name = الاسم
people-bad-name = يتألف الاسم من حرف واحد إلى 200 حرف
people-place = مركز العمل
people-place-hint = تُعرض الأوقات بتوقيته
people-bad-place = اختاروا أحد الأماكن الواردة في القائمة
people-language = اللغة
people-language-hint = لغة الصفحات والرسائل المرسلة إليكم
people-language-browser = كما يطلبها المتصفح
people-save = حفظ
people-notice-saved = تم الحفظ.
people-sessions = أماكن دخولكم الحالية
people-browser = المتصفح
people-browser-unknown = متصفح غير معروف
people-this-browser = هذا المتصفح
people-begun = منذ
people-seen = آخر زيارة
people-end-sessions = تسجيل الخروج من كل مكان
people-sessions-note = يستمر الدخول 30 يوما، أو 7 أيام من دون زيارة. ويُلغي الخروج من كل مكان أيضا الروابط المرسلة التي لم تُستخدم.
people-feed = تقويمكم
people-feed-lead = جميع اجتماعات أفرقتك في التقويم الذي تستخدمه. العنوان سري: من يملكه يرى اجتماعاتك.
people-feed-once = يظهر هذا العنوان مرة واحدة. انسخه الآن.
people-feed-add = إضافة إلى تقويم هذا الجهاز
people-feed-since = قيد الاستخدام منذ { $since }.
people-feed-make = إنشاء عنوان
people-feed-renew = إنشاء عنوان جديد؛ ويتوقف القديم عن العمل
problem-people-link-unknown = هذا الرابط لا يتيح الدخول
problem-people-link-unknown-detail = الرابط غير مكتمل أو قديم. اطلبوا رابطا جديدا من صفحة «تسجيل الدخول».
problem-people-link-used = سبق استخدام هذا الرابط
problem-people-link-used-detail = يعمل كل رابط مرة واحدة. اطلبوا رابطا جديدا من صفحة «تسجيل الدخول».
problem-people-link-over = انقضت مدة هذا الرابط
problem-people-link-over-detail = اطلبوا رابطا جديدا من صفحة «تسجيل الدخول».
problem-people-provider-unreachable = خدمة الدخول الأخرى لا تستجيب
problem-people-provider-unreachable-detail = حاولوا مرة أخرى بعد بضع دقائق، أو ادخلوا برابط يصلكم بالبريد.
problem-people-provider-refused = لم تؤكد خدمة الدخول الأخرى هويتكم
problem-people-provider-refused-detail = لم يتغير شيء. ابدأ من جديد من صفحة «تسجيل الدخول»؛ وإذا تكرر الفشل يجد المشغّل السبب في السجل التقني.
problem-people-provider-stranger = لست معروفا هنا
problem-people-provider-stranger-detail = أكدت منظمتكم هويتكم، لكن لم تعيّنكم أي وكالة في فريق. يمكن لجهة التنسيق في وكالتكم أو لأحد الرئيسين المشاركين إضافتك.
problem-people-address-taken = هذا العنوان مسجّل لشخص آخر
