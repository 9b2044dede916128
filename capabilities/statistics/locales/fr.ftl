# Jeux de données, éditions et chiffres.

statistics-data = Jeux de données et éditions
statistics-data-lead = Chaque chiffre de ce site provient d’une édition énumérée ici et mène à la cellule où il a été lu. Les éditions ne changent jamais.
statistics-dataset-stock = Stock de migrants internationaux, par sexe et destination (DAES de l’ONU)
statistics-source = DAES de l’ONU, Stock de migrants internationaux { $edition }
statistics-edition = Édition
statistics-covers = Contenu
statistics-licence = Licence
statistics-state = État
statistics-edition-staged = En attente
statistics-edition-published = Publiée
statistics-edition-withdrawn = Retirée
statistics-coverage = { $countries ->
    [one] { $countries } pays ou zone
   *[other] { $countries } pays et zones
}, { $aggregates ->
    [one] { $aggregates } total
   *[other] { $aggregates } totaux
}, { $figures ->
    [one] { $figures } donnée
   *[other] { $figures } données
}.
statistics-with-a-number = { $count ->
    [one] { $count } d’entre elles est un nombre.
   *[other] { $count } d’entre elles sont des nombres.
}
statistics-imported = Importée le
statistics-imported-by = Importée par
statistics-operator = L’exploitant du site
statistics-none-loaded = Aucun chiffre n’a encore été importé.
statistics-none-loaded-country = Aucun chiffre n’a encore été importé. Avec le Stock de migrants internationaux du DAES, cette page montre les immigrés par sexe de 1990 à 2020, leur part dans la population et le rang dans la région.
statistics-how = Comment obtenir et charger le fichier
statistics-how-to-get = Télécharger le fichier { $file } auprès de l’éditeur.
statistics-publisher-page = La page de l’éditeur
statistics-how-to-load = Un coprésident l’importe sur cette page ; l’exploitant peut le faire sur le serveur :
statistics-import = Importer un classeur
statistics-import-lead = Seul le classeur d’origine est accepté. Il est reconnu à ses feuilles et à ses en-têtes, non à son nom.
statistics-import-act = Importer
statistics-not-imported = Le fichier n’a pas été importé
statistics-file = Classeur
statistics-file-hint = { $file }, 64 Mo au plus.
statistics-no-file = Choisir un fichier.
statistics-what-happens = Chaque cellule devient une donnée avec son emplacement, ou un constat qui dit ce qu’il faut corriger. Les totaux restent séparés des pays. L’édition est publiée aussitôt ; le même fichier une seconde fois ne change rien.
statistics-notice-imported = L’édition a été importée et publiée.
statistics-notice-already = Ce fichier avait déjà été importé. Rien n’a été changé.
statistics-notice-withdrawn = L’édition a été retirée.
statistics-findings = Constats faits à la lecture
statistics-no-findings = Aucun : chaque ligne et chaque cellule a été lue comme prévu.
statistics-more-findings = { $count ->
    [one] { $count } autre figure dans le JSON de cette page.
   *[other] { $count } autres figurent dans le JSON de cette page.
}
statistics-severity = Gravité
statistics-severity-error = Écarté
statistics-severity-warning = À examiner
statistics-severity-note = Noté
statistics-found = Constat
statistics-cell = Cellule
statistics-row = La ligne entière
statistics-without = Énumérés sans aucun nombre
statistics-without-lead = La source a une ligne pour ces zones et aucun nombre pour aucune année. Rien n’est mis à la place.
statistics-sums = Totaux de plusieurs pays
statistics-sums-lead = Le monde, les régions et les groupes de revenu sont tenus à part : ils ne sont jamais classés parmi les pays ni additionnés avec eux.
statistics-sums-show = Afficher les totaux
statistics-sum = Total
statistics-location-code = Code de lieu
statistics-code = Code du pays ou de la zone
statistics-kind = Type
statistics-name = Nom
statistics-first-year = Première année de l’intervalle
statistics-sheet = Feuille
statistics-row-number = Ligne
statistics-countries = Pays et zones
statistics-sums-head = Totaux
statistics-figures-head = Données
statistics-citation = Citation
statistics-where-from = D’où viennent les chiffres
statistics-all-figures = Toutes les données, chacune avec sa cellule
statistics-download = Télécharger le fichier d’origine
statistics-download-members = Les membres connectés peuvent télécharger le fichier d’origine.
statistics-withdraw = Retirer cette édition
statistics-withdraw-lead = Les pages montrent alors l’édition précédente. Les chiffres restent lisibles ici, et importer le même fichier la publie de nouveau.
statistics-withdraw-act = Retirer
statistics-reason = Motif
statistics-cell-title = { $sheet }, cellule { $cell }
statistics-printed = Tel qu’imprimé
statistics-indicator = Indicateur
statistics-year = Année
statistics-sex = Sexe
statistics-unit = Unité
statistics-value = Valeur
statistics-rank = Rang
statistics-area = Pays ou zone
statistics-indicator-immigrant-stock = Immigrés
statistics-indicator-population = Population
statistics-indicator-immigrant-share = Part des immigrés dans la population
statistics-indicator-female-share = Femmes et filles parmi les immigrés
statistics-indicator-stock-growth = Variation annuelle du nombre d’immigrés
statistics-indicator-refugee-stock = Réfugiés et demandeurs d’asile
statistics-indicator-refugee-share = Réfugiés et demandeurs d’asile parmi les immigrés
statistics-indicator-refugee-growth = Variation annuelle du nombre de réfugiés et de demandeurs d’asile
statistics-sex-both = Les deux sexes
statistics-sex-female = Femmes
statistics-sex-male = Hommes
statistics-unit-persons = Personnes
statistics-unit-thousand-persons = Milliers de personnes
statistics-unit-percent = Pour cent
statistics-unit-percent-per-year = Pour cent par an
statistics-percent = { $value } %
statistics-percent-a-year = { $value } % par an
statistics-state-reported = Un nombre, tel que communiqué.
statistics-state-zero = Zéro, au sens propre.
statistics-state-missing = Non disponible
statistics-state-masked = Non divulgué
statistics-state-rounds-to-zero = Moins d’une demi-unité
statistics-state-no-cell = Aucune cellule
statistics-panel = Immigrés
statistics-row-without-numbers = { $source } : une ligne pour cette zone, aucun nombre pour aucune année.
statistics-counted-elsewhere = { $source } : aucune ligne propre à cette zone. Elle est comptée avec :
statistics-no-row = Aucune ligne de cette édition ne porte sur cette zone :
statistics-note-of-source = Note de la source :
statistics-as-table = Les nombres en tableau
statistics-about-edition = À propos de cette édition.
statistics-source-number = Source { $number }
statistics-basis-born = personnes nées à l’étranger
statistics-basis-citizens = ressortissants étrangers
statistics-basis-refugees = réfugiés ajoutés
statistics-basis-imputed = imputation, faute de données propres
statistics-basis-line = Estimation au milieu de l’année. Établie à partir de : { $basis }.
statistics-key-stock = Immigrés, { $year }
statistics-key-stock-detail = Au milieu de l’année
statistics-key-share = Part dans la population, { $year }
statistics-key-share-detail = Immigrés pour 100 habitants
statistics-key-female = Femmes et filles, { $year }
statistics-key-female-detail = Pour 100 immigrés
statistics-key-growth = Variation annuelle, { $year }
statistics-key-growth-detail = Taux continu
statistics-key-refugees = Réfugiés, { $year }
statistics-key-refugees-detail = Avec les demandeurs d’asile, pour 100 immigrés
statistics-key-rank = Rang dans la région, { $year }
statistics-key-rank-value = { $place } sur { $count }
statistics-formula-share = 100 × immigrés ÷ population, tel qu’imprimé : { $value }.
statistics-formula-female = 100 × femmes et filles ÷ immigrés, tel qu’imprimé : { $value }.
statistics-formula-growth = 100 × ln(fin ÷ début) ÷ années, tel qu’imprimé : { $value }.
statistics-formula-refugees = 100 × réfugiés et demandeurs d’asile ÷ immigrés, tel qu’imprimé : { $value }.
statistics-formula-rank = { $count ->
    [one] Compté sur { $count } pays ou zone de la région ayant un nombre, dans la colonne de la source 1 ; les totaux sont exclus.
   *[other] Compté sur les { $count } pays et zones de la région ayant un nombre, dans la colonne de la source 1 ; les totaux sont exclus.
}
statistics-trend-rose = Le nombre d’immigrés est passé de { $from } en { $first } à { $to } en { $last }, en hausse
statistics-trend-fell = Le nombre d’immigrés est passé de { $from } en { $first } à { $to } en { $last }, en baisse
statistics-trend-same = Le nombre d’immigrés était de { $from } en { $first }, et de même en { $last }
statistics-trend-peak = { $sentence }, avec un maximum de { $peak } en { $year }
statistics-chart-unit = Stock de migrants internationaux au milieu de l’année, personnes. { $area }
statistics-by-line = Source : { $source }, { $sheet }. Une seule édition.
statistics-region-title = { $region } : qui accueille combien d’immigrés, { $year }
statistics-region-by = Source : { $source }.
statistics-region-one = { $place }. { $name } : { $value }.
statistics-region-more = { $count ->
    [one] { $count } autre zone n’est pas dessinée.
   *[other] { $count } autres zones ne sont pas dessinées.
}
statistics-region-without = { $count ->
    [one] { $count } zone de la région n’a pas de nombre.
   *[other] { $count } zones de la région n’ont pas de nombre.
}
statistics-map-title = { $indicator }, { $year }
statistics-nothing = rien
statistics-refused-sheet-missing = La feuille « { $expected } » était attendue. Feuilles trouvées : { $found }. Choisir le classeur par sexe et destination de l’édition 2020.
statistics-refused-header-differs = { $sheet }, ligne { $row }, cellule { $cell } : « { $expected } » était attendu, « { $found } » a été trouvé. C’est un autre classeur ou un classeur modifié ; prendre l’original.
statistics-refused-instead = Les mots attendus se trouvent en { $cell } : une ligne ou une colonne a été déplacée.
statistics-refused-too-large = Le fichier a { $size } Mo ; { $limit } Mo au plus sont lus.
statistics-refused-not-a-workbook = Ce n’est pas un classeur XLSX mais { $seems }.
statistics-refused-encrypted = Le fichier est protégé par un mot de passe. L’enregistrer sans mot de passe.
statistics-refused-truncated = Le fichier est tronqué. Le télécharger de nouveau.
statistics-refused-damaged = La partie « { $part } » du fichier est endommagée ({ $detail }). Le télécharger de nouveau.
statistics-refused-too-many-entries = Le fichier contient { $found } parties ; { $limit } au plus sont lues.
statistics-refused-inflates-too-far = Décompressé, le fichier dépasse { $limit } Mo (partie « { $part } »). La lecture s’est arrêtée.
statistics-refused-packed-too-tightly = La partie « { $part } » grossit de plus de { $limit } fois à la décompression, ce que des données honnêtes ne font pas. Rien n’a été lu.
statistics-refused-document-type = La partie « { $part } » déclare un type de document, ce qu’un classeur ne doit pas faire.
statistics-refused-too-many-sheets = Le classeur a { $found } feuilles ; { $limit } au plus sont lues.
statistics-refused-too-many-rows = La feuille « { $sheet } » a plus de { $limit } lignes.
statistics-refused-too-many-columns = La feuille « { $sheet } » a plus de { $limit } colonnes.
statistics-refused-too-many-cells = Le classeur a plus de { $limit } cellules.
statistics-refused-cell-too-long = { $sheet }, la cellule { $cell } contient { $chars } caractères ; { $limit } au plus sont lus.
statistics-refused-too-much-text = Les textes de toutes les cellules dépassent { $limit } Mo.
statistics-refused-cell-twice = { $sheet } : la cellule { $cell } est donnée deux fois, si bien que deux programmes pourraient montrer deux valeurs.
statistics-seems-empty = un fichier vide
statistics-seems-legacy-workbook = un ancien classeur (.xls) ; l’enregistrer en .xlsx
statistics-seems-binary-workbook = un classeur binaire (.xlsb) ; l’enregistrer en .xlsx
statistics-seems-open-document = un fichier OpenDocument (.ods)
statistics-seems-archive = une archive d’autre chose
statistics-seems-pdf = un PDF
statistics-seems-web-page = une page web, comme en envoient les sites qui refusent un téléchargement
statistics-seems-text = du texte simple, peut-être du CSV
statistics-seems-unknown = quelque chose d’inconnu
statistics-finding-code-not-a-number = Le code de lieu « { $found } » n’est pas un nombre ; la ligne a été écartée. Écrire le code M49 en chiffres.
statistics-finding-row-without-code = La ligne « { $found } » n’a pas de code de lieu et a été écartée. Ajouter son code M49.
statistics-finding-unknown-code = Aucune zone ni aucun total n’a le code de « { $found } » ; la ligne a été écartée. Corriger le code, ou faire ajouter la zone au contenu de référence.
statistics-finding-name-of-another-area = « { $found } » est le nom d’une autre zone que celle du code ({ $expected }) ; la ligne a été écartée. Corriger le code ou le nom.
statistics-finding-duplicate-code = Le code { $found } figurait déjà en { $expected } avec d’autres chiffres ; cette ligne a été écartée. Garder l’une des deux.
statistics-finding-duplicate-sum = La ligne de { $found } répète { $expected } avec les mêmes chiffres et a été comptée une fois. Il n’y a rien à faire.
statistics-finding-not-a-number = « { $found } » n’est pas un nombre ; la valeur a été écartée. Écrire un nombre, ou .. s’il n’y en a pas.
statistics-finding-negative-value = { $found } est inférieur à zéro, ce qui est impossible pour cet indicateur ; la valeur a été écartée.
statistics-finding-name-differs = Le nom « { $found } » ne ressemble pas à « { $expected } » ; la ligne a été gardée d’après son code. Vérifier le code.
statistics-finding-unknown-data-type = Le type de données « { $found } » n’est pas parmi { $expected } ; la ligne a été gardée.
statistics-finding-unknown-note = La note { $found } n’est pas dans la feuille des notes ; la ligne a été gardée.
statistics-finding-number-as-text = « { $found } » est un nombre écrit comme du texte ; il a été lu comme nombre.
statistics-finding-not-whole = { $found } personnes n’est pas un nombre entier ; gardé tel qu’imprimé.
statistics-finding-sexes-do-not-add = Les deux sexes : { $found } ; hommes et femmes additionnés : { $expected }. Tout a été gardé tel qu’imprimé.
statistics-finding-share-differs = Part donnée : { $found } ; part calculée : { $expected }. Gardée telle qu’imprimée.
statistics-finding-rate-differs = Taux donné : { $found } ; taux calculé : { $expected }. Gardé tel qu’imprimé.
statistics-finding-countries-do-not-add = Monde : { $found } ; somme des pays : { $expected }. Les deux ont été gardés tels qu’imprimés.
statistics-finding-row-missing = « { $found } » n’a pas de ligne dans { $expected } ; ses chiffres de ce tableau manquent.
problem-statistics-no-such-dataset = Ce jeu de données n’existe pas
problem-statistics-no-such-edition = L’édition « { $edition } » n’existe pas
problem-statistics-no-such-edition-detail = La page des jeux de données énumère toutes les éditions.
problem-statistics-no-such-cell = Aucun chiffre ne se trouve dans { $sheet }, cellule { $cell }
problem-statistics-no-such-cell-detail = Les titres, les noms et les lignes écartées n’ont pas de page. La page de l’édition énumère ce qui a été écarté.
problem-statistics-no-such-area = Aucun pays ni aucune zone ne s’appelle « { $area } »
problem-statistics-another-workbook = Le fichier n’est pas le classeur attendu
problem-statistics-file-too-large = Le fichier dépasse 64 Mo
problem-statistics-file-gone = Le fichier d’origine n’est plus dans le dépôt de fichiers
problem-statistics-file-gone-detail = Les chiffres qui en ont été lus sont intacts. L’exploitant peut le restaurer d’une sauvegarde.
problem-statistics-reason-missing = Indiquer un motif
problem-statistics-reason-missing-detail = Il figure au journal avec l’acte.
statistics-counterpart = Contrepartie
statistics-period = Période
statistics-age = Âge
statistics-detail = Détail
statistics-kind-country = Pays ou zone
statistics-kind-remainder = Non attribué à un pays
statistics-kind-aggregate = Somme
statistics-state-not-applicable = Sans objet
statistics-indicator-migrant-stock-by-origin = Immigrés selon l’origine
statistics-indicator-remittances-by-corridor = Envois de fonds par corridor
statistics-indicator-refugees = Réfugiés relevant du mandat du HCR
statistics-indicator-asylum-seekers = Demandeurs d’asile
statistics-indicator-idps-idmc = Déplacés internes
statistics-unit-million-usd = Millions de dollars É.-U.
statistics-unit-current-usd = Dollars É.-U. courants
statistics-refused-not-recognised = Aucune disposition connue ne commence ainsi : { $found }. Prenez le fichier tel que l’éditeur l’a publié, ou décrivez ses colonnes par une correspondance.
statistics-refused-other-kind = C’est un fichier d’une autre disposition : { $found }, et non { $asked }. Choisissez cette disposition, ou prenez l’autre fichier.
statistics-refused-columns-missing = Ces colonnes manquent : { $missing }. Colonnes trouvées : { $found }. La disposition a changé ou le fichier a été modifié ; prenez l’original.
statistics-refused-person-level = Les colonnes { $columns } contiennent des données sur des personnes. Tributary ne conserve aucune donnée personnelle sur les migrants ; retirez-les et donnez des totaux.
statistics-refused-empty-table = Il n’y a aucun chiffre sous l’en-tête.
statistics-layout-undesa-stock = DAES, stock de migrants par sexe et destination
statistics-layout-undesa-origin-destination = DAES, stock de migrants par origine et destination
statistics-layout-undesa-long = DAES, origines et destinations en texte long
statistics-layout-wdi = Banque mondiale, indicateurs du développement dans le monde
statistics-layout-wb-remittance-matrix = Banque mondiale, matrice bilatérale des envois de fonds
statistics-layout-wb-stock-matrix = Banque mondiale, matrice bilatérale des migrants
statistics-layout-wb-remittance-prices = Banque mondiale, coûts des envois de fonds
statistics-layout-unhcr = HCR, Refugee Data Finder
statistics-layout-hdr = PNUD, indices du développement humain
statistics-layout-wpp = DAES, perspectives de la population mondiale
statistics-layout-idmc = IDMC, déplacés internes
statistics-layout-missing-migrants = OIM, migrants disparus
statistics-layout-sdmx-csv = SDMX-CSV
statistics-layout-table = un tableau avec correspondance
statistics-refused-mapping-incomplete = La correspondance des colonnes ne dit pas : { $lacks }.
