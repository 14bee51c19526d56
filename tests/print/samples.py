"""Small documents with the text that has gone wrong in PDFs before, in four languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """One edition's test document. sentences: what must read back, word for word."""

    language: str
    direction: str
    digits: str
    title: str
    body: str
    sentences: tuple[str, ...]
    headings: tuple[str, ...]
    footer: str

    def html(self, *, draft: str = "", head: str = "", body: str = "") -> str:
        watermark = f'<div class="print-draft">{draft}</div>' if draft else ""
        footer = self.footer.format(
            page='<span class="page-number"></span>', pages='<span class="page-count"></span>'
        )
        return f"""<!doctype html>
<html lang="{self.language}" dir="{self.direction}">
<head><meta charset="utf-8"><title>{self.title}</title>
<link rel="stylesheet" href="../assets/css/fonts.css">
<link rel="stylesheet" media="print" href="../assets/css/print.css">{head}</head>
<body>
<nav class="site-chrome"><p>chrome that is never printed</p></nav>
<div class="print-header">{self.title}</div>
{watermark}
<main>{body or self.body}</main>
<div class="print-footer"><span class="print-revision">2026-11</span>
<span class="print-pages">{footer}</span></div>
</body></html>"""


ENGLISH = Sample(
    "en-US",
    "ltr",
    "latn",
    "Living with a leaky valve",
    """<h1>Living with a leaky valve</h1>
<p class="claim">Up to 57% of people may not survive past 1 year.<sup><a href="#ref-1">1</a></sup></p>
<h2>An efficient waffle office</h2>
<p>The <em>official</em> staff offer difficult, efficient and baffling final affidavits; see
<a href="other.html#x">the first file</a> or call <strong>1-800-555-0199</strong> at once,
because X-rays and follow-up checks are life-saving, cost-effective and well-established.</p>
<p>Café naïve: 2 µg, 5\u00a0mg, ≤3\u00a0% – “quoted” — €10 and
H<sub>2</sub>O, MitraSeal™.</p>
<ul><li>Death.</li><li>A stroke, which can cause a severe disability that lasts for a very
long time and that may need the help of other people every day.</li></ul>
<table><caption>Types side by side</caption>
<tr><th scope="col">Type</th><th scope="col">Cause of it</th></tr>
<tr><td>Primary MR</td><td>The fault lies in the valve itself.</td></tr></table>
<section class="isi"><h2>Important Safety Information</h2>
<p>You are allergic to nickel or titanium, or to contrast dye used to make blood vessels show up
on X-rays, and the allergy cannot be managed with medicine.</p></section>
<h2>References</h2><ol class="references"><li id="ref-1">Cioffi G et al. Eur J Heart Fail
2005;7:1112-1117.</li></ol>""",
    (
        "Up to 57% of people may not survive past 1 year.",
        "The official staff offer difficult, efficient and baffling final affidavits;",
        "see the first file or call 1-800-555-0199 at once, because X-rays and follow-up checks"
        " are life-saving, cost-effective and well-established.",
        "Café naïve: 2 µg, 5 mg, ≤3 % – “quoted” — €10 and",
        "Death.",
        "A stroke, which can cause a severe disability that lasts for a very long time and that"
        " may need the help of other people every day.",
        "Types side by side",
        "The fault lies in the valve itself.",
        "You are allergic to nickel or titanium, or to contrast dye used to make blood vessels"
        " show up on X-rays, and the allergy cannot be managed with medicine.",
        "Cioffi G et al. Eur J Heart Fail 2005;7:1112-1117.",
    ),
    (
        "Living with a leaky valve",
        "An efficient waffle office",
        "Important Safety Information",
        "References",
    ),
    "Page {page} of {pages}",
)

GERMAN = Sample(
    "de-DE",
    "ltr",
    "latn",
    "Leben mit Herzklappeninsuffizienz",
    """<h1>Leben mit Herzklappeninsuffizienz</h1>
<p>Die Mitral\u00adklappen\u00adinsuffizienz, auch Schlußunfähigkeits\u00adstörung oder
Herz\u00adklappen\u00adschließ\u00adunfähigkeit genannt, betrifft Betroffene häufiger als
Stoff\u00adwechsel\u00aderkrankungen und Auffälligkeiten.</p>
<section class="isi"><h2>Wichtige Sicherheits\u00adinformationen</h2>
<p>Sie dürfen den Clip <strong>nicht</strong> erhalten, wenn Sie
Gerinnungshemmungsmedikamentenunverträglichkeiten oder Kontrastmittelallergien haben, die sich
nicht mit Medikamenten behandeln lassen.</p>
<ul><li>Nickel- oder Titanallergie bei 1.000 Personen (0,5\u00a0%).</li></ul></section>""",
    (
        "Die Mitralklappeninsuffizienz, auch Schlußunfähigkeitsstörung oder"
        " Herzklappenschließunfähigkeit genannt, betrifft Betroffene häufiger als"
        " Stoffwechselerkrankungen und Auffälligkeiten.",
        "Sie dürfen den Clip nicht erhalten, wenn Sie"
        " Gerinnungshemmungsmedikamentenunverträglichkeiten oder Kontrastmittelallergien"
        " haben, die sich nicht mit Medikamenten behandeln lassen.",
        "Nickel- oder Titanallergie bei 1.000 Personen (0,5 %).",
    ),
    ("Leben mit Herzklappeninsuffizienz", "Wichtige Sicherheitsinformationen"),
    "Seite {page} von {pages}",
)

