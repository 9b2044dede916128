admin-today = Aujourd’hui
admin-welcome = La migration dans les stratégies nationales de développement
admin-welcome-lead = L’espace de travail d’un groupe interinstitutions : ce qui lui est demandé, ce qu’il a fait et les chiffres qu’il utilise, chacun avec sa source.
admin-today-lead = { $day }, { $time }, { $zone }. { $n ->
    [0] Rien ne vous attend.
    [one] Une chose vous attend.
   *[other] { $n } choses vous attendent.
}
admin-needs-you = À faire
admin-calendar-feed = Flux de calendrier
admin-nothing-needs-you = Rien ne vous attend pour le moment.
admin-nothing-detail = Les invitations, les points à suivre et les comptes rendus qui attendent votre réponse arrivent ici d’eux-mêmes.
admin-changed = Ce qui a changé
admin-changed-more = et { $n } autres de même nature
admin-full-journal = Journal complet
admin-no-date = Sans date
admin-next-day = Le lendemain pour vous : { $day }
admin-day-before = La veille pour vous : { $day }
admin-due-today = Aujourd’hui
admin-due-in = { $n ->
    [one] Dans { $n } jour
   *[other] Dans { $n } jours
}
admin-due-ago = { $n ->
    [one] { $n } jour de retard
   *[other] { $n } jours de retard
}
admin-journal = Journal
admin-journal-lead = Tous les actes de vos groupes, du plus récent au plus ancien. Les lignes s’ajoutent et ne changent jamais ; chacune est liée à la précédente.
admin-journal-acts = Actes
admin-journal-filter = Type d’acte
admin-journal-any = Tous
admin-journal-show = Afficher
admin-journal-empty = Aucun acte enregistré que vous puissiez lire.
admin-journal-number = Nº
admin-journal-when = Enregistré
admin-journal-what = Acte
admin-journal-act = Mot de l’acte
admin-journal-identifier = Identifiant de la fiche
admin-journal-record = Fiche
admin-journal-who = Par
admin-journal-older = Actes plus anciens
admin-search-label = Que cherchez-vous ?
admin-search-hint = Des mots des titres et des textes ; tous doivent figurer.
admin-search-found = { $n ->
    [0] Aucun résultat
    [one] { $n } fiche trouvée
   *[other] { $n } fiches trouvées
}
admin-about = 
    Tributary est l’espace de travail et le portail public d’un groupe de travail qui aide les pays à intégrer la migration dans leurs stratégies nationales de développement.
    
    - L’état de chaque clause du mandat est calculé à partir de ce qui a été fait et enregistré. Personne ne le saisit.
    - Chaque acte est une ligne d’un journal qui ne fait que croître ; chaque ligne est liée à la précédente.
    - Chaque chiffre renvoie à son édition, à sa feuille et à sa cellule.
    
    Les mêmes pages servent au public et aux membres ; ceux qui se connectent en voient davantage.
admin-accessibility = 
    Le site vise le niveau AA des WCAG 2.2 dans les six langues.
    
    - Toute action est possible au clavier seul et sans script.
    - Un état est toujours un mot accompagné d’une forme, jamais une couleur seule ; chaque graphique a ses chiffres en tableau.
    - Les pages s’adaptent aux écrans dès 320 pixels, à la taille du texte, au contraste et aux couleurs choisis, et s’impriment bien.
    
    Si quelque chose vous fait obstacle, dites-le à la coprésidence du groupe : c’est un défaut, et il sera corrigé.
admin-data-protection = 
    Le site ne contient aucune donnée personnelle sur les migrants. Les seules personnes qui y figurent sont des fonctionnaires dans l’exercice de leurs fonctions : nom, organisation, adresse officielle et fuseau horaire.
    
    - Il dépose trois témoins : la session de la personne connectée, la langue et un message affiché une fois. Aucun traceur ; rien n’est chargé d’un autre hôte.
    - Les liens de connexion et les sessions ne sont conservés que sous forme d’empreintes ; le texte d’un courriel de connexion est effacé dès son acceptation.
    - Les actes des fonctionnaires restent au journal sous leur nom du moment, car l’enregistrement doit rester vérifiable.
