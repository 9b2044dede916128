# La connexion, et la page personnelle.

people-sign-in = Se connecter
people-sign-in-lead = Indiquez votre adresse ; un lien de connexion vous sera envoyé par courriel.
people-sign-in-with = Se connecter avec { $provider }
people-not-sent = Pas encore envoyé
people-email = Adresse électronique
people-email-hint = L’adresse sous laquelle votre organisme vous a désigné
people-bad-address = Ce n’est pas une adresse, par exemple nom@organisme.example
people-send-link = Envoyer le lien
people-or = Ou avec le compte de votre organisation
people-no-password = Il n’y a pas de mot de passe. Le lien ne sert qu’une fois.
people-link-sent = Consultez votre messagerie
people-link-sent-lead = Si { $email } est connue ici, un lien vient de lui être envoyé.
people-link-sent-detail = { $minutes ->
    [one] Le lien sert une seule fois, pendant { $minutes } minute.
   *[other] Le lien sert une seule fois, pendant { $minutes } minutes.
  } Si rien n’arrive, regardez parmi les courriels indésirables, ou demandez à une coprésidence si le groupe connaît votre adresse.
people-link-again = Utiliser une autre adresse
people-confirm-lead = Vous allez vous connecter en tant que { $name }.
people-confirm = Se connecter maintenant
people-confirm-note = Seul ce bouton utilise le lien : les programmes qui vérifient vos courriels ne peuvent pas l’épuiser.
people-mail-link-subject = Votre lien de connexion
people-mail-link = Bonjour { $name },

    ce lien vous connecte. Il sert une seule fois, dans les { $minutes } minutes :

    { $url }

    Si vous ne l’avez pas demandé, il n’y a rien à faire : sans ce lien, personne ne se connecte à votre place.
people-me = Votre page
people-settings = Réglages
people-newer = Quelqu’un a enregistré une autre version entre-temps ; votre saisie figure ci-dessous et n’est pas encore enregistrée
people-not-saved = Pas encore enregistré
people-name = Nom
people-bad-name = Un nom compte de 1 à 200 lettres
people-place = Lieu d’affectation
people-place-hint = Les heures sont affichées dans son fuseau
people-bad-place = Choisissez un des lieux de la liste
people-language = Langue
people-language-hint = Celle des pages et des courriels qui vous sont envoyés
people-language-browser = Celle que demande le navigateur
people-save = Enregistrer
people-notice-saved = Enregistré.
people-sessions = Où vous êtes connecté
people-browser = Navigateur
people-browser-unknown = Navigateur inconnu
people-this-browser = Celui-ci
people-begun = Depuis
people-seen = Dernière visite
people-end-sessions = Se déconnecter partout
people-sessions-note = La connexion dure 30 jours, ou 7 jours sans visite. Se déconnecter partout annule aussi les liens envoyés et non utilisés.
people-feed = Votre calendrier
people-feed-lead = Toutes les réunions de vos groupes, dans le calendrier que vous utilisez. L’adresse est secrète : quiconque la possède voit vos réunions.
people-feed-once = Cette adresse n’est affichée qu’une fois. Copiez-la maintenant.
people-feed-add = Ajouter au calendrier de cet appareil
people-feed-since = En service depuis le { $since }.
people-feed-make = Créer une adresse
people-feed-renew = Créer une nouvelle adresse ; l’ancienne ne fonctionnera plus
problem-people-link-unknown = Ce lien ne permet pas de se connecter
problem-people-link-unknown-detail = Il est incomplet ou ancien. Demandez-en un nouveau sous « Se connecter ».
problem-people-link-used = Ce lien a déjà servi
problem-people-link-used-detail = Chaque lien sert une fois. Demandez-en un nouveau sous « Se connecter ».
problem-people-link-over = Ce lien a expiré
problem-people-link-over-detail = Demandez-en un nouveau sous « Se connecter ».
problem-people-provider-unreachable = L’autre service de connexion ne répond pas
problem-people-provider-unreachable-detail = Réessayez dans quelques minutes, ou connectez-vous par un lien reçu par courriel.
problem-people-provider-refused = L’autre service de connexion n’a pas confirmé votre identité
problem-people-provider-refused-detail = Rien n’a été modifié. Recommencez sous « Se connecter » ; en cas de nouvel échec, l’exploitant en trouve la raison dans le journal technique.
problem-people-provider-stranger = Vous n’êtes pas connu ici
problem-people-provider-stranger-detail = Votre organisation a confirmé votre identité, mais aucun organisme ne vous a désigné dans un groupe. Le point focal de votre organisme ou une coprésidence peut vous ajouter.
problem-people-address-taken = Une autre personne est connue sous cette adresse
