# Groupes, membres, désignations, fonctions.

groups-all = Groupes
groups-none = Aucun groupe n’a encore été créé.
groups-group = Groupe
groups-parent = Groupe principal
groups-sister = Groupe apparenté
groups-kin = Groupes liés
groups-conveners = Coprésidence
groups-no-co-chairs = Personne ne copréside le groupe actuellement.
groups-equal-powers = Les deux ont des pouvoirs égaux ; les comptes rendus et le plan de travail exigent l’accord des deux.
groups-chair = Présidence
groups-chair-of-parent = Présidence du groupe principal
groups-zone = les jours sont comptés à l’heure de { $zone }
groups-members = Membres
groups-nav = Ce groupe
groups-to-meetings = Réunions et comptes rendus
groups-to-actions = Points à suivre
groups-to-mandate = Mandat
groups-members-all = Tous les membres et points focaux
groups-members-count = { $count ->
    [one] { $count } organisme membre
   *[other] { $count } organismes membres
  }
groups-members-today = { $members } aujourd’hui, { $day }
groups-members-on = { $members } le { $day }
groups-no-members = Aucun organisme n’était membre ce jour-là.
groups-no-vacancies = Chaque membre a un point focal.
groups-vacancies = { $count ->
    [one] { $count } membre sans point focal
   *[other] { $count } membres sans point focal
  }
groups-vacant-since = Vacant depuis
groups-vacant-for = { $days ->
    [one] Vacant depuis { $days } jour
   *[other] Vacant depuis { $days } jours
  }
groups-age = Durée
groups-age-days = Âge en jours
groups-list = Liste
groups-on-day = Situation au { $day }.
groups-person = Personne
groups-days = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
  }
groups-since = depuis le { $day }
groups-until = jusqu’au { $day }
groups-from-to = du { $from } au { $to }
groups-bridges = Passerelles
groups-bridges-note = Ces personnes siègent aussi dans un groupe apparenté, afin que chacun sache ce que fait l’autre.
groups-bridges-note-below = Ces personnes siègent dans plusieurs des groupes subordonnés, afin que chacun sache ce que fait l’autre.
groups-no-bridges = Personne ici ne siège dans un groupe apparenté.
groups-overlap-above = Aussi dans le groupe principal, { $count }
groups-overlap-below = Aussi dans un groupe subordonné, { $count }
groups-may-join = Peuvent adhérer quand ils le souhaitent :
groups-agency = Organisme
groups-focal-point = Point focal
groups-alternate = Suppléant
groups-co-chair = Coprésidence
groups-act = Action
groups-named = Désigné
groups-names-hidden = Les noms et les adresses sont montrés aux membres connectés.
groups-list-of = Liste du
groups-show-list = Afficher la liste de ce jour
groups-asked = confirmation demandée
groups-join = Adhésion d’un organisme
groups-join-lead = Le groupe est ouvert à tout membre du groupe principal.
groups-join-act = Adhérer
groups-leave = Départ d’un organisme
groups-leave-lead = Ses désignations prennent fin le même jour. Les listes passées restent inchangées, et l’organisme peut revenir.
groups-leave-act = Quitter le groupe
groups-from-day = Premier jour
groups-last-day = Dernier jour
groups-last-day-hint = À laisser vide si aucune fin n’est prévue
groups-designate = Désigner une personne
groups-designate-short = Désigner
groups-designate-lead = Un organisme indique qui parle en son nom à partir d’un jour donné. Les listes antérieures ne changent pas.
groups-designate-act = Désigner
groups-role = Fonction
groups-email = Adresse électronique
groups-email-hint = Une personne déjà connue est reconnue à son adresse ; les autres sont ajoutées
groups-name = Nom
groups-place = Lieu d’affectation
groups-replace = La désignation en cours prend fin la veille
groups-letter = Lettre de l’organisme
groups-letter-hint = PDF, PNG ou JPEG, 5 Mo au plus
groups-no-letter = Aucune pièce jointe
groups-confirmed = Dernière confirmation
groups-confirm = Confirmer qu’elle est toujours valable
groups-end = Mettre fin
groups-end-act = Mettre fin à la désignation de { $name }
groups-ended-withdrawn = L’organisme a mis fin à cette désignation.
groups-ended-replaced = L’organisme a désigné un successeur.
groups-ended-lapsed = Cette désignation est devenue caduque faute de confirmation. L’organisme peut en faire une nouvelle.
groups-asked-detail = Est-elle toujours valable ? Sans confirmation, elle devient caduque le { $until }.
groups-not-saved = Pas encore enregistré
groups-bad-agency = Choisissez un des organismes membres
groups-bad-role = Choisissez une des fonctions
groups-bad-email = Ce n’est pas une adresse, par exemple nom@organisme.example
groups-bad-day = Écrivez un jour sous la forme AAAA-MM-JJ
groups-backwards = Le dernier jour précède le premier, ou n’est pas un jour
groups-bad-letter = La lettre n’est ni un PDF, ni un PNG, ni un JPEG
groups-not-a-member = { $agency } n’est pas membre ce jour-là ; l’organisme doit d’abord adhérer
groups-clash = { $name } occupe ce poste du { $from } au { $to }. Choisissez un jour ultérieur, ou mettez fin à cette désignation la veille.
groups-clash-open = { $name } occupe ce poste depuis le { $from }, sans date de fin. Choisissez de mettre fin à cette désignation la veille.
groups-offices = Fonctions par pays
groups-offices-lead = Bureaux des coordonnateurs résidents, rédacteurs, validateurs et partenaires nationaux d’un pays, et auditeurs du journal.
groups-no-offices = Aucune fonction n’a encore été accordée.
groups-grant = Accorder une fonction
groups-grant-act = Accorder
groups-country = Pays
groups-country-hint = Trois lettres, par exemple MDA ; vide pour un auditeur
groups-bad-country = Une fonction de pays indique ses trois lettres, celle d’auditeur aucune
groups-unknown-person = Personne n’est connu ici sous cette adresse
groups-days-held = Durée
groups-settings = Réglages du groupe
groups-settings-lead = Les délais que le mandat laisse au groupe.
groups-newer = D’autres valeurs ont été enregistrées entre-temps ; votre saisie figure dans les champs et n’est pas encore enregistrée
groups-saved-now = Valeur enregistrée : { $value }
groups-bad-days = Écrivez un nombre de jours entre 0 et 3650
groups-notice-days = Convocation avant une réunion, en jours
groups-papers-days = Documents avant une réunion, en jours
groups-silence-days = Observations sur un compte rendu diffusé, en jours
groups-circulation-days = Envoi du compte rendu après une réunion, en jours (vide : sans limite)
groups-stale-days = Jours sans activité après lesquels un point focal ou suppléant est invité à confirmer
groups-lapse-days = Elle devient caduque ce nombre de jours après la question
groups-calendar-open = Le calendrier est public : titres et heures, rien d’autre
groups-minutes-open = Les comptes rendus adoptés sont publics
groups-save = Enregistrer
groups-chair-of = Présidence : { $group }
groups-chair-terms = Mandats jusqu’ici
groups-name-chair-lead = Mandat daté d’un organisme ; deux organismes peuvent présider ensemble.
groups-name-chair-act = Enregistrer le mandat
groups-task-confirm = Confirmer votre désignation par { $agency }
groups-task-vacancies = { $count ->
    [one] { $count } membre n’a pas de point focal
   *[other] { $count } membres n’ont pas de point focal
  }
