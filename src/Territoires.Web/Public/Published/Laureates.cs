using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Territories;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Territories;
using Territoires.Web.Answers;

namespace Territoires.Web.Public.Published;

/// <summary>
/// The list of the laureates, read from the designation and the applications that it names, in the order of the
/// designation. It carries no application number: a number is never tied to a body in public.
/// </summary>
public sealed class Laureates(CallStore calls, ApplicationStore applications, Referential referential)
{
    /// <summary>The list, from its instant on; null before, for everyone.</summary>
    public async Task<LaureatesAnswer?> PublishedAsync(string call, DateTimeOffset now, CancellationToken cancellation)
    {
        return (await calls.LoadAsync(call, cancellation)).State is { PublicationAt: { } at } state && state.IsPublishedAt(now)
            ? await ListAsync(state, at, cancellation)
            : null;
    }

    /// <summary>
    /// The list as it will be, under embargo: for those who may read the designation, and nobody else. Null while there is
    /// no designation.
    /// </summary>
    public async Task<LaureatesAnswer?> PreviewAsync(CallState call, CancellationToken cancellation) => call.Designation is null
        ? null
        : await ListAsync(call, call.PublicationAt ?? call.Rules.Calendar.EarliestPublication.Instant, cancellation);

    private async Task<LaureatesAnswer> ListAsync(CallState state, DateTimeOffset at, CancellationToken cancellation)
    {
        var places = await referential.PlacesAsync(cancellation);
        var laureates = new List<LaureateAnswer>();
        foreach (var designated in state.Designation!.Laureates)
        {
            var application = (await applications.LoadAsync(designated.Id, cancellation)).State
                ?? throw new InvalidDataException($"The designation of {state.Id} names an application that does not exist.");
            laureates.Add(Laureate(application.Content, places));
        }

        return new LaureatesAnswer(
            state.Id, state.Rules.Title, 1, at, at, state.Rules.Fictitious, state.Rules.Fictitious
                ? CallAnswer.FictitiousRules
                : null, laureates, Totals(state, laureates.Count),
            state.Rules.Calendar.EarliestPublication.Zone);
    }

    private static TotalsAnswer Totals(CallState call, int laureates) =>
        new(laureates, call.Rules.Places, call.Rules.EnvelopeCents / 100, call.Rules.EnvelopeLabel);

    private static LaureateAnswer Laureate(ApplicationContent content, Places places) => new(
        string.Join(" et ", content.LeadBodies.Select(body => body.Name)),
        [.. content.LeadBodies.Select(body => new LeadBodyAnswer(
            body.Name,
            TerritoryKindCode.Of(body.Kind),
            [.. body.Codes.Select(code => new CodeAnswer(code.Scheme == CodeScheme.Insee ? "insee" : "siren", code.Value))],
            body.Resolution.ToString().ToLowerInvariant(),
            body.Fictitious))],
        null,
        content.PartnerServices,
        [.. content.Departements.Select(departement => departement.Value)],
        places.RegionsOf(content.Departements),
        content.Theme,
        content.Ambitions,
        content.PhotoCredit is null ? null : new PhotoAnswer(content.PhotoCredit, null),
        null,
        [],
        content.Fictitious);
}
