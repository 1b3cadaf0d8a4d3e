using System.Globalization;
using System.Net;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Web.Received;

namespace Territoires.Cli;

/// <summary>A call that is open on the day when somebody first tries the app: invented from end to end.</summary>
public static class OpenCallOfTheDay
{
    public const string Id = "atelier-de-demonstration";

    /// <summary>Defines and opens it if it is not there; each step is harmless when it was done already.</summary>
    public static async Task EnsureAsync(Api api, DateTimeOffset now, CancellationToken cancellation)
    {
        var there = (await api.AskAsync(HttpMethod.Get, $"api/calls/{Id}", Actor.Anybody, null, cancellation))
            .SucceededOr(HttpStatusCode.NotFound);
        if (there.IsSuccess)
        {
            return;
        }

        var administrator = Api.Somebody(Role.Administrator);
        var defined = await api.AskAsync(
            HttpMethod.Put, $"api/calls/{Id}", administrator, Rules(now), cancellation, ("If-None-Match", "*"));
        // Stale: defined by a start that was interrupted before the opening.
        defined.SucceededOr(HttpStatusCode.PreconditionFailed);
        await api.DoAsync(HttpMethod.Post, $"api/calls/{Id}/opening", administrator, null, cancellation);
    }

    private static CallRulesRequest Rules(DateTimeOffset now) => new()
    {
        Title = "Atelier de démonstration : réinventer les zones d’activités",
        Programme = "Atelier des territoires (démonstration)",
        Organiser = "Direction fictive de l’aménagement",
        Summary = "Un appel inventé, pour essayer le dépôt d’une candidature de bout en bout. "
            + "Il s’adresse à des territoires qui veulent transformer une zone d’activités en un quartier où l’on travaille, habite et "
            + "se promène.",
        Calendar = new CalendarRequest("Europe/Paris", At(now, -1, 9), At(now, 30, 17), At(now, 60, 18), At(now, 90, 10)),
        Places = 3,
        Grid =
        [
            new Criterion("pertinence", "Pertinence du projet pour le territoire", 40),
            new Criterion("sobriete", "Sobriété foncière et ressources", 30),
            new Criterion("portage", "Portage et partenariat", 30),
        ],
        RequiredDocuments = [DocumentKind.NoteOpportunite],
        Form = Form,
        ShowsAnswers = true,
        Fictitious = true,
    };

    private static FormSection[] Form =>
    [
        new("site", "Le site",
        [
            new("nom-du-site", "Nom du site", QuestionKind.Text, Required: true, Max: 100),
            new("etat", "État actuel", QuestionKind.Choice, Required: true, Choices:
            [
                new("activite", "En activité"), new("vacant", "En partie vacant"), new("friche", "Friche"),
            ]),
            new("surface", "Surface, en hectares", QuestionKind.Number, Required: true, Max: 10_000),
            new("commune", "Commune principale", QuestionKind.Territory),
            new("contraintes", "Ce qui rend le site difficile", QuestionKind.LongText, Max: 2000,
                Help: "Pollution, inondation, accès, propriété."),
        ]),
        new("ce-qui-sera-publie", "Ce qui sera publié",
        [
            new("thematique", "Thématique", QuestionKind.LongText, Required: true, Help: "La question que pose le projet.",
                ShownAs: ShownAs.Theme),
            new("ambitions", "Ambitions", QuestionKind.LongText, ShownAs: ShownAs.Ambitions),
            new("credit-photo", "Crédit de la photographie", QuestionKind.Text, ShownAs: ShownAs.PhotoCredit),
        ]),
        new("moyens", "Les moyens",
        [
            new("cofinancement", "Cofinancement local", QuestionKind.Money),
            new("demarrage", "Démarrage souhaité", QuestionKind.Date),
            new("plan-de-situation", "Plan de situation", QuestionKind.Document, Help: "Échelle et nord indiqués."),
        ]),
    ];

    private static string At(DateTimeOffset now, int days, int hour) =>
        now.UtcDateTime.Date.AddDays(days).AddHours(hour).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
