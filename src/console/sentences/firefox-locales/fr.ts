import type { FirefoxLocale } from './locale.ts';

/** dom/chrome/security/security.properties of Firefox in fr. */
export const LOCALE_FR: FirefoxLocale = {
  lines: [
    'Blocage d’une requête multiorigine (Cross-Origin Request) : la politique « Same Origin » ne permet pas de consulter la ressource distante située sur {url}',
    'Blocage d’une requête multiorigines (Cross-Origin Request) : la politique « Same Origin » ne permet pas de consulter la ressource distante située sur {url}',
  ],
  warning:
    'Avertissement de requête multiorigine (Cross-Origin Request) : la politique « Same Origin » ne permettra bientôt plus de consulter la ressource distante située sur {url}',
  reasons: [
    'CORS désactivé',
    'échec de la requête CORS',
    'l’en-tête CORS « Origin » ne peut pas être ajouté',
    'la redirection externe de requêtes CORS n’est pas autorisée',
    'la requête CORS n’utilise pas HTTP',
    'l’en-tête CORS « @Origin » est manquant',
    'le recours à plusieurs en-têtes CORS « @Origin » n’est pas autorisé',
    'l’en-tête CORS « @Origin » ne correspond pas à « {value} »',
    'l’identification n’est pas prise en charge si la valeur de l’en-tête CORS « @Origin » est « * »',
    'méthode manquante dans l’en-tête « @Methods »',
    '« true » attendu dans l’en-tête CORS « @Credentials »',
    'échec de la réponse de pré-vérification des requêtes CORS',
    'jeton « {token} » invalide dans l’en-tête CORS « @Methods »',
    'jeton « {token} » invalide dans l’en-tête CORS « @Headers »',
    'l’en-tête « {header} » n’est pas autorisé d’après l’en-tête « @Headers » de la réponse de pré-vérification des requêtes CORS',
    'quand la valeur d’« @Headers » est « * », l’en-tête « Authorization » n’est pas traité. Pour que l’en-tête « Authorization » soit inclus, il doit être explicitement listé dans l’en-tête CORS « Access-Control-Allow -Headers »',
  ],
};
