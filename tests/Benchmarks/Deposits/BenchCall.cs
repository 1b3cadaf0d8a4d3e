using System.Globalization;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Web.Received;

namespace Territoires.Benchmarks.Deposits;

/// <summary>An invented call that asks three documents of each application, and what applicants send to it: five requests.</summary>
internal sealed class BenchCall(Api api)
{
    private const string Id = "appel-de-mesure";
    private const int Criteria = 100;
    private static readonly string[] Documents = [DocumentKind.NoteOpportunite, "plan-de-situation", "plan-de-financement"];

    public static int DocumentsEach => Documents.Length;

    /// <summary>Defines and opens it; one draft that stays a draft has the app read the national file before anything is timed.</summary>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        var administrator = Api.Somebody(Role.Administrator);
        await api.DoAsync(
            HttpMethod.Put, $"api/calls/{Id}", administrator, Rules(DateTime.UtcNow.Date), cancellation, ("If-None-Match", "*"));
        await api.DoAsync(HttpMethod.Post, $"api/calls/{Id}/opening", administrator, null, cancellation);
        await DraftAsync(Api.Somebody(Role.Applicant, "applicant-0"), cancellation);
    }

    /// <summary>A draft with its content, its documents one after the other, its submission: the public number of the receipt.</summary>
    public async Task<string> DepositAsync(int applicant, int documentBytes, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"applicant-{applicant}");
        var who = Api.Somebody(Role.Applicant, name);
        var draft = $"api/applications/{await DraftAsync(who, cancellation)}";
        foreach (var kind in Documents)
        {
            await api.DoAsync(
                HttpMethod.Put, $"{draft}/documents/{kind}", who, new RandomPdf(documentBytes), cancellation, ("If-None-Match", "*"));
        }

        var receipt = await api.DoAsync(
            HttpMethod.Post, $"{draft}/submission", who, null, cancellation, ("Idempotency-Key", $"depot-{name}"));
        return receipt.Text("number");
    }

    /// <summary>The numbers of the applications that the secretary sees submitted with all their documents.</summary>
    public async Task<IReadOnlySet<string>> ListedAsync(CancellationToken cancellation)
    {
        var list = await api.ListAsync($"api/calls/{Id}/applications", "applications", Api.Somebody(Role.Secretary), cancellation);
        return list
            .Where(application => application.GetProperty("documents").GetArrayLength() == Documents.Length)
            .Select(application => application.GetProperty("number").GetString()!)
            .ToHashSet(StringComparer.Ordinal);
    }

    private async Task<string> DraftAsync(Actor who, CancellationToken cancellation) =>
        (await api.DoAsync(HttpMethod.Post, $"api/calls/{Id}/applications", who, Content, cancellation, ("Idempotency-Key", "dossier")))
            .Text("id");

    private static ContentRequest Content => new()
    {
        Title = "Un quartier à vivre",
        LeadBodies = [new LeadBodyRequest { Code = "59512" }],
        Theme = "Comment réunir ce que la zone d’activités a séparé\u00a0?",
        Summary = "Un dossier inventé, pour mesurer. Le site longe la rivière\u00a0; on y travaille, on y habitera, on s’y promènera.",
        Ambitions = ["Garder les emplois.", "Rendre la rivière aux promeneurs."],
    };

    private static CallRulesRequest Rules(DateTime today) => new()
    {
        Title = "Appel de mesure",
        Programme = "Mesure (démonstration)",
        Organiser = "Direction fictive de l’aménagement",
        Summary = "Un appel inventé, ouvert le temps d’une mesure.",
        Calendar = new CalendarRequest("Europe/Paris", At(today, -1), At(today, 30), At(today, 60), At(today, 90)),
        Places = 3,
        Grid = [new Criterion("pertinence", "Pertinence du projet pour le territoire", Criteria)],
        RequiredDocuments = [Documents[0]],
        Form =
        [
            new("plans", "Les plans",
                [.. Documents.Skip(1).Select(key => new Question(key, "Plan", QuestionKind.Document, Required: true))]),
        ],
        Fictitious = true,
    };

    private static string At(DateTime today, int days) =>
        today.AddDays(days).AddHours(12).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