groups-task-vacancies-act = Voir lesquels
groups-notice-joined = L’organisme a adhéré.
groups-notice-left = L’organisme quitte le groupe ce jour-là.
groups-notice-designated = La désignation est enregistrée.
groups-notice-confirmed = Confirmé. Merci.
groups-notice-ended = La désignation prend fin ce jour-là.
groups-notice-granted = La fonction est accordée.
groups-notice-office-ended = La fonction a pris fin.
groups-notice-saved = Enregistré.
groups-notice-chair = Le mandat est enregistré.
groups-mail-ask-subject = Votre désignation est-elle toujours valable ?
groups-mail-ask = Bonjour { $name },

    { $agency } vous a désigné comme { $role } dans { $group }. Nous n’avons pas eu de signe de vie depuis longtemps : cette désignation est-elle toujours valable ?

    Confirmez-la ici :
    { $url }

    Sans confirmation, la désignation devient caduque le { $until }. Votre organisme pourra alors en faire une nouvelle à tout moment.
problem-groups-overlap = Le poste est occupé certains de ces jours
problem-groups-overlap-detail = { $name } l’occupe depuis le { $from }. Mettez d’abord fin à cette désignation, ou choisissez d’autres jours.
problem-groups-already = Cela est déjà enregistré pour certains de ces jours
problem-groups-already-detail = En vigueur depuis le { $from }.
problem-groups-not-member = { $agency } n’est pas membre ce jour-là
problem-groups-not-member-detail = L’organisme doit d’abord adhérer.
problem-groups-not-member-above = { $agency } n’est pas membre du groupe principal ce jour-là
problem-groups-not-member-above-detail = Le groupe est ouvert aux membres du groupe principal.
problem-groups-over = Cette désignation a pris fin
problem-groups-over-detail = Son dernier jour était le { $day }. L’organisme peut en faire une nouvelle.
