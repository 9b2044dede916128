# Le mandat : clauses, obligations, prévisions.

mandate-n-days = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}
mandate-n-left = { $days-left ->
    [one] { $days-left } jour restant
   *[other] { $days-left } jours restants
}

mandate-title = Mandat
mandate-title-of = Mandat de { $group }
mandate-lead = Les clauses du mandat, chacune avec son état, sa prévision et ses preuves.
mandate-lead-of = { $n ->
    [one] La clause du mandat. Son état se calcule d’après ce qui a été fait et consigné ; personne ne le saisit.
   *[other] Les { $n } clauses du mandat. Chaque état se calcule d’après ce qui a été fait et consigné ; personne ne le saisit.
}
mandate-none = Aucun mandat n’est suivi ici : ce groupe se réunit, tient des comptes rendus et a des membres, mais aucune clause n’est évaluée.
mandate-priorities = Priorités, { $from }–{ $to }
mandate-modalities = Modalités de travail, { $from }–{ $to }
mandate-priority = Priorité
mandate-modality = Modalité de travail
mandate-all = Toutes les clauses
mandate-no = Nº
mandate-number = Numéro
mandate-clause-and-forecast = Clause et prévision
mandate-status = État
mandate-evidence = Preuves
mandate-next-date = Prochaine date
mandate-clause-head = Clause
mandate-clause-title = Objet de la clause
mandate-kind = Nature
mandate-clause-status = État de la clause
mandate-obligation = Obligation
mandate-missing = Manque à ce jour
mandate-forecast-head = Prévision
mandate-identifier = Identifiant
mandate-not-official = Les clauses et obligations sont formulées avec nos propres mots ; le texte officiel est le mandat.
mandate-opened = Ouverte
mandate-clause = Clause { $number }
mandate-as-of = Situation à la fin du
mandate-show = Afficher
mandate-to-today = Revenir à aujourd’hui
mandate-then = Voici la situation du mandat à la fin du { $day } : seulement ce qui avait eu lieu et était consigné à cette date.
mandate-computed = Calculé le { $at } d’après { $n ->
    [one] { $n } inscription
   *[other] { $n } inscriptions
} du journal. Les preuves sont les inscriptions de la période en cours que la règle accepte ; une inscription peut prouver plusieurs clauses. Les dates expirent à 23:59, heure de { $zone }.
mandate-owner = { $kind } · responsable : { $owner }
mandate-owner-co-chairs = coprésidents
mandate-owner-focal-points = points focaux
mandate-owner-members = organismes membres
mandate-restated = Dans nos propres termes ; le texte officiel est la clause { $number } du mandat.
mandate-basis-terms = Le mandat le dit ainsi.
mandate-basis-reading = Le mandat ne donne ici aucun nombre ; c’est la lecture qu’en fait le groupe, qui peut la changer.
mandate-rule = Règle
mandate-rule-count = { $n ->
    [one] Au moins une fois par année civile à { $zone } : { $acts }.
   *[other] Au moins { $n } fois par année civile à { $zone } : { $acts }.
}
mandate-rule-answer = Après chaque « { $triggers } » vient : { $acts }.
mandate-rule-limit = Le délai est de { mandate-n-days }.
mandate-rule-no-limit = Aucun nombre de jours n’est fixé ; on demande seulement si cela a été fait.
mandate-rule-month = De nouveau avant qu’un mois ne soit passé : { $acts }.
mandate-rule-quarter = De nouveau avant que trois mois ne soient passés : { $acts }.
mandate-rule-half-year = De nouveau avant que six mois ne soient passés : { $acts }.
mandate-rule-year = De nouveau avant que douze mois ne soient passés : { $acts }.
mandate-rule-focal-points = Chaque jour, chaque organisme membre a un point focal.
mandate-rule-open = Chaque jour, aucun membre du groupe principal qui a demandé à participer n’attend.
mandate-or = { $first } ou { $second }
mandate-list-separator = { ", " }
mandate-level-count-met = { $n } ou plus
mandate-level-count-track = faits et datés atteignent { $steps }
mandate-level-count-step = { $k } au { $day }
mandate-level-count-pace = faits et datés gardent un rythme égal au long de l’année
mandate-level-count-risk = moins que cela
mandate-level-count-overdue = moins de { $n } au { $day }
mandate-level-count-later = rien n’est encore fait, daté ni demandé
mandate-level-answer-met = tous ont leur réponse
mandate-level-answer-track = un attend, à plus de { mandate-n-days } de l’échéance
mandate-level-answer-risk = un attend, à { mandate-n-days } de l’échéance ou moins
mandate-level-answer-overdue = un attend depuis plus de { mandate-n-days }
mandate-level-open-track = seul le plus récent de l’année attend
mandate-level-open-risk = un plus ancien attend, ou l’année est finie
mandate-level-never = jamais : aucune date n’est fixée
mandate-level-later = aucun n’a encore eu lieu, mais un est daté
mandate-level-interval-met = l’intervalle finit dans plus de { mandate-n-days }
mandate-level-interval-track = il finit dans les { mandate-n-days }, et le prochain est daté avant
mandate-level-interval-risk = il finit dans les { mandate-n-days }, et rien n’est daté
mandate-level-interval-overdue = l’intervalle est passé
mandate-level-condition-met = aucune exception
mandate-level-condition-risk = il y a une exception, ou une commence dans les { mandate-n-days }
mandate-level-condition-overdue = une exception dure depuis plus de { mandate-n-days }
mandate-counts-in = Ce qui compte en { $year }
mandate-counts-now = Ce qui compte aujourd’hui
mandate-nothing-counts = Rien encore.
mandate-earlier = { $n ->
    [one] { $n } inscription antérieure n’est pas affichée. Le lien JSON au bas de cette page la contient.
   *[other] { $n } inscriptions antérieures ne sont pas affichées. Le lien JSON au bas de cette page les contient.
}
mandate-dated = date fixée
mandate-dated-on = date fixée, { $day }
mandate-open = Ce qui attend
mandate-open-since = depuis le { $day }, { mandate-n-days }
mandate-open-by = { " ; " }au plus tard le { $day }
mandate-exceptions = Sans point focal
mandate-exception = { $agency }, depuis le { $day }
mandate-median-same-day = La moitié des réponses sont venues le jour même.
mandate-median = { $n ->
    [one] La moitié des réponses sont venues en { $days } jour au plus.
   *[other] La moitié des réponses sont venues en { $days } jours au plus.
}
mandate-history-met = { $of ->
    [1] { $met ->
        [0] Historique : non respecté la seule année jugée
       *[other] Historique : respecté la seule année jugée
    }
   *[other] Historique : respecté { $met } années sur { $of }
}
mandate-history-running = Historique : aucune année n’est encore jugée
mandate-history-standing = Historique : ce qui a été consigné, par année
mandate-history-year = Année
mandate-history-acts = Ce qui a été fait
mandate-history-result = Résultat
mandate-as-table = Le même en tableau
mandate-year-met = { $count } · respecté
mandate-year-not-met = { $count } · non respecté
mandate-year-running = { $count } à ce jour
mandate-year-so-far = { $count } sur { $needed }
mandate-year-recorded = { $count }
mandate-deadline = { $day }, 23:59, { $zone }.
mandate-own-time = { $day }, { $time }, { $zone }.
mandate-next-day = Le lendemain pour vous :
mandate-for-you = Pour vous :
mandate-no-date = Aucune date ne découle de la règle.
mandate-acts-that-count = Actes qui comptent
mandate-mend-schedule = Proposer une date
mandate-mend-members = Voir les membres
mandate-mend-open = Ouvrir ce qui attend
mandate-mend-clause = Ouvrir la clause
mandate-task = { $title } (clause { $number })
mandate-panel-overdue = { $n } en retard
mandate-panel-at-risk = { $n ->
    [one] { $n } menacée
   *[other] { $n } menacées
}
mandate-panel-nothing-recorded = { $n } sans rien d’enregistré
mandate-panel-not-yet-due = { $n ->
    [one] { $n } pas encore due
   *[other] { $n } pas encore dues
}
mandate-panel-well = { $n ->
    [one] { $n } respectée ou en bonne voie
   *[other] { $n } respectées ou en bonne voie
}
problem-mandate-not-a-day = Ce n’est pas un jour
problem-mandate-not-a-day-detail = Écrivez un jour ainsi : 2026-10-01, année, mois, jour.

