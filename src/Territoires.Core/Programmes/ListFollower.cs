using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Programmes;
using Territoires.Domain.Publication;

namespace Territoires.Core.Programmes;

/// <summary>
/// Brings the network of a programme in line with the public list of one of its calls: laureates come in, whoever gives up leaves, an
/// erratum is followed. It reads the list as it stands each time, so that done twice it does nothing more.
/// </summary>
public sealed class ListFollower(ProgrammeStore programmes, CallStore calls, ApplicationStore applications, TimeProvider clock)
{
    public async Task FollowAsync(string call)
    {
        if (await programmes.OfCallAsync(call, CancellationToken.None) is not { } programme)
        {
            return;
        }

        int followed;
        var now = clock.GetUtcNow();
        do
        {
            if (await PublishedAsync(call, now) is not { } state)
            {
                return;
            }

            followed = ListVersion.LatestOf(state);
            await FollowAsync(programme, state, new Act(Actor.Program, now));
        }
        // A list that changed meanwhile may have been followed before this one was: then it is followed once more.
        while (await PublishedAsync(call, now) is { } after && ListVersion.LatestOf(after) != followed);
    }

    private async Task FollowAsync(ProgrammeState programme, CallState call, Act act)
    {
        var linked = programme.CallOf(call.Id)!;
        var listed = new List<ListedMember>();
        foreach (var (id, since) in EverListed(call))
        {
            listed.Add(await ListedAsync(call, id, since, linked, programme.Definition));
        }

        var loaded = await programmes.LoadAsync(programme.Id, CancellationToken.None);
        var saved = await programmes.ActAsync(loaded, new ProgrammeCommand.FollowList(call.Id, listed), act);
        if (saved.IsRefused)
        {
            throw new InvalidOperationException($"The list of {call.Id} was not followed by {programme.Id}: {saved.Refusal}.");
        }
    }

    /// <summary>Nobody is a member before the list is public.</summary>
    private async Task<CallState?> PublishedAsync(string call, DateTimeOffset now) =>
        (await calls.LoadAsync(call, CancellationToken.None)).State is { } state && state.IsPublishedAt(now) ? state : null;

    private static IEnumerable<(string Id, DateTimeOffset Since)> EverListed(CallState call) =>
        call.Designation!.Laureates.Select(laureate => (laureate.Id, call.PublicationAt!.Value))
            .Concat(call.ListChanges.Where(change => change.Kind == ListChangeKind.Called)
                .Select(change => (change.Application!.Id, change.At)));

    private async Task<ListedMember> ListedAsync(
        CallState call, string id, DateTimeOffset since, LinkedCall linked, ProgrammeDefinition programme)
    {
        var content = (await applications.LoadAsync(id, CancellationToken.None)).State?.Content
            ?? throw new InvalidDataException($"The list of {call.Id} names the application {id}, which does not exist.");
        var gone = call.ListChanges.LastOrDefault(change => change.Kind == ListChangeKind.Withdrew && change.Application?.Id == id);
        var erratum = call.ListChanges.LastOrDefault(change => change.Correction?.Laureate?.Id == id);
        var names = erratum?.Correction?.Shown?.Bodies ?? [.. content.LeadBodies.Select(body => body.Name)];
        var member = new Member(
            string.Join(" et ", names),
            [.. content.LeadBodies.Select((body, i) => body with { Name = names[i], Members = [] })],
            content.Departements, [.. CategoriesOf(content, linked, programme)], DayOf(since, call), content.Fictitious);
        return new ListedMember(id, member, gone is null ? null : DayOf(gone.At, call), gone?.Reason, erratum?.Reason);
    }

    private static IEnumerable<string> CategoriesOf(ApplicationContent content, LinkedCall linked, ProgrammeDefinition programme) =>
        linked.CategoryQuestion is { } question && content.Answers.TryGetValue(question, out var answer) && programme.HasCategory(answer)
            ? [answer]
            : [];

    /// <summary>A day is one of where the call keeps its calendar.</summary>
    private static DateOnly DayOf(DateTimeOffset instant, CallState call) => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(
            instant, TimeZoneInfo.FindSystemTimeZoneById(call.Rules.Calendar.EarliestPublication.Zone)).DateTime);
}
