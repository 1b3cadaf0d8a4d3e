using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.JurySessions;
using Territoires.Domain.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Publication;
using Territoires.Functions.Selection;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>When the list will be public, to those who may know that there is one.</summary>
public sealed class ShowManagedPublication(ManagedCalls managed, Laureates laureates, Selections selections)
{
    [Function(nameof(ShowManagedPublication)), Policy(Permission.ReadChoice)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/publication")] HttpRequest request, string call, CancellationToken cancellation) =>
        PageAsync(call, request, null, null, cancellation);

    /// <summary>The page as things stand, or with what was typed and why it was refused.</summary>
    public async Task<IResult> PageAsync(string call, HttpRequest request, string? typed, Problem? problem, CancellationToken cancellation)
    {
        var act = request.Act();
        if (await managed.FindAsync(call, act.Actor, cancellation) is not { State: { } state } || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return new RazorComponentResult<ManagedPublicationPage>(new
        {
            Call = state,
            At = typed ?? LocalTime.Typed(state.PublicationAt ?? state.Rules.Calendar.EarliestPublication.Instant, state.Rules.Calendar.EarliestPublication.Zone),
            IsPublished = state.IsPublishedAt(act.ReceivedAt),
            Named = await NamedAsync(state, act.Actor, cancellation),
            Laureates = (await laureates.PreviewAsync(state, cancellation))?.Laureates ?? [],
            Publishes = Policies.Permits(Permission.Publish, act.Actor),
            Problem = problem,
        })
        {
            StatusCode = problem?.Status ?? StatusCodes.Status200OK,
        };
    }

    private async Task<IReadOnlyList<string>> NamedAsync(CallState call, Actor reader, CancellationToken cancellation)
    {
        if (call.Designation is not { } designation)
        {
            return [];
        }

        var names = NamedFiles.Among(await selections.ApplicationsAsync(call.Id, cancellation), call, reader);
        return [.. designation.Laureates.Select(laureate => names[laureate.Number] is { } named ? $"{named} – {laureate.Number}" : laureate.Number)];
    }
}
