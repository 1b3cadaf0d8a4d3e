using System.Net;
using Territoires.Domain.Calls;
using Territoires.Web.Received;

namespace Territoires.Cli.Play;

/// <summary>The administrator writes the call down, brings the invented bodies, and opens.</summary>
internal sealed class Definition(Script script)
{
    public async Task<string> DefineAsync(CancellationToken cancellation)
    {
        var defined = await script.Api.AskAsync(
            HttpMethod.Put, script.Call, Script.Administrator, Rules(script.Seed.Call), cancellation, ("If-None-Match", "*"));
        defined.SucceededOr(HttpStatusCode.PreconditionFailed);
        return $"Définition : « {script.Seed.Call.Title} », {script.Seed.Call.Places} places";
    }

    public async Task<string> AddTerritoriesAsync(CancellationToken cancellation)
    {
        await script.Api.DoAsync(HttpMethod.Put, "api/territories/fictitious", Script.Administrator, script.Seed.Territories, cancellation);
        return $"Territoires fictifs : {script.Seed.Territories.Bodies.Count}";
    }

    public async Task<string> OpenAsync(CancellationToken cancellation)
    {
        await script.Api.DoAsync(HttpMethod.Post, $"{script.Call}/opening", Script.Administrator, null, cancellation);
        return $"Mise en ligne : candidatures reçues du {script.Seed.Local(script.Seed.Opens)} au {script.Seed.Local(script.Seed.Closes)}";
    }

    private static CallRulesRequest Rules(SeedCall call) => new()
    {
        Title = call.Title,
        Programme = call.Programme,
        Organiser = call.Organiser,
        Summary = call.Summary,
        Calendar = new CalendarRequest(call.Calendar.TimeZone, call.Calendar.Opens, call.Calendar.Closes, call.Calendar.ReviewDeadline,
            call.Calendar.EarliestPublication),
        Places = call.Places,
        Grid = [.. call.Grid.Criteria.Select(criterion => new Criterion(
            criterion.Id, criterion.Label, criterion.Weight, criterion.Question))],
        RequiredDocuments = [.. call.Documents.Where(document => document.Required).Select(document => document.Kind)],
        Form = call.Form,
        ShowsAnswers = true,
        Support = call.Support is { Kind: { } kind, CentsAYear: { } cents } support
            ? new Support(kind, support.Months, cents, [.. support.Steps.Select(step => new SupportStep(step.Title, step.Text))])
            : null,
        EnvelopeCents = call.Envelope.Euros * 100,
        EnvelopeLabel = call.Envelope.Label,
        Fictitious = call.Fictitious,
    };
}