ARABIC = Sample(
    "ar-EG",
    "rtl",
    "arab",
    "التعايش مع ارتجاع الصمام",
    """<h1>التعايش مع ارتجاع الصمام</h1>
<p>الارتجاع التاجي هو حالة لا ينغلق فيها الصمام بين الحجرتين اليسريين بإحكام، فيتسرب الدم إلى
الخلف مع كل نبضة، ولا بد من <a href="other.html">الاستشارة الطبية</a> قبل الإجراء والأدوية.</p>
<p class="claim">قد لا يعيش ما يصل إلى ٥٧٪ من الأشخاص المصابين بقصور القلب لأكثر من سنة واحدة إذا لم
يُعالَج التسرب.<sup>١</sup></p>
<h2>معلومات السلامة المهمة</h2>
<section class="isi"><h2>السلامة أولًا</h2>
<p>يجب <strong>ألا</strong> تحصل على مشبك MitraSeal™ إذا كانت لديك حساسية من النيكل أو التيتانيوم
(Ni-Ti)، أو الكوبالت، أو من صبغة التباين 100 mg التي تظهر الأوعية الدموية.</p>
<ul><li>لا يمكنك تحمّل مضادات التخثّر (الأدوية التي تبطئ تجلّط الدم).</li>
<li>الوفاة؛ السكتة الدماغية؛ نزيف يهدّد الحياة.</li></ul></section>
<table><caption>مقارنة بين النوعين</caption>
<tr><th scope="col">النوع</th><th scope="col">الأسباب</th></tr>
<tr><td>الأولي</td><td>الخلل في الصمام نفسه لأنه تالف</td></tr></table>
<h2>المراجع</h2><ol class="references"><li lang="en" dir="ltr">Cioffi G et al. Eur J Heart Fail
2005;7:1112-1117.</li></ol>""",
    (
        "الارتجاع التاجي هو حالة لا ينغلق فيها الصمام بين الحجرتين اليسريين بإحكام، فيتسرب الدم"
        " إلى الخلف مع كل نبضة، ولا بد من الاستشارة الطبية قبل الإجراء والأدوية.",
        "قد لا يعيش ما يصل إلى ٥٧٪ من الأشخاص المصابين بقصور القلب لأكثر من سنة واحدة إذا لم"
        " يُعالَج التسرب.",
        "يجب ألا تحصل على مشبك MitraSeal™ إذا كانت لديك حساسية من النيكل أو التيتانيوم (Ni-Ti)،"
        " أو الكوبالت، أو من صبغة التباين 100 mg التي تظهر الأوعية الدموية.",
        "لا يمكنك تحمّل مضادات التخثّر (الأدوية التي تبطئ تجلّط الدم).",
        "الوفاة؛ السكتة الدماغية؛ نزيف يهدّد الحياة.",
        "مقارنة بين النوعين",
        "الخلل في الصمام نفسه لأنه تالف",
        "Cioffi G et al. Eur J Heart Fail 2005;7:1112-1117.",
    ),
    ("التعايش مع ارتجاع الصمام", "معلومات السلامة المهمة", "السلامة أولًا", "المراجع"),
    "صفحة {page} من {pages}",
)

JAPANESE = Sample(
    "ja-JP",
    "ltr",
    "latn",
    "弁の逆流とともに暮らす",
    """<h1>弁の逆流とともに暮らす</h1>
<p>僧帽弁閉鎖不全症（MR）は、左心房と左心室の間にある弁が完全に閉じず、拍動のたびに血液の一部が逆流する
病気です。「<em>弁膜症</em>」とも呼ばれ、米国では65歳以上の約10人に1人にみられます。</p>
<p class="claim">治療を受けない場合、最大57％の人が1年を超えて生存できない可能性があります。<sup>1</sup></p>
<h2>重要な安全性情報</h2>
<section class="isi"><h2>使用できない方</h2>
<ul><li>ニッケルまたはチタンにアレルギーのある方。</li>
<li>抗凝固薬（血液が固まるのを遅らせる薬）に耐えられない方、またはそれらの薬にアレルギーのある方や、
医師からMitraSeal™の使用を控えるよう言われた方。</li></ul></section>""",
    (
        "僧帽弁閉鎖不全症（MR）は、左心房と左心室の間にある弁が完全に閉じず、拍動のたびに血液の一部が逆流する"
        " 病気です。",
        "「弁膜症」とも呼ばれ、米国では65歳以上の約10人に1人にみられます。",
        "治療を受けない場合、最大57％の人が1年を超えて生存できない可能性があります。",
        "ニッケルまたはチタンにアレルギーのある方。",
        "抗凝固薬（血液が固まるのを遅らせる薬）に耐えられない方、またはそれらの薬にアレルギーのある方や、"
        " 医師からMitraSeal™の使用を控えるよう言われた方。",
    ),
    ("弁の逆流とともに暮らす", "重要な安全性情報", "使用できない方"),
    "{page}／{pages}ページ",
)

SAMPLES = (ENGLISH, GERMAN, ARABIC, JAPANESE)
