using System.Text.Json;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Web.Received;

namespace Territoires.Cli.Play;

/// <summary>Each applicant starts a draft, fills it in, joins its note, and submits.</summary>
internal sealed class Submissions(Script script)
{
    /// <summary>Submissions are counted this long after the closing instant: the longest request has ended by then.</summary>
    public static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(5);

    public async Task<string> SubmitAsync(CancellationToken cancellation)
    {
        foreach (var application in script.Seed.Applications)
        {
            await SubmitAsync(application, cancellation);
        }

        return $"Candidatures : {script.Seed.Applications.Count} déposées";
    }

    public async Task<string> CountAsync(CancellationToken cancellation) =>
        $"Clôture : {(await script.IdsSeenByAsync(Script.Secretary, cancellation)).Count} candidatures reçues à temps";

    private async Task SubmitAsync(SeedApplication application, CancellationToken cancellation)
    {
        var applicant = Script.Applicant(application.Key);
        var draft = await script.Api.DoAsync(
            HttpMethod.Post, $"{script.Call}/applications", applicant, null, cancellation, ("Idempotency-Key", application.Key));
        var id = draft.Text("id");
        script.Know(application.Key, id);
        if (draft.Text("stage") != "draft")
        {
            return;
        }

        if (draft.Text("title") != application.Title)
        {
            await script.Api.DoAsync(
                HttpMethod.Patch, $"api/applications/{id}", applicant, Content(application), cancellation, ("If-Match", draft.EntityTag!));
        }

        if (!HasNote(draft.Json))
        {
            var note = OpportunityNote.Of(application, script.Seed.Call.Title);
            await script.Api.DoAsync(HttpMethod.Put, $"api/applications/{id}/documents/{DocumentKind.NoteOpportunite}", applicant, note,
                cancellation, ("If-None-Match", "*"));
        }

        await script.Api.DoAsync(
            HttpMethod.Post, $"api/applications/{id}/submission", applicant, null, cancellation, ("Idempotency-Key", application.Key));
    }

    private static bool HasNote(JsonElement draft) =>
        draft.GetProperty("documents").EnumerateArray()
            .Any(document => document.GetProperty("kind").GetString() == DocumentKind.NoteOpportunite);

    private ContentRequest Content(SeedApplication application) => new()
    {
        Title = application.Title,
        LeadBodies = [.. application.LeadBodies.Select(Body)],
        Departements = application.Departements,
        PartnerServices = [.. application.PartnerServices.Select(service => script.Seed.Services[service].Name)],
        Summary = application.Summary,
        Answers = Answers(application),
    };

    private Dictionary<string, string?> Answers(SeedApplication application)
    {
        var answers = (application.Answers ?? new Dictionary<string, string>())
            .ToDictionary(answer => answer.Key, string? (answer) => answer.Value, StringComparer.Ordinal);
        foreach (var question in (script.Seed.Call.Form ?? []).SelectMany(section => section.Questions))
        {
            if (question.ShownAs is { } shown && Shown(application, shown) is { Length: > 0 } said)
            {
                answers[question.Key] = said;
            }
        }

        return answers;
    }

    private static string? Shown(SeedApplication application, ShownAs shown) => shown switch
    {
        ShownAs.Theme => application.Theme,
        ShownAs.Ambitions => string.Join('\n', application.Ambitions),
        _ => application.Photo?.Credit,
    };

    private static LeadBodyRequest Body(SeedBody body) => body.Codes is [var code, ..]
        ? new LeadBodyRequest { Code = code.Value }
        : new LeadBodyRequest { Name = body.Name, Kind = body.Kind };
}