mandate-partly = Rien n’est encore consigné pour : { $title }.
mandate-forecast-nothing-recorded = Rien n’en est encore consigné.
mandate-forecast-year-met = { $held } sur { $at-least } cette année ; le premier de l’année suivante est attendu d’ici au { $next-by }.
mandate-forecast-year-met-meetings = { $held ->
    [one] { $held } réunion tenue sur { $at-least } cette année ; la première de l’année suivante est attendue d’ici au { $next-by }.
   *[other] { $held } réunions tenues sur { $at-least } cette année ; la première de l’année suivante est attendue d’ici au { $next-by }.
}
mandate-forecast-next-expected = { $held } sur { $at-least } cette année ; le prochain est attendu d’ici au { $next-by }.
mandate-forecast-next-expected-meetings = { $held ->
    [one] { $held } réunion tenue sur { $at-least } cette année ; la prochaine est attendue d’ici au { $next-by }.
   *[other] { $held } réunions tenues sur { $at-least } cette année ; la prochaine est attendue d’ici au { $next-by }.
}
mandate-forecast-met-if-held = { $missing ->
    [one] Un de plus est daté, pour le { $next } ; avec lui l’année est respectée.
   *[other] Les { $missing } qui manquent sont datés, le prochain pour le { $next } ; avec eux l’année est respectée.
}
mandate-forecast-met-if-held-meetings = { $missing ->
    [one] Une réunion de plus est fixée au { $next } ; une fois tenue, l’année est respectée.
   *[other] Les { $missing } réunions qui manquent sont fixées, la prochaine au { $next } ; une fois tenues, l’année est respectée.
}
mandate-forecast-more-needed = { $missing ->
    [one] Il en faut encore un d’ici au { $by }.
   *[other] Il en faut encore { $missing } d’ici au { $by }.
}
mandate-forecast-more-needed-meetings = { $missing ->
    [one] Il faut encore une réunion d’ici au { $by } ; le dernier jour pour envoyer la convocation est le { $last-notice }.
   *[other] Il faut encore { $missing } réunions d’ici au { $by } ; le dernier jour pour envoyer la convocation est le { $last-notice }.
}
mandate-forecast-notice-passed = { $missing ->
    [one] Il en faut encore un d’ici au { $by }.
   *[other] Il en faut encore { $missing } d’ici au { $by }.
}
mandate-forecast-notice-passed-meetings = { $missing ->
    [one] Il faut encore une réunion d’ici au { $by } ; le dernier jour pour une convocation régulière était le { $last-notice }.
   *[other] Il faut encore { $missing } réunions d’ici au { $by } ; le dernier jour pour une convocation régulière était le { $last-notice }.
}
mandate-forecast-year-missed = { $missing ->
    [one] L’année finit le { $by } et il en manque un.
   *[other] L’année finit le { $by } et il en manque { $missing }.
}
mandate-forecast-year-missed-meetings = { $missing ->
    [one] L’année finit le { $by } et il manque une réunion.
   *[other] L’année finit le { $by } et il manque { $missing } réunions.
}
mandate-forecast-first-dated = Rien n’est encore demandé ; le premier est daté du { $next }.
mandate-forecast-first-dated-minutes = Rien n’est encore demandé ; la première réunion est fixée au { $next }.
mandate-forecast-nothing-to-answer = Rien n’attend.
mandate-forecast-all-answered = { $answered ->
    [one] Le seul qu’il y avait a sa réponse.
   *[other] Les { $answered } ont tous leur réponse.
}
mandate-forecast-all-answered-minutes = { $answered ->
    [one] Le compte rendu de la seule réunion est parti.
   *[other] Les comptes rendus des { $answered } réunions sont partis.
}
mandate-forecast-waiting = { $waiting ->
    [one] Un attend depuis le { $since } ({ mandate-n-days }) ; aucune date n’est fixée.
   *[other] { $waiting } attendent, le plus ancien depuis le { $since } ({ mandate-n-days }) ; aucune date n’est fixée.
}
mandate-forecast-waiting-minutes = { $waiting ->
    [one] Le compte rendu d’une réunion n’est pas parti ; elle a eu lieu le { $since } (il y a { mandate-n-days }).
   *[other] Les comptes rendus de { $waiting } réunions ne sont pas partis ; la plus ancienne a eu lieu le { $since } (il y a { mandate-n-days }).
}
mandate-forecast-waiting-until = { $waiting ->
    [one] Un attend, jusqu’au { $by } ({ mandate-n-left }).
   *[other] { $waiting } attendent, le plus urgent jusqu’au { $by } ({ mandate-n-left }).
}
mandate-forecast-waiting-until-minutes = { $waiting ->
    [one] Le compte rendu d’une réunion doit partir d’ici au { $by } ({ mandate-n-left }).
   *[other] Les comptes rendus de { $waiting } réunions doivent partir, le plus urgent d’ici au { $by } ({ mandate-n-left }).
}
mandate-forecast-late = { $late ->
    [one] Un, du { $since }, a { mandate-n-days } de retard.
   *[other] { $late } sont en retard, le plus ancien, du { $since }, de { mandate-n-days }.
}
mandate-forecast-late-minutes = { $late ->
    [one] Le compte rendu de la réunion du { $since } a { mandate-n-days } de retard.
   *[other] Les comptes rendus de { $late } réunions sont en retard, celui du { $since } de { mandate-n-days }.
}
mandate-forecast-holds-until = Le dernier date du { $last } et vaut jusqu’au { $until }.
mandate-forecast-next-dated = Le dernier vaut jusqu’au { $until } ; le prochain est daté du { $next }.
mandate-forecast-needed-by = Le dernier date du { $last } ; le prochain est nécessaire d’ici au { $by } et aucun n’est daté ({ mandate-n-left }).
mandate-forecast-lapsed-since = Le dernier date du { $last } ; le prochain était nécessaire d’ici au { $by }, il y a { mandate-n-days }.
mandate-forecast-holds-for-all = { $of ->
    [one] Cela vaut pour le seul organisme.
   *[other] Cela vaut pour les { $of } organismes.
}
mandate-forecast-missing-for = Cela ne vaut pas pour { $missing } organismes sur { $of }, pour le premier depuis le { $since } ({ mandate-n-days }).
mandate-forecast-ending-soon = Cela prend fin pour { $ending } organismes sur { $of }, pour le premier après le { $on }.
