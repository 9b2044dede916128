minutes-title = Compte rendu
minutes-of = Compte rendu :
minutes-state-none = Non rédigé
minutes-state-draft = Projet
minutes-state-circulated = Diffusé pour observations
minutes-state-adopted = Adopté
minutes-superseded = Remplacé par un rectificatif
minutes-none-yet = Rien n’est encore rédigé.
minutes-lead-circulated = Version { $version } · observations jusqu’au { $deadline }
minutes-lead-version = Version { $version }
minutes-corrects = Ce qu’il rectifie :
minutes-to-meeting = La réunion
minutes-write = Rédiger le compte rendu
minutes-answer-now = Répondre
minutes-ledger = Diffusion, ligne par ligne
minutes-what-changed = Ce qui a changé depuis la version précédente
minutes-answers = Réponses des organismes
minutes-answer-agree = d’accord
minutes-answer-comment = observations
minutes-adopt-title = Adopter cette version
minutes-adopt-detail = Chaque coprésident tourne une clef. À la seconde, le texte est verrouillé définitivement.
minutes-adopt = Tourner ma clef
minutes-keys = Clefs tournées
minutes-decisions = Décisions
minutes-no-decisions = Aucune décision n’est consignée.
minutes-versions = Versions
minutes-version = Version
minutes-digest = SHA-256 de ce texte
minutes-correct-title = Rectifier
minutes-reason = Ce qui est rectifié, et pourquoi
minutes-reason-hint = Un rectificatif est une nouvelle version ; celle-ci reste telle quelle
minutes-correct = Commencer un rectificatif
minutes-whole-meeting = La réunion dans son ensemble
minutes-notice-adopted = Le compte rendu est adopté.
minutes-notice-key-turned = Votre clef est tournée ; celle de l’autre coprésident est attendue.
minutes-notice-correction = Une nouvelle version est commencée.
minutes-notice-answered = Votre réponse est consignée.
minutes-notice-saved = Enregistré.
minutes-notice-kept = Conservé comme votre brouillon.
minutes-notice-decided = La décision est consignée.
minutes-notice-circulated = Le compte rendu est en route vers tous ses destinataires.
minutes-your-answer = Votre réponse au compte rendu
minutes-not-sent = Pas encore envoyé
minutes-comment-on = Commenter un paragraphe
minutes-paragraph = Paragraphe
minutes-paragraph-hint = Un numéro du compte rendu, par exemple { $example } ; vide pour l’ensemble
minutes-for-agency = Pour { $agency }
minutes-agree-with = D’accord avec la version { $version }
minutes-comment = Observation
minutes-comment-hint = Écrivez ce que le texte devrait dire
minutes-send-answer = Envoyer la réponse
minutes-wrong-answer = Indiquez si vous êtes d’accord ou si vous commentez
minutes-wrong-paragraph = « { $paragraph } » n’est pas un numéro de paragraphe
minutes-wrong-comment = Écrivez l’observation
minutes-conflict-title = Deux personnes ont rédigé le même point
minutes-conflict-detail = Rien n’est perdu : le texte enregistré figure au-dessus du vôtre. Réunissez les deux ci-dessous et enregistrez à nouveau.
minutes-theirs = Enregistré par { $name }, { $at }
minutes-yours-below = Le vôtre est ci-dessous.
minutes-text = Texte
minutes-text-hint = Markdown : une ligne vide commence un paragraphe. Conservé comme brouillon pendant la saisie.
minutes-save = Enregistrer dans le compte rendu
minutes-keep = Garder comme brouillon
minutes-not-kept = Non conservé : pas de connexion
minutes-draft-kept = Brouillon conservé, { $at }
minutes-new-decision = Nouvelle décision
minutes-item = Point de l’ordre du jour
minutes-decide = Consigner la décision
minutes-action-points = Points à suivre
minutes-action-points-note = Ce sont des enregistrements à part : supprimer une phrase ici n’en supprime aucun.
minutes-new-action = Convenir d’un point à suivre
minutes-circulate-title = Diffuser
minutes-circulate-to = { $recipients ->
    [one] Il va à { $recipients } personne : tous les points focaux et suppléants de tous les membres du groupe principal.
   *[other] Il va à { $recipients } personnes : tous les points focaux et suppléants de tous les membres du groupe principal.
}
minutes-circulate-detail = Ensuite le texte ne change plus ; un rectificatif est une nouvelle version.
minutes-circulate = Diffuser à tous les membres
minutes-read = Lire le compte rendu
minutes-finding = { $recipients ->
    [one] Envoyé à { $recipients } destinataire
   *[other] Envoyé à { $recipients } destinataires
}, { $days ->
    [one] { $days } jour
   *[other] { $days } jours
} après la réunion ; { $agencies ->
    [one] { $agencies } organisme a répondu
   *[other] { $agencies } organismes ont répondu
}.
minutes-comments-close = Clôture des observations : { $deadline }.
minutes-times = Heures locales pour vous, { $zone }.
minutes-attention = À suivre, { $lines }
minutes-settled = En ordre, { $lines }
minutes-ledger-note = Une ligne par destinataire ; on peut y ajouter, jamais la modifier.
minutes-recipient = Destinataire
minutes-function = Fonction
minutes-sent = Envoyé
minutes-delivery = Remise
minutes-answer = Réponse
minutes-agency = Organisme
minutes-mail-address = Adresse électronique
minutes-server-reply = Réponse du serveur de messagerie
minutes-queued = Mis en file
minutes-ended = Fin de l’envoi
minutes-answered-at = Répondu
minutes-you = Vous
minutes-delivery-accepted = Remis
minutes-delivery-bounced = Retourné
minutes-delivery-given-up = Abandonné
minutes-delivery-recorded = Consigné
minutes-delivery-queued = En route
minutes-awaited = Attendue
minutes-in-circulation = Compte rendu en circulation
minutes-task-write = Rédiger le compte rendu de { $meeting }
minutes-task-write-detail = { $days ->
    [one] La réunion a eu lieu il y a { $days } jour.
   *[other] La réunion a eu lieu il y a { $days } jours.
}
minutes-task-write-act = Rédiger
minutes-task-answer = Répondre au compte rendu de { $meeting }
minutes-task-answer-why = Il est diffusé pour observations ; le silence vaut accord.
minutes-task-answer-act = Répondre
minutes-task-adopt = Adopter le compte rendu de { $meeting }
minutes-task-adopt-why = Le délai d’observations est écoulé ; il manque votre clef.
minutes-task-adopt-act = Lire et adopter
minutes-mail-subject = { $group } : compte rendu de la réunion { $meeting }, version { $version }
minutes-mail-opening = Voici le compte rendu et les principaux points à suivre de « { $title } », { $day }.
minutes-mail-replaces = La version { $version } remplace la version { $replaced } : { $reason }
minutes-mail-deadline = Vos observations sont attendues jusqu’au { $deadline } ; le silence vaut accord.
minutes-mail-read = Lire et répondre ici :
minutes-mail-agreed = Points à suivre convenus
minutes-mail-carried = Points à suivre reportés
minutes-no-day = sans échéance
problem-minutes-not-two = Le groupe n’a pas deux coprésidents aujourd’hui
problem-minutes-not-two-detail = Désignez-les d’abord ; l’adoption exige deux clefs.
problem-minutes-not-held = La réunion n’a pas eu lieu
problem-minutes-not-held-detail = Consignez d’abord les présences ; le compte rendu pourra alors être diffusé.
problem-minutes-locked = Le compte rendu a été diffusé et ne change plus
problem-minutes-locked-detail = Commencez un rectificatif : c’est une nouvelle version.
problem-minutes-draft-exists = Une nouvelle version est déjà en cours de rédaction
problem-minutes-empty = Rien n’est encore rédigé
problem-minutes-too-long = Le texte est trop long
problem-minutes-no-reason = Dites ce qui est à changer
problem-minutes-not-circulated = Ce compte rendu n’est pas ouvert aux observations
problem-minutes-already-adopted = Le compte rendu est déjà adopté
problem-minutes-already-adopted-detail = Rien n’a été modifié. Un rectificatif est une nouvelle version.
problem-minutes-still-open = Les observations sont encore ouvertes
problem-minutes-still-open-detail = L’adoption sera possible après le { $until }, ou quand tous les organismes auront répondu.
problem-minutes-no-paragraph = « { $paragraph } » n’est pas un numéro de paragraphe
problem-minutes-nobody = Il n’y a personne à qui envoyer le compte rendu
problem-minutes-nobody-detail = Aucun membre du groupe principal n’a aujourd’hui de point focal ni de suppléant.
