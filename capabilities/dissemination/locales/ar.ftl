# used: dissemination-concept-* dissemination-refusal-*

dissemination-agencies = الوكالات
dissemination-concepts = مفاهيم الأرقام
dissemination-constraint = البيانات المتوافرة: { $flow }

dissemination-concept-FREQ = التواتر
dissemination-concept-INDICATOR = المؤشر
dissemination-concept-REF_AREA = المنطقة
dissemination-concept-COUNTERPART_AREA = المنطقة المقابلة
dissemination-concept-SEX = الجنس
dissemination-concept-AGE = العمر
dissemination-concept-DETAIL = التفصيل
dissemination-concept-CELL = خلية المصدر
dissemination-concept-TIME_PERIOD = الفترة
dissemination-concept-OBS_VALUE = القيمة
dissemination-concept-OBS_STATUS = الحالة
dissemination-concept-TIME_SINCE = السنة الأولى من الفترة
dissemination-concept-SOURCE_CELL = ورقة المصدر وخليته
dissemination-concept-UNIT_MEASURE = وحدة القياس
dissemination-concept-UNIT_MULT = أس العشرة للوحدة
dissemination-concept-EDITION = الإصدار
dissemination-concept-VALID_FROM = قُدِّم إلى القراء منذ
dissemination-concept-VALID_TO = قُدِّم إلى القراء حتى

dissemination-no-counterpart = بلا مقابل: المنطقة وحدها
dissemination-no-detail = بلا تفصيل إضافي
dissemination-all-ages = جميع الأعمار
dissemination-area-unknown = غير معروف أو غير ذلك
dissemination-area-stateless = عديمو الجنسية
dissemination-area-other-north = مناطق أخرى من الشمال
dissemination-area-other-south = مناطق أخرى من الجنوب
dissemination-frequency-year = سنوي
dissemination-frequency-quarter = فصلي
dissemination-frequency-month = شهري
dissemination-power-0 = وحدات
dissemination-power-3 = آلاف
dissemination-power-6 = ملايين
dissemination-power-9 = مليارات

dissemination-refusal-no-such-flow = لا يوجد هنا تدفق بيانات باسم { $flow }. الموجود: { $known }. وتجدون القائمة في /sdmx/2.1/dataflow.
dissemination-refusal-no-such-structure = لا توجد هنا بنية { $asked }. وكالتها TRIBUTARY وإصدارها 1.0؛ اطلبوا /sdmx/2.1/{ $class } لمعرفة الموجود.
dissemination-refusal-no-such-provider = { $provider } لا يقدّم بيانات هنا. اكتبوا all أو { $agency }.
dissemination-refusal-key-length = عدد أجزاء المفتاح { $given } وعدد أبعاد { $flow } هو { $wanted }: { $dimensions }. اكتبوا جزءا لكل بُعد تفصل بينها نقاط؛ والجزء الفارغ يشمل جميع الرموز.
dissemination-refusal-no-such-code = { $code } ليس من رموز { $dimension } في { $flow }. اطلبوا قائمة الرموز أو اتركوا الجزء فارغا.
dissemination-refusal-no-results = لا توجد بيانات من { $flow } توافق المفتاح { $key } وهذه الفترات. ويبيّن /sdmx/2.1/availableconstraint/{ $flow } ما هو موجود.
dissemination-refusal-nothing-then = لم يكن شيء من هذا مقدَّما إلى القراء في { $then }. نُشر أول إصدار في { $first }؛ اطلبوا الإصدارات السابقة باستخدام includeHistory=true.
dissemination-refusal-nothing-since = لم يُنشر شيء من هذا بعد { $since }.
dissemination-refusal-bad-period = { $name }={ $value } ليست فترة. اكتبوا 2020 أو 2020-S1 أو 2020-Q3 أو 2020-05 أو 2020-05-17.
dissemination-refusal-bad-instant = { $name }={ $value } ليست لحظة زمنية. اكتبوا 2026-04-20 أو 2026-04-20T09:00:00Z.
dissemination-refusal-bad-number = { $name }={ $value } ليس عددا أكبر من الصفر.
dissemination-refusal-bad-choice = { $name }={ $value } غير معروف. اكتبوا واحدا مما يلي: { $known }.
dissemination-refusal-unknown-parameter = المعلمة { $name } غير معروفة هنا. المعروف: { $known }.
dissemination-refusal-not-acceptable = لا يُنتَج هنا أي من الصيغ المطلوبة. الموجود: { $known }.
dissemination-refusal-too-large = تتسع JSON لما لا يزيد على { $most } مشاهدة، وهذه أكثر. ضيّقوا المفتاح أو الفترات، أو اطلبوا format=csv التي لا حد لها.
dissemination-refusal-not-offered = { $what } جزء من المعيار لا يُقدَّم هنا.
dissemination-refusal-busy = قاعدة البيانات مشغولة. أعيدوا الطلب بعد ثانيتين.
dissemination-refusal-internal = حدث خطأ هنا وقد سُجِّل؛ أعيدوا الطلب لاحقا.

problem-dissemination-bad-parameter = تتعذر قراءة المعلمة { $name }
problem-dissemination-bad-parameter-detail = اكتبوها كما في: { $known }.
problem-dissemination-another-edition = كانت الصفحات السابقة من إصدار آخر
problem-dissemination-another-edition-detail = كانت من { $former }؛ والمقدَّم الآن { $edition }. ابدأوا من جديد دون «after» أو اذكروا الإصدار.
problem-dissemination-nothing-published = لم يكن شيء من هذا منشورا آنذاك
problem-dissemination-nothing-published-detail = نُشر أول إصدار في { $first }.
problem-dissemination-too-many-figures = أرقام أكثر مما يتسع له المصنف
problem-dissemination-too-many-figures-detail = يتسع المصنف لما لا يزيد على { $most } صف. اطلبوا أرقاما أقل، أو format=csv التي لا حد لها.

dissemination-title = بيانات للبرامج
dissemination-lead = يمكن لأي برنامج أن يجلب كل رقم منشور: بصيغة SDMX، وهي معيار المكاتب الإحصائية، أو بصيغ CSV وXLSX وJSON. ولا حاجة إلى مفتاح ولا إلى حساب.
dissemination-flows = تدفقات البيانات
dissemination-flows-lead = كل مجموعة بيانات تدفق. بنيتها تسمّي أبعاد المفتاح، وقوائمها تتضمن الرموز بست لغات.
dissemination-no-flows = لم تُنشر أي أرقام بعد.
dissemination-flow = تدفق البيانات
dissemination-key = المفتاح
dissemination-links = العناوين
dissemination-link-structure = البنية
dissemination-link-csv = البيانات بصيغة CSV
dissemination-link-available = البيانات المتوافرة
dissemination-examples = أمثلة
dissemination-example-flows = جميع تدفقات البيانات
dissemination-example-key = بلد واحد عبر الزمن، بصيغة CSV
dissemination-example-asof = كما كانت تُقدَّم في يوم معيّن
dissemination-example-history = مع الإصدارات السابقة
dissemination-example-figures = الأرقام نفسها في مصنف
dissemination-again = إعادة الطلب لا تكلّف كثيرا
dissemination-again-lead = لكل جواب وسم (ETag). والبرنامج الذي يعيده في If-None-Match يتلقى 304 دون محتوى ما دام لم يتغير شيء.
dissemination-openapi = وصف الواجهة (OpenAPI)
