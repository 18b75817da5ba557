/** Beside the structure of a page: words by which such pages name themselves, in the languages of most originals. Never enough by themselves. */
const patterns = {
  robot: [
    "(?:verify|confirm|check)\\w*[^.!?]{0,30}(?:you are|you’re|you're|if you are) (?:a )?(?:human|not a (?:ro)?bot)|are you (?:a )?(?:human|robot)|(?:enable|activate|turn on|requires?) (?:javascript|js)(?: and cookies)?[^.]{0,30}(?:continue|proceed|view)|checking (?:your|the|if the) (?:browser|site connection)|unusual (?:traffic|activity)|just a moment|attention required|security check|pardon our interruption|press (?:&|and) hold|ddos protection|access (?:to this page has been )?denied|bot detection|proof.of.work|making sure you.?re not a bot",
    "не робот|проверка браузера|проверяем ваш браузер|подтвердите, что (?:вы|запросы)|ви не робот|перевірка браузера|robot deyil|robot değil|robot olmadığınızı|kein roboter|sind sie ein mensch|sicherheitsüberprüfung|browser wird überprüft|pas un robot|vérification de (?:votre|sécurité)|vérifiez que vous êtes (?:un )?humain|un être humain|no (?:eres|es|soy) un robot|no soy un robot|eres humano|verifica que eres|non sei un robot|sei umano|verifica di essere|não (?:é|sou) um robô|robô|geen robot|bent u een mens|nie jesteś robotem|nejste robot|nie ste robot|nem vagy robot|nem robot|nu (?:ești|sunteți|sunt) (?:un )?robot|inte är en robot|ikke (?:er )?en robot|et ole robotti|pole robot|δεν είστε ρομπότ|не сте робот|нисте робот|niste robot|אינך רובוט|לא רובוט|لست روبوت|لست برنامج|ربات نیستید|रोबोट नहीं|机器人|機器人|人机验证|人機驗證|安全验证|ロボットではありません|ロボットではない|人間であること|로봇이 아닙니다|로봇이 아님|사람인지|không phải (?:là )?(?:robot|người máy)|bukan robot|ไม่ใช่หุ่นยนต์|ไม่ใช่โปรแกรมอัตโนมัติ|ռոբոտ չեք|რობოტი არ",
  ],
  missing: [
    "(?<!\\d)(?:404|410|500|502|503|504)(?!\\d)[^\\p{L}]{0,5}(?:error|not found|$|[-–—|:])|\\berror (?:404|500|502|503|504)\\b|page (?:was |could )?(?:not|n.t) (?:be )?found|page (?:doesn.t|does not|no longer) exists?|(?:can.t|cannot|couldn.t|could not) find (?:that|the|this) page|not found|page (?:is )?(?:unavailable|missing)|bad gateway|service (?:temporarily )?unavailable|internal server error|gateway time-?out|something went wrong|an error (?:has )?occurred|oops|under maintenance|article not found|no longer available",
    "страница не (?:найдена|существует)|ничего не найдено|ошибка (?:404|500)|сторінк\\p{L}+ не (?:знайдено|існує)|старонка не знойдзена|страницата не (?:е намерена|съществува)|страница није пронађена|stranica nije pronađena|stran ni (?:bila )?najdena|səhifə tapılmadı|sayfa bulunamadı|бет табылмады|seite (?:wurde )?(?:leider )?nicht gefunden|seite existiert nicht|fehler 404|page (?:introuvable|non trouvée|n.existe pas)|erreur 404|página no (?:encontrada|existe)|no se (?:ha )?encontr|pagina non (?:trovata|esiste)|página não (?:encontrada|existe)|pagina niet gevonden|bestaat niet|(?:nie znaleziono|strona nie istnieje|nie została znaleziona)|stránk\\p{L}+ (?:nebyla nalezena|neexistuje|sa nenašla|nenájdená)|az oldal nem található|nem található|pagina nu (?:a fost găsită|există)|sidan (?:hittades inte|finns inte|kunde inte)|siden (?:ble |blev )?(?:ikke funnet|ikke fundet|finnes ikke|findes ikke)|sivua ei löyt|lehekülge ei leit|lapa nav atrasta|puslapis nerastas|síða fannst ekki|η σελίδα δεν (?:βρέθηκε|υπάρχει)|הדף לא נמצא|העמוד לא נמצא|(?:الصفحة|لم يتم العثور)[^.]{0,20}(?:غير موجودة|على الصفحة)|صفحه (?:مورد نظر )?(?:یافت|پیدا) نشد|पृष्ठ नहीं मिला|पेज नहीं मिला|页面(?:不存在|未找到)|找不到(?:页面|頁面|该页)|頁面不存在|ページが(?:見つかりません|ありません)|お探しのページ|페이지를 찾을 수 없|không tìm thấy trang|trang không tồn tại|halaman tidak (?:ditemukan|ada)|ไม่พบหน้า|էջը չի գտնվել|გვერდი ვერ მოიძებნა",
  ],
  withdrawn: [
    "(?:article|story|post|content|report|page)[^.]{0,40}(?:has been|was|is) (?:withdrawn|retracted|removed|taken down|unpublished|deleted)|(?:we have|has been|was) (?:retracted|withdrawn|unpublished)|no longer available|(?:been|was) removed (?:by|at the request)|editor.s note: this (?:article|story) has been (?:removed|retracted)|retraction notice",
    "(?:статья|материал|публикация|запись|новость)[^.]{0,40}(?:удал[её]н|отозван|снят)|(?:статтю|матеріал)[^.]{0,40}(?:видалено|знято|відкликано)|(?:artikel|beitrag|text)[^.]{0,60}(?:zurückgezogen|gelöscht|entfernt|nicht mehr verfügbar)|l.article[^.]{0,40}(?:retiré|supprimé|dépublié)|(?:artículo|noticia)[^.]{0,40}(?:retirad|eliminad)|articolo[^.]{0,40}(?:rimosso|ritirato)|(?:artigo|notícia|matéria)[^.]{0,40}(?:removid|retirad|despublicad)|(?:artikel|bericht)[^.]{0,40}(?:ingetrokken|verwijderd)|artykuł[^.]{0,40}(?:usunięty|wycofany)|článek[^.]{0,40}(?:stažen|odstraněn)|(?:haber|yazı|makale)[^.]{0,40}(?:kaldırıl|silin)|məqalə[^.]{0,40}(?:silin|götürül)|artikeln[^.]{0,40}(?:dragits tillbaka|tagits bort)|artikk?el\\w*[^.]{0,40}(?:trukket|fjernet)|المقال[^.]{0,30}(?:حذف|سحب)|(?:تم حذف|تم سحب)[^.]{0,20}المقال|הכתבה (?:הוסרה|נמחקה)|文章已(?:被)?(?:删除|撤回|下架)|記事は(?:削除|取り下げ)|기사(?:가|는) (?:삭제|철회)|artikel[^.]{0,30}(?:dihapus|ditarik)",
  ],
  signIn: [
    "(?:log|sign)[ -]?(?:in|on)(?!\\p{L})|login|welcome back|forgot (?:your )?password|create (?:an |your )?account",
    "войти|вход в|авторизация|забыли пароль|увійти|вхід|анмел|anmelden|einloggen|passwort vergessen|se connecter|connexion|mot de passe oublié|identifiez-vous|iniciar sesión|olvidaste|accedi|password dimenticata|entrar|iniciar sessão|esqueceu|inloggen|wachtwoord vergeten|zaloguj|logowanie|přihlásit|přihlášení|prihlásiť|bejelentkezés|autentificare|conectare|logga in|logg inn|log ind|kirjaudu|logi sisse|prisijungti|ieiet|giriş|daxil ol|кіру|σύνδεση|вход|пријав|prijav|התחבר|כניסה|تسجيل الدخول|ورود|लॉग इन|登录|登入|ログイン|로그인|đăng nhập|masuk|เข้าสู่ระบบ|մուտք|შესვლა",
  ],
  wall: [
    "subscribe (?:now )?to (?:continue|keep|read)|to (?:continue|keep) reading|subscribers?[- ]only|(?:only )?(?:for|to) (?:our )?subscribers|already a subscriber|create a free account to|(?:exclusive|premium) (?:content|article|to subscribers)|unlock (?:this|the full)|become a (?:member|subscriber)|full (?:article|story|access) (?:is )?(?:available )?(?:only )?(?:for|to)|remaining free articles|free articles? (?:left|remaining)|support (?:us|our journalism) to read",
    "оформите подписку|только (?:для|по) подписк|только для подписчиков|полн\\p{L}+ верси\\p{L}+ доступн|лише для передплатник|передплат|für abonnenten|nur mit|weiterlesen mit|mit (?:einem )?abo|jetzt abonnieren|réservé aux abonnés|il vous reste|pour lire la suite|abonnez-vous pour|article réservé|solo para suscriptores|exclusivo para suscriptores|suscríbete para|hazte suscriptor|riservato agli abbonati|abbonati per|contenuto riservato|exclusivo para assinantes|assine para|só para assinantes|alleen voor abonnees|word abonnee|lees verder met|tylko dla (?:subskrybentów|prenumeratorów)|aby czytać dalej|pouze pro předplatitele|len pre predplatiteľov|előfizetőknek|előfizetőink|doar pentru abonați|endast för prenumeranter|läs vidare|kun for abonnent|for abonnenter|vain tilaajille|tilaajille|ainult tellijatele|tikai abonentiem|tik prenumeratoriams|μόνο για συνδρομητές|само за абонати|samo za pretplatnike|samo za naročnike|abonelere özel|abone olun|yalnız abunəçilər|למנויים בלבד|המשך קריאה|للمشتركين فقط|ویژه مشترکان|केवल सब्सक्राइबर|订阅后|仅限订阅|會員限定|会員限定|有料会員|続きを読むには|구독자 전용|유료 회원|dành cho (?:người đăng ký|thành viên)|khusus pelanggan|สำหรับสมาชิก",
  ],
  cookie:
    "cookies?(?!\\p{L})|cookie\\p{L}*|kukiks?|кук[иі]\\p{L}*|куки-?файл\\p{L}*|çerez\\p{L}*|kolačić\\p{L}*|piškotk\\p{L}*|ciasteczk\\p{L}*|sušenk\\p{L}*|evästee?\\p{L}*|evästeit\\p{L}*|sütik?\\p{L}*|küpsise\\p{L}*|sīkdat\\p{L}*|slapuk\\p{L}*|vafrakök\\p{L}*|informasjonskapsl\\p{L}*|informationskapsl\\p{L}*|galletas|fianán\\p{L}*|бисквитк\\p{L}*|колачић\\p{L}*|колачињ\\p{L}*|עוגיות|קוקיז|ملفات تعريف الارتباط|الكوكيز|کوکی\\p{L}*|कुकी\\p{L}*|কুকি\\p{L}*|குக்கீ\\p{L}*|クッキー|쿠키|小型文本文件|คุกกี้|քուքի\\p{L}*|ქუქი\\p{L}*",
  privacy:
    "privacy|gdpr|rgpd|dsgvo|consent|personal data|partners? (?:store|process|use)|vendors|datenschutz|einwilligung|zustimm\\p{L}*|confidentialité|vie privée|consentement|partenaires|privacidad|consentimiento|consenso|privacidade|consentimento|toestemming|prywatność|prywatności|zgod[aęy]|soukrom\\p{L}*|souhlas\\p{L}*|súkromi\\p{L}*|súhlas\\p{L}*|adatvédel\\p{L}*|hozzájárul\\p{L}*|confidențialitate|consimțământ\\p{L}*|integritet|samtycke|personvern|samtykke|privatliv|yksityisyy\\p{L}*|suostumu\\p{L}*|privaatsus\\p{L}*|nõusolek\\p{L}*|privātum\\p{L}*|piekriš\\p{L}*|privatum\\p{L}*|sutikim\\p{L}*|απόρρητο|ιδιωτικ\\p{L}+|συγκατάθεσ\\p{L}*|поверителност|съгласие|приватност\\p{L}*|privatnost\\p{L}*|zasebnost\\p{L}*|pristan\\p{L}*|soglas\\p{L}*|конфиденциальност\\p{L}*|персональн\\p{L}+ данн\\p{L}+|согласи\\p{L}+|конфіденційн\\p{L}+|персональних даних|згод[аиуою]+|gizlilik|kişisel veri\\p{L}*|onay|məxfilik|razılıq|פרטיות|הסכמה|الخصوصية|موافق\\p{L}*|حریم خصوصی|رضایت|गोपनीयता|सहमति|隐私|隱私|同意|プライバシー|개인정보|동의|quyền riêng tư|đồng ý|privasi|persetujuan|ความเป็นส่วนตัว|ยินยอม|գաղտնիության|კონფიდენციალურობ\\p{L}*",
};

function whole(parts: string | string[]): RegExp {
  return new RegExp([parts].flat().join("|"), "iu");
}

const compiled = {
  robot: whole(patterns.robot),
  missing: whole(patterns.missing),
  withdrawn: whole(patterns.withdrawn),
  signIn: whole(patterns.signIn),
  wall: whole(patterns.wall),
};

/** In UTF-16 code units: what a page is shows at its beginning. */
const lookedAt = 20_000;

/** Does the beginning of a text say what such pages say? */
export function says(what: keyof typeof compiled, text: string): boolean {
  return compiled[what].test(text.slice(0, lookedAt));
}

const consentWords = new RegExp(
  `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{M}])(?:${patterns.cookie}|${patterns.privacy})`,
  "giu",
);

/** How often the beginning of a text speaks of cookies, consent and privacy. */
export function consentWordsIn(text: string): number {
  return text.slice(0, lookedAt).match(consentWords)?.length ?? 0;
}
