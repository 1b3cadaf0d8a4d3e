using Territoires.Core.Programmes;
using Territoires.Domain.Calls;
using Territoires.Domain.Programmes;
using Territoires.Web.Answers;

namespace Territoires.Web.Public.Programmes;

public sealed record ProgrammesAnswer(IReadOnlyList<ProgrammeAnswer> Programmes, string? Next);

/// <summary>A programme as everybody may read it. What the source does not say is null.</summary>
/// <param name="Members">How many there are on that day; null when it is not known.</param>
/// <param name="AsOf">The day on which it was read, in Paris.</param>
/// <param name="Calls">Those that are public.</param>
public sealed record ProgrammeAnswer(
    string Id, string Name, string Summary, IReadOnlyList<ProgrammeBody> Bodies, IReadOnlyList<MemberCategory> Categories,
    IReadOnlyList<ProgrammePhase> Phases, IReadOnlyList<TargetAnswer> Targets, IReadOnlyList<ProgrammeEnvelope> Envelopes,
    MemberSupport? Support, OpeningAnswer? Opening, int? Members, DateOnly AsOf, IReadOnlyList<LinkedCallAnswer> Calls, string? Source,
    bool Fictitious, string? Notice, PermanentCallAnswer? PermanentCall)
{
    /// <param name="state">The programme.</param>
    /// <param name="calls">Its calls, whoever may read them.</param>
    /// <param name="now">When it is read.</param>
    public static ProgrammeAnswer Of(ProgrammeState state, IReadOnlyList<CallState> calls, DateTimeOffset now)
    {
        var (definition, network, day) = (state.Definition, state.Network, Today.Of(now));
        return new ProgrammeAnswer(
            state.Id, definition.Name, definition.Summary, definition.Bodies, definition.Categories, definition.Phases,
            [.. network.ProgressAsOf(day).Select(TargetAnswer.Of)], definition.Envelopes, definition.Support,
            OpeningAnswer.Of(definition.Opening), network.CountAsOf(day), day,
            [
                .. state.Calls.SelectMany(link => calls.Where(call => call.Id == link.CallId && call.IsPublic)
                    .Select(call => LinkedCallAnswer.Of(link, call, now))),
            ],
            definition.Source, definition.Fictitious, definition.Notice, PermanentCallAnswer.Of(state, calls));
    }
}

/// <summary>How waves follow each other by themselves.</summary>
/// <param name="Days">From the closing of a wave to the opening of the next one.</param>
/// <param name="Until">The last day on which one may open; null when none is set.</param>
/// <param name="NextFollows">The wave that the next one follows; null when none is to come.</param>
/// <param name="NextOpens">When the next one opens; null when none is to come.</param>
/// <param name="Ended">Why no wave follows; null while some do.</param>
public sealed record PermanentCallAnswer(int Days, DateOnly? Until, string? NextFollows, DateTimeOffset? NextOpens, WavesEnd? Ended)
{
    public static PermanentCallAnswer? Of(ProgrammeState state, IReadOnlyList<CallState> calls)
    {
        if (state.Waves is not { Rule: var rule } waves)
        {
            return null;
        }

        var next = WaveDates.AnnouncedOf(state, calls);
        return new PermanentCallAnswer(rule.Days, rule.Until, next?.From.Id, next?.Opens.Instant, waves.End);
    }
}

/// <param name="Reached">Null when it is not known.</param>
/// <param name="Left">Null when it is not known; zero once the target is met.</param>
/// <param name="Forecast">The day on which it will be met at the rate of the last year; null when it is met, or there is no rate.</param>
public sealed record TargetAnswer(int Count, DateOnly By, string? Category, int? Reached, int? Left, DateOnly? Forecast)
{
    public static TargetAnswer Of(TargetProgress progress) => new(
        progress.Target.Count, progress.Target.By, progress.Target.Category, progress.Reached, progress.Left, progress.Forecast);
}

/// <param name="Departements">Codes; null when nobody says where they are.</param>
/// <param name="ByCategory">By key; a category that is absent is unknown.</param>
public sealed record OpeningAnswer(
    int Count, DateOnly At, string Source, IReadOnlyList<string>? Departements, IReadOnlyDictionary<string, int>? ByCategory)
{
    public static OpeningAnswer? Of(OpeningBalance? opening) => opening is null ? null : new OpeningAnswer(
        opening.Count, opening.At, opening.Source, opening.Departements?.Select(code => code.Value).ToArray(), opening.ByCategory);
}

public sealed record LinkedCallAnswer(
    string Call, string Title, string Stage, string? Phase, IReadOnlyList<string> Categories, string? CategoryQuestion)
{
    public static LinkedCallAnswer Of(LinkedCall link, CallState call, DateTimeOffset now) => new(
        call.Id, call.Rules.Title, CallMoment.Of(call, now).ToString().ToLowerInvariant(), link.Phase, link.Categories,
        link.CategoryQuestion);
}

/// <summary>Networks are counted by days of Paris.</summary>
public static class Today
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static DateOnly Of(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Paris).DateTime);
}
