# used: dissemination-concept-* dissemination-refusal-*

dissemination-agencies = Organismes
dissemination-concepts = Concepts des chiffres
dissemination-constraint = Données disponibles : { $flow }

dissemination-concept-FREQ = Fréquence
dissemination-concept-INDICATOR = Indicateur
dissemination-concept-REF_AREA = Zone
dissemination-concept-COUNTERPART_AREA = Zone de contrepartie
dissemination-concept-SEX = Sexe
dissemination-concept-AGE = Âge
dissemination-concept-DETAIL = Précision
dissemination-concept-CELL = Cellule de la source
dissemination-concept-TIME_PERIOD = Période
dissemination-concept-OBS_VALUE = Valeur
dissemination-concept-OBS_STATUS = Statut
dissemination-concept-TIME_SINCE = Première année de l’intervalle
dissemination-concept-SOURCE_CELL = Feuille et cellule de la source
dissemination-concept-UNIT_MEASURE = Unité
dissemination-concept-UNIT_MULT = Puissance de dix de l’unité
dissemination-concept-EDITION = Édition
dissemination-concept-VALID_FROM = Donnée aux lecteurs depuis
dissemination-concept-VALID_TO = Donnée aux lecteurs jusqu’au

dissemination-no-counterpart = Sans contrepartie : la zone seule
dissemination-no-detail = Sans autre précision
dissemination-all-ages = Tous les âges
dissemination-area-unknown = Inconnu ou autre
dissemination-area-stateless = Apatrides
dissemination-area-other-north = Autres zones du Nord
dissemination-area-other-south = Autres zones du Sud
dissemination-frequency-year = Annuelle
dissemination-frequency-quarter = Trimestrielle
dissemination-frequency-month = Mensuelle
dissemination-power-0 = Unités
dissemination-power-3 = Milliers
dissemination-power-6 = Millions
dissemination-power-9 = Milliards

dissemination-refusal-no-such-flow = Il n’y a pas ici de flux de données { $flow }. Il y a : { $known }. /sdmx/2.1/dataflow en donne la liste.
dissemination-refusal-no-such-structure = Il n’y a pas ici de structure { $asked }. Son organisme est TRIBUTARY et sa version 1.0 ; demandez /sdmx/2.1/{ $class } pour voir ce qu’il y a.
dissemination-refusal-no-such-provider = { $provider } ne fournit pas de données ici. Écrivez all, ou { $agency }.
dissemination-refusal-key-length = La clé a { $given } parties et { $flow } a { $wanted } dimensions : { $dimensions }. Écrivez une partie pour chacune, séparées par des points ; une partie vide prend tous les codes.
dissemination-refusal-no-such-code = { $code } n’est pas un code de { $dimension } dans { $flow }. Demandez la liste des codes, ou laissez la partie vide.
dissemination-refusal-no-results = Aucune donnée de { $flow } ne correspond à la clé { $key } et à ces périodes. /sdmx/2.1/availableconstraint/{ $flow } dit ce qu’il y a.
dissemination-refusal-nothing-then = Rien de cela n’était donné aux lecteurs à l’instant { $then }. La première édition a été publiée à { $first } ; demandez les éditions antérieures avec includeHistory=true.
dissemination-refusal-nothing-since = Rien de cela n’a été publié après { $since }.
dissemination-refusal-bad-period = { $name }={ $value } n’est pas une période. Écrivez 2020, 2020-S1, 2020-Q3, 2020-05 ou 2020-05-17.
dissemination-refusal-bad-instant = { $name }={ $value } n’est pas un instant. Écrivez 2026-04-20 ou 2026-04-20T09:00:00Z.
dissemination-refusal-bad-number = { $name }={ $value } n’est pas un nombre supérieur à zéro.
dissemination-refusal-bad-choice = { $name }={ $value } n’est pas connu. Écrivez l’un de : { $known }.
dissemination-refusal-unknown-parameter = Le paramètre { $name } n’est pas connu ici. Il y a : { $known }.
dissemination-refusal-not-acceptable = Aucun des formats demandés n’est produit ici. Il y a : { $known }.
dissemination-refusal-too-large = JSON contient au plus { $most } observations, et celles-ci sont plus nombreuses. Restreignez la clé ou les périodes, ou demandez format=csv, qui n’a pas de limite.
dissemination-refusal-not-offered = { $what } est une partie de la norme qui n’est pas offerte ici.
dissemination-refusal-busy = La base de données est occupée. Redemandez dans deux secondes.
dissemination-refusal-internal = Une erreur s’est produite ici. Elle a été notée ; redemandez plus tard.

problem-dissemination-bad-parameter = Le paramètre { $name } ne peut pas être lu
problem-dissemination-bad-parameter-detail = Écrivez-le comme dans : { $known }.
problem-dissemination-another-edition = Les pages précédentes étaient d’une autre édition
problem-dissemination-another-edition-detail = Elles étaient de { $former } ; c’est maintenant { $edition } qui est donnée. Recommencez sans « after », ou nommez l’édition.
problem-dissemination-nothing-published = Rien de cela n’était publié alors
problem-dissemination-nothing-published-detail = La première édition a été publiée à { $first }.
problem-dissemination-too-many-figures = Plus de chiffres qu’un classeur ne peut contenir
problem-dissemination-too-many-figures-detail = Un classeur contient au plus { $most } lignes. Demandez moins de chiffres, ou format=csv, qui n’a pas de limite.

dissemination-title = Données pour les programmes
dissemination-lead = Chaque chiffre publié peut être lu par un programme : en SDMX, la norme des services statistiques, ou en CSV, XLSX et JSON. Il ne faut ni clé ni compte.
dissemination-flows = Flux de données
dissemination-flows-lead = Chaque jeu de données est un flux. Sa structure nomme les dimensions d’une clé ; ses listes donnent les codes en six langues.
dissemination-no-flows = Aucun chiffre n’a encore été publié.
dissemination-flow = Flux de données
dissemination-key = Clé
dissemination-links = Adresses
dissemination-link-structure = Structure
dissemination-link-csv = Données en CSV
dissemination-link-available = Données disponibles
dissemination-examples = Exemples
dissemination-example-flows = Tous les flux de données
dissemination-example-key = Un pays dans le temps, en CSV
dissemination-example-asof = Tel que donné un certain jour
dissemination-example-history = Avec les éditions antérieures
dissemination-example-figures = Les mêmes chiffres en classeur
dissemination-again = Redemander coûte peu
dissemination-again-lead = Chaque réponse porte une étiquette (ETag). Un programme qui la renvoie dans If-None-Match reçoit 304 sans contenu tant que rien n’a changé.
dissemination-openapi = Description de l’interface (OpenAPI)
