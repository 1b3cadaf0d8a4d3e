using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Territories;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Publication;
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
            ? await ListAsync(state, at, ListVersion.Of(state), cancellation)
            : null;
    }

    /// <summary>
    /// The list as one of its versions said it, from the publication on; null for a number that the list has not come to.
    /// </summary>
    public async Task<LaureatesAnswer?> VersionAsync(string call, int number, DateTimeOffset now, CancellationToken cancellation)
    {
        return (await calls.LoadAsync(call, cancellation)).State is { PublicationAt: { } at } state && state.IsPublishedAt(now)
            && ListVersion.Of(state, number) is { } version
            ? await ListAsync(state, at, version, cancellation)
            : null;
    }

    /// <summary>
    /// The list as it will be, under embargo: for those who may read the designation, and nobody else. Null while there is
    /// no designation.
    /// </summary>
    public async Task<LaureatesAnswer?> PreviewAsync(CallState call, CancellationToken cancellation) => call.Designation is null
        ? null
        : await ListAsync(
            call, call.PublicationAt ?? call.Rules.Calendar.EarliestPublication.Instant, ListVersion.Of(call), cancellation);

    private async Task<LaureatesAnswer> ListAsync(
        CallState state, DateTimeOffset at, ListVersion version, CancellationToken cancellation)
    {
        var latest = ListVersion.Of(state);
        var places = await referential.PlacesAsync(cancellation);
        var laureates = new List<LaureateAnswer>();
        var contents = await ContentsAsync(version, cancellation);
        foreach (var designated in version.Laureates)
        {
            // A credit that is no longer shown is shown in no version: it may name a person who asked for that.
            var showsCredit = latest.CorrectedOf(designated.Id)?.ShowsCredit ?? true;
            var content = contents[designated.Id];
            var shown = Shown.Of(state.Rules, content);
            laureates.Add(Laureate(
                content, showsCredit ? shown : shown with { PhotoCredit = null }, version.CorrectedOf(designated.Id), places) with
            {
                Amounts = Amounts(state, version, designated.Id, at),
            });
        }

        var zone = state.Rules.Calendar.EarliestPublication.Zone;
        string NameOf(string application) => Name(contents[application], version.CorrectedOf(application));
        return new LaureatesAnswer(
            state.Id, state.Rules.Title, version.Number, version.Changes is [.., var last] ? last.At : at, at, state.Rules.Fictitious,
            state.Rules.Fictitious ? CallAnswer.FictitiousRules : null, laureates, Totals(state, laureates.Count), zone)
        {
            Text = version.Text.Length > 0 ? version.Text : null,
            Changes =
            [
                .. version.Changes.Select((change, i) =>
                {
                    var name = change.Application is { } about ? NameOf(about.Id) : null;
                    return new ListChangeAnswer(
                        i + 2, change.At, change.Kind, name, change.Reason, ListChangeText.Of(change, name, zone));
                }),
            ],
            Reserve =
            [
                .. version.Reserve.Select(
                    (one, i) => new RankedAnswer(i + 1, NameOf(one.Id), contents[one.Id].Fictitious)),
            ],
        };
    }

    /// <summary>What is written of each whom a version names, be it in a change.</summary>
    private async Task<Dictionary<string, ApplicationContent>> ContentsAsync(ListVersion version, CancellationToken cancellation)
    {
        var named = version.Laureates.Concat(version.Reserve)
            .Concat(version.Changes.Select(change => change.Application).OfType<ApplicationRef>())
            .Select(application => application.Id).ToHashSet(StringComparer.Ordinal);
        var contents = new Dictionary<string, ApplicationContent>(StringComparer.Ordinal);
        foreach (var id in named)
        {
            contents[id] = (await applications.LoadAsync(id, cancellation)).State?.Content
                ?? throw new InvalidDataException($"A list names the application {id}, which does not exist.");
        }

        return contents;
    }

    private static string Name(ApplicationContent content, ShownLaureate? corrected) =>
        content.Place?.Name ?? string.Join(" et ", corrected?.Bodies ?? [.. content.LeadBodies.Select(body => body.Name)]);

    private static TotalsAnswer Totals(CallState call, int laureates) =>
        new(laureates, call.Rules.Places, call.Rules.EnvelopeCents / 100, call.Rules.EnvelopeLabel);

    private static LaureateAnswer Laureate(ApplicationContent content, Shown shown, ShownLaureate? corrected, Places places) => new(
        Name(content, corrected),
        [.. content.LeadBodies.Select((body, i) => new LeadBodyAnswer(
            corrected?.Bodies[i] ?? body.Name,
            TerritoryKindCode.Of(body.Kind),
            [
                .. (body.Resolution == TerritoryResolution.Composed ? body.Members : body.Codes)
                .Select(code => new CodeAnswer(code.Scheme == CodeScheme.Insee ? "insee" : "siren", code.Value)),
            ],
            body.Resolution.ToString().ToLowerInvariant(),
            body.Fictitious))],
        content.Place is { } place
            ? new PlaceAnswer(place.Name, string.Join(" et ", content.LeadBodies.Select(body => body.Name)), place.Operator)
            : null,
        corrected?.PartnerServices ?? content.PartnerServices,
        [.. content.Departements.Select(departement => departement.Value)],
        places.RegionsOf(content.Departements),
        (corrected?.Theme ?? shown.Theme) is { Length: > 0 } theme ? theme : null,
        corrected?.Ambitions ?? shown.Ambitions,
        shown.PhotoCredit is null ? null : new PhotoAnswer(shown.PhotoCredit, null),
        null,
        null,
        content.Fictitious);

    /// <summary>From the day on which it is on the list, where the call keeps its calendar.</summary>
    private static IReadOnlyList<AmountAnswer>? Amounts(CallState call, ListVersion version, string application, DateTimeOffset published)
    {
        var called = version.Changes.LastOrDefault(change => change.Kind == ListChangeKind.Called && change.Application?.Id == application);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(call.Rules.Calendar.EarliestPublication.Zone);
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(called?.At ?? published, zone).DateTime);
        return call.Rules.Support?.AmountsFrom(first)?.Select(amount => new AmountAnswer(amount.Year, amount.Cents / 100m)).ToArray();
    }
}
