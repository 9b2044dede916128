# Les mots des réunions.

meetings = Réunions
meetings-absent = Absents
meetings-add-item = Ajouter un point
meetings-agencies = Organismes
meetings-agencies-count = { $n ->
    [one] { $n } organisme
   *[other] { $n } organismes
}
meetings-agencies-of = { $n } organismes sur { $all }
meetings-agency = Organisme
meetings-agenda = Ordre du jour
meetings-agenda-sum = Les points prennent { $sum } minutes sur { $length }.
meetings-agenda-too-long = Les points prennent { $sum } minutes alors que la réunion en dure { $length }.
meetings-all = Toutes les réunions
meetings-announce = Annoncer et inviter
meetings-answer-no = Je ne viens pas
meetings-answer-written = Je contribue uniquement par écrit
meetings-answer-yes = Je viens
meetings-answered = Réponse
meetings-answers = Réponses reçues
meetings-attendance = Participation
meetings-attendance-detail = La liste comprend toutes les personnes désignées par un organisme le jour de la réunion. Ce que chacun a déclaré ensuite est conservé.
meetings-back = Retour
meetings-calendar-file = Fichier de calendrier
meetings-cancel = Annuler la réunion
meetings-cancel-detail = Toutes les personnes invitées recevront un courriel qui retire la réunion de leur calendrier. La cote reste attribuée.
meetings-cancel-no = La maintenir
meetings-cancel-question = Annuler « { $title } » ?
meetings-cancel-yes = Oui, l’annuler
meetings-cancelled-because = Annulée : { $reason }
meetings-chaired-by = sous la présidence de { $first } et { $second }
meetings-chaired-by-one = sous la présidence de { $first }
meetings-change = Déplacer ou modifier la réunion
meetings-change-attendance = Corriger la participation
meetings-change-item = Modifier le point
meetings-clause = Clause
meetings-clause-hint = Le numéro de la clause du mandat que sert ce point ; facultatif
meetings-clause-number = clause { $n }
meetings-clock-day = { $weekday } { $day }
meetings-clock-free = jour non ouvré
meetings-clock-next = Le lendemain : { $day }
meetings-clock-next-you = Le lendemain pour vous : { $day }
meetings-clock-previous = La veille : { $day }
meetings-clock-previous-you = La veille pour vous : { $day }
meetings-clocks-note = Bande claire : 9 h–17 h heure locale. Bloc foncé : la réunion. Trait vertical : minuit.
meetings-convene = Pour la coprésidence
meetings-count = { $n ->
    [one] { $n } réunion
   *[other] { $n } réunions
}
meetings-date = Date
meetings-declare = Consigner ma participation
meetings-do-you-come = Viendrez-vous ?
meetings-every-state = Tous les états
meetings-fair-times = Horaires équitables
meetings-fair-times-note = Les meilleurs d’abord. Qui a eu l’heure tardive ces deux dernières années en est dispensé la fois suivante.
meetings-fairness = À qui revient l’heure tardive
meetings-fairness-lead = Réunions tenues de { $from } à { $to }, à l’heure de ceux qui y ont pris part
meetings-fairness-none = Aucune réunion n’a encore été tenue
meetings-fairness-none-detail = Le tableau se remplit à mesure que la participation est consignée.
meetings-fairness-note = Points : chaque quart d’heure coûte 0 pendant les heures de travail, de 1 à 3 en début ou fin de journée, de 8 à 12 la nuit, et 6 de plus un jour chômé.
meetings-filter = Titre ou cote
meetings-from-where = Depuis
meetings-held-count = { $n ->
    [one] { $n } réunion tenue
   *[other] { $n } réunions tenues
}
meetings-how = Comment participer
meetings-how-present = Comment
meetings-in-writing = Par écrit
meetings-it-was-held = Elle a été tenue : consigner
meetings-item = Point
meetings-items = Points
meetings-last-late = Dernière heure tardive
meetings-late-hour = L’heure tardive jusqu’ici : { $list }.
meetings-lay-paper = Présenter un document
meetings-lead = Les réunions de { $group }
meetings-lead-person = Responsable
meetings-length = Durée en minutes
meetings-mail-answer = Indiquez si vous viendrez : { $link }
meetings-mail-cancelled = Annulée : { $title }, { $when }
meetings-mail-changed = Modifiée : { $title }, { $when }
meetings-mail-invited = Invitation : { $title }, { $when }
meetings-mail-join = Se connecter : { $link }
meetings-mail-moved = Nouvel horaire : { $title }, { $when }
meetings-mail-not-held = La réunion n’aura pas lieu.
meetings-mail-papers = Documents à remettre bientôt : { $title }
meetings-mail-papers-due = Les documents sont attendus avant { $when }.
meetings-mail-place = Lieu : { $place }
meetings-mail-reason = Motif : { $reason }
meetings-mail-reminder = Rappel : { $title }, { $when }
meetings-mail-was = Elle devait avoir lieu le { $when }
meetings-mail-when = Horaire : { $when }
meetings-meeting = Réunion
meetings-minutes = Durée en minutes
meetings-minutes-count = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
meetings-minutes-short = Min
meetings-mode-in-person = en personne
meetings-mode-none = n’a pas participé
meetings-mode-online = en ligne
meetings-mode-written = par écrit
meetings-move-down = Descendre
meetings-move-up = Monter
meetings-my-calendar = Mes réunions et points à suivre
meetings-next = Prochaine réunion
meetings-next-day = Le lendemain pour vous
meetings-next-none = Aucune réunion n’est prévue
meetings-next-none-detail = La coprésidence fixe ici la prochaine.
meetings-no-agenda = Il n’y a pas encore d’ordre du jour
meetings-no-agenda-detail = La coprésidence l’établit avant l’échéance des documents.
meetings-nobody-expected = Aucun organisme n’avait désigné de personne ce jour-là
meetings-nobody-expected-detail = Les membres sont désignés sur la page du groupe.
meetings-none = Aucune réunion ne correspond
meetings-none-detail = Les réunions apparaissent ici dès que la coprésidence les annonce.
meetings-not-sent = Pas encore envoyé
meetings-not-yet = La réunion n’a pas commencé ; la participation est consignée après.
meetings-note = Message aux invités
meetings-note-hint = Figure dans l’invitation en texte simple
meetings-notice-announced = La réunion est annoncée. Les invitations partent.
meetings-notice-answered = Votre réponse est enregistrée.
meetings-notice-cancelled = La réunion est annulée. Les invités en sont avisés.
meetings-notice-changed = La réunion est modifiée. Les invités sont avisés de ce qui les concerne.
meetings-notice-declared = Votre participation est consignée.
meetings-notice-input = Votre texte est enregistré et vaut participation.
meetings-notice-input-empty = Rien n’a été envoyé : le texte était vide.
meetings-notice-item-added = Le point est inscrit à l’ordre du jour.
meetings-notice-item-changed = Le point est modifié.
meetings-notice-item-removed = Le point est retiré de l’ordre du jour.
meetings-notice-paper = Le document est présenté.
meetings-notice-paper-removed = Le document est retiré.
meetings-notice-recorded = La participation est consignée.
meetings-notice-short = Le groupe est convenu d’un préavis de { $n } jours ; cette date est plus proche.
meetings-online = En ligne
meetings-online-hint = Le lien de connexion ; seuls les membres du groupe le voient
meetings-own-word = sur déclaration
meetings-paper-file = Fichier
meetings-paper-file-hint = PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, TXT, CSV, MD, PNG ou JPG, 25 Mo au plus
meetings-paper-link = Ou son adresse sur le web
meetings-paper-title = Titre du document
meetings-papers-due = Documents attendus avant { $when }.
meetings-papers-were-due = Les documents étaient attendus avant { $when }.
meetings-part-early = Tôt le matin
meetings-part-evening = Soirée
meetings-part-night = Nuit
meetings-part-working = Heures de travail
meetings-person = Personne
meetings-place = Lieu
meetings-place-hint = Salle et bâtiment, le cas échéant
meetings-place-of-work = Lieu d’affectation
meetings-points = Points
meetings-present = Présents
meetings-present-count = { $n ->
    [one] { $n } organisme
   *[other] { $n } organismes
}, depuis { $cities ->
    [one] { $cities } ville
   *[other] { $cities } villes
}
meetings-previous-day = La veille pour vous
meetings-reason = Motif
meetings-reason-hint = Communiqué aux invités ; facultatif
meetings-record-attendance = Consigner la participation
meetings-refused-clause = Une clause est un numéro, par exemple 16
meetings-refused-date = Indiquez un jour et une heure
meetings-refused-doubled = Les horloges de { $city } affichent { $time } deux fois ce jour-là : précisez laquelle
meetings-refused-join = Indiquez une adresse commençant par https://
meetings-refused-long = Le texte est trop long
meetings-refused-minutes = Indiquez un nombre entier de minutes, 1440 au plus ; une réunion dure au moins 5 minutes
meetings-refused-skipped = Les horloges de { $city } sautent { $time } le { $day } : choisissez { $before } ou { $after }
meetings-refused-title = Indiquez un titre de 200 lettres au plus
meetings-refused-zone = Ce fuseau horaire n’existe pas
meetings-remove-detail = { $n ->
    [one] { $n } document disparaît avec lui.
   *[other] { $n } documents disparaissent avec lui.
}
meetings-remove-item = Retirer le point
meetings-remove-question = Retirer « { $title } » de l’ordre du jour ?
meetings-save = Enregistrer
meetings-schedule = Fixer une réunion
meetings-see-clocks = Voir l’heure de chacun
meetings-send-answer = Envoyer la réponse
meetings-send-input = Envoyer le texte
meetings-show = Afficher
meetings-shown = Les horloges reculent ce jour-là : quelle heure est visée ?
meetings-shown-first = La première, avant le recul des horloges ({ $offset })
meetings-shown-second = La seconde, après le recul des horloges ({ $offset })
meetings-stale = Quelqu’un d’autre l’a modifié entre-temps
meetings-stale-detail = Voici l’état actuel ; vos saisies sont dans le formulaire. Les envoyer à nouveau les met à la place.
meetings-state = État
meetings-state-cancelled = Annulée
meetings-state-held = Tenue
meetings-state-planned = Prévue
meetings-subscribe = S’abonner au calendrier
meetings-suggestion = Entre 8 h et 19 h un jour ouvré pour { $n } sur { $all }.
meetings-suggestion-heaviest = { $city } supporte la plus lourde charge.
meetings-take-back = Retirer
meetings-task-agenda = Établir l’ordre du jour : { $title }
meetings-task-agenda-act = Établir l’ordre du jour
meetings-task-answer = Indiquer si vous venez : { $title }
meetings-task-answer-act = Répondre
meetings-task-held = Consigner la participation : { $title }
meetings-task-held-act = Consigner
meetings-task-papers = Documents à remettre : { $title }
meetings-task-papers-act = Présenter un document
meetings-time = Heure
meetings-time-hint = À l’heure du fuseau ci-dessous
meetings-title = Titre
meetings-usual-title = Réunion { $number } de { $year }
meetings-was-it-held = A-t-elle été tenue ?
meetings-was-it-held-detail = La liste des participants consigne la réunion comme tenue.
meetings-were-you-there = Y étiez-vous ?
meetings-were-you-there-detail = Vous n’êtes pas sur la liste. Votre déclaration est consignée avec sa date.
meetings-when = Quand
meetings-reference = Référence
meetings-begins = Début
meetings-remark = Remarque
meetings-who-took-part = Qui a participé
meetings-whole-meeting = L’ensemble de la réunion
meetings-write-agenda = Établir l’ordre du jour
meetings-write-input = Participer par écrit
meetings-write-input-detail = Ce que vous écrivez avant la réunion ou dans les deux semaines qui suivent vaut participation.
meetings-written-input = Contributions écrites
meetings-you = Vous
meetings-your-answer = Votre réponse
meetings-your-text = Votre texte
meetings-zone = Fuseau horaire
meetings-zone-hint = La réunion suit l’heure de ce fuseau, même au changement d’heure
problem-meetings-state = L’état de la réunion ne le permet pas
problem-meetings-state-detail = Elle a été tenue, annulée ou est terminée. Ouvrez sa page pour voir où elle en est.
problem-meetings-not-begun = La réunion n’a pas commencé
problem-meetings-not-begun-detail = La participation est consignée une fois qu’elle a commencé.
problem-meetings-reference-taken = Le groupe a déjà une réunion { $reference }
problem-meetings-unknown-person = La liste nomme une personne inconnue
problem-meetings-paper-too-large = Le fichier est trop volumineux
problem-meetings-paper-too-large-detail = Un document fait 25 Mo au plus.
meetings-refused-paper-kind = Envoyez un document, un tableau, des diapositives, un texte ou une image : PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, TXT, CSV, MD, PNG ou JPG.
meetings-refused-paper-empty = Choisissez un fichier ou indiquez l’adresse du document.
meetings-clocks = { $n ->
    [1] Une réunion, une horloge
    [2] Une réunion, deux horloges
    [3] Une réunion, trois horloges
    [4] Une réunion, quatre horloges
    [5] Une réunion, cinq horloges
    [6] Une réunion, six horloges
   *[other] Une réunion, { $n } horloges
}
meetings-agenda-of = Ordre du jour : { $title }
meetings-all-papers = Tous les documents (ZIP, { $size })
meetings-document-page = Page { $page } sur { $pages }
meetings-kind = Nature du point
meetings-kind-carried-over = Points d’action reportés
meetings-kind-hint = Pour les deux derniers, les registres disent ce qui en est advenu
meetings-kind-ordinary = Un point comme les autres
meetings-kind-previous-minutes = Compte rendu de la réunion précédente
meetings-outcome = Résultat
meetings-paper-number = Document { $number }
meetings-size-kb = { $n } Ko
meetings-size-mb = { $n } Mo
problem-meetings-papers-too-large = Les documents sont trop volumineux pour un seul fichier
problem-meetings-papers-too-large-detail = Ils font { $size } ensemble ; { $most } au plus sont réunis. Prenez-les un par un depuis l’ordre du jour.
