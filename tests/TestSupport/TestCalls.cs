using System.Globalization;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Web.Received;

namespace Territoires.Tests.TestSupport;

/// <summary>Calls, drafts and documents, valid by default, made through the API.</summary>
public static class TestCalls
{
    /// <summary>30 June 2026, 17:00 in Paris.</summary>
    public static readonly DateTimeOffset Closes = new(2026, 6, 30, 15, 0, 0, TimeSpan.Zero);

    public static CallRulesRequest Rules => new()
    {
        Title = "Ateliers d’essai",
        Programme = "Programme d’essai",
        Organiser = "Organisateur d’essai",
        Summary = "Un appel pour les tests.",
        Calendar = new CalendarRequest(
            "Europe/Paris", "2026-04-03T09:00:00", "2026-06-30T17:00:00", "2026-09-15T17:00:00", "2026-11-02T10:00:00"),
        Places = 2,
        Grid = [new Criterion("projet", "Projet", 60), new Criterion("portage", "Portage", 40)],
        RequiredDocuments = [DocumentKind.NoteOpportunite],
        Fictitious = true,
    };

    public static readonly object Content = new
    {
        title = "Un quartier d’activités",
        leadBodies = new[] { new { kind = "SM", name = "Syndicat mixte fictif d’essai" } },
        theme = "Comment faire\u00a0?",
        summary = "En essayant.",
        ambitions = new[] { "Essayer" },
    };

    /// <summary>What every application to the open call of the day says.</summary>
    public static readonly object ContentOfTheDay = new
    {
        title = "Un quartier d’activités",
        leadBodies = new[] { new { kind = "SM", name = "Syndicat mixte fictif d’essai" } },
        summary = "En essayant.",
    };

    /// <summary>What the open call of the day asks for beside its content.</summary>
    public static readonly object AnswersOfTheDay = new
    {
        answers = new Dictionary<string, string>
        {
            ["nom-du-site"] = "Les Forges",
            ["etat"] = "friche",
            ["surface"] = "12.5",
            ["thematique"] = "Comment faire\u00a0?",
        },
    };

    /// <summary>A PDF that readers open, of a size that a test chooses.</summary>
    public static byte[] Pdf(int bytes = 1000) => PdfFrame.Around(bytes);

    /// <summary>Defines and opens a call; returns its name.</summary>
    public static async Task<string> OpenCallAsync(this TestApp app, CallRulesRequest? rules = null)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"essai-{Guid.CreateVersion7().ToString("N")[20..]}");
        var administrator = app.As(Role.Administrator);
        (await administrator.PutAsync($"/api/calls/{id}", rules ?? Rules, ("If-None-Match", "*"))).Ok();
        (await administrator.PostAsync($"/api/calls/{id}/opening")).Ok();
        await app.SettleAsync();
        return id;
    }

    /// <summary>A draft ready to be submitted; returns its address.</summary>
    /// <param name="content">What it says; null for <see cref="Content"/>.</param>
    public static async Task<string> CompleteDraftAsync(this Caller applicant, string call, string key = "draft-1", object? content = null)
    {
        var draft = (await applicant.PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", key))).Ok();
        var path = draft.Location!;
        (await applicant.PatchAsync(path, content ?? Content, ("If-Match", draft.ETag!))).Ok();
        (await applicant.PutPdfAsync($"{path}/documents/{DocumentKind.NoteOpportunite}", Pdf(), ("If-None-Match", "*"))).Ok();
        return path;
    }

    public static Task<Reply> SubmitAsync(this Caller applicant, string draft, string key = "submission-1") =>
        applicant.PostAsync($"{draft}/submission", null, ("Idempotency-Key", key));
}
