using Territoires.Domain.Calls;
using Territoires.Domain.Territories;

namespace Territoires.Domain.Programmes;

/// <summary>How far a target is met on a day. What cannot be counted is null.</summary>
/// <param name="Reached">Members that count on that day.</param>
/// <param name="Left">How many are missing; zero once it is met.</param>
/// <param name="Forecast">
/// The day on which it will be met if members come at the present rate; null when it is met, or when there is no rate.
/// </param>
public sealed record TargetProgress(MemberTarget Target, int? Reached, int? Left, DateOnly? Forecast);

/// <summary>Those who came in together: by the list of a call, or on one day.</summary>
/// <param name="CallId">The call; null when no call brought them.</param>
/// <param name="On">The first day.</param>
/// <param name="Members">In the order in which they were written down.</param>
/// <param name="NewlyServed">Départements that nobody served before; null when it is not known where the first members were.</param>
public sealed record Wave(
    string? CallId, DateOnly On, IReadOnlyList<Membership> Members, IReadOnlyList<DepartementCode>? NewlyServed);

/// <summary>The members of a programme through time.</summary>
public sealed class Network(ProgrammeDefinition definition, IReadOnlyList<Membership> memberships)
{
    private const int DaysOfRate = 365;

    /// <summary>
    /// Those in force on a day, in the order in which they were written down. Members of the opening balance have no name.
    /// </summary>
    public IReadOnlyList<Membership> AsOf(DateOnly day) => [.. memberships.Where(one => one.IsInForceOn(day))];

    /// <summary>
    /// How many members there are on a day, those of the opening balance included; null when nobody knows: before the day of that
    /// balance, and for a category that it does not count.
    /// </summary>
    public int? CountAsOf(DateOnly day, string? category = null)
    {
        var named = memberships.Count(one => one.IsInForceOn(day) && (category is null || one.Member.Categories.Contains(category)));
        return definition.Opening is { } opening ? named + OpeningOn(opening, day, category) : named;
    }

    /// <summary>Every target on a day.</summary>
    public IReadOnlyList<TargetProgress> ProgressAsOf(DateOnly day) => [.. definition.Targets.Select(target => ProgressOf(target, day))];

    /// <summary>Départements of the laureates of a call that nobody served before; null when that is not known.</summary>
    public IReadOnlyList<DepartementCode>? NewlyServed(string callId) =>
        Waves().FirstOrDefault(wave => wave.CallId == callId) is { } wave ? wave.NewlyServed : [];

    /// <summary>In the order of their first days; a renewal is no wave.</summary>
    public IReadOnlyList<Wave> Waves() =>
    [
        .. memberships.Where(one => one.Renews is null && one.EverWas)
            .GroupBy(one => (Call: one.CallId, Day: one.CallId is null ? one.Member.Since : default))
            .Select(group => (group.Key.Call, Members: group.ToArray(), On: group.Min(one => one.Member.Since)))
            .Select(wave => new Wave(wave.Call, wave.On, wave.Members, NewlyServedBy(wave.Members, wave.On)))
            .OrderBy(wave => wave.On).ThenBy(wave => wave.CallId, StringComparer.Ordinal),
    ];

    /// <summary>
    /// What the support comes to, in cents by calendar year: an instalment a year on the day of the admission and its anniversaries, as
    /// long as there are months left and the member has not gone. A renewal goes on and begins nothing; nothing is known of the
    /// members of the opening balance. Empty when the programme gives no sum.
    /// </summary>
    public IReadOnlyList<(int Year, long Cents)> AmountsByYear() => definition.Support is { CentsAYear: { } cents } support
        ?
        [
            .. memberships.Where(one => one.Renews is null).SelectMany(one => InstalmentsOf(one, support, cents))
                .GroupBy(instalment => instalment.Day.Year, (year, all) => (Year: year, Cents: all.Sum(instalment => instalment.Cents)))
                .OrderBy(year => year.Year),
        ]
        : [];

    private TargetProgress ProgressOf(MemberTarget target, DateOnly day)
    {
        var reached = CountAsOf(day, target.Category);
        var left = reached is { } count ? Math.Max(0, target.Count - count) : (int?)null;
        return new TargetProgress(target, reached, left, left is > 0 ? Forecast(day, target.Category, left.Value) : null);
    }

    /// <summary>The rate is that of the year before, or of the time since which members are counted when that is shorter.</summary>
    private DateOnly? Forecast(DateOnly day, string? category, int left)
    {
        if (FirstDay is not { } first || first >= day)
        {
            return null;
        }

        var from = day.DayNumber - first.DayNumber > DaysOfRate ? day.AddDays(-DaysOfRate) : first;
        var days = day.DayNumber - from.DayNumber;
        // Whoever came on the first day of all came after nobody.
        var before = from == first && definition.Opening is null ? 0 : CountAsOf(from, category);
        if (CountAsOf(day, category) - before is not (> 0 and var gained))
        {
            return null;
        }

        var at = day.DayNumber + (((long)left * days) + gained - 1) / gained;
        return at <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)at) : null;
    }

    /// <summary>Since when members are counted; null while there are none.</summary>
    private DateOnly? FirstDay => definition.Opening?.At ?? (memberships.Count > 0 ? memberships.Min(one => one.Member.Since) : null);

    private static int? OpeningOn(OpeningBalance opening, DateOnly day, string? category) => (day < opening.At, category) switch
    {
        (true, _) => null,
        (_, null) => opening.Count,
        _ => opening.ByCategory is { } counts && counts.TryGetValue(category, out var count) ? count : null,
    };

    private IReadOnlyList<DepartementCode>? NewlyServedBy(Membership[] wave, DateOnly on)
    {
        if (definition.Opening is { Departements: null })
        {
            return null;
        }

        var before = memberships.Where(one => one.EverWas && one.Member.Since < on && !wave.Contains(one))
            .SelectMany(one => one.Member.Departements).Concat(definition.Opening?.Departements ?? []).ToHashSet();
        return
        [
            .. wave.SelectMany(one => one.Member.Departements).Distinct().Where(code => !before.Contains(code))
                .OrderBy(code => code.Value, StringComparer.Ordinal),
        ];
    }

    private IEnumerable<(DateOnly Day, long Cents)> InstalmentsOf(Membership one, MemberSupport support, long cents)
    {
        var end = EndOf(one);
        return Instalments.From(one.Member.Since, support.Months, cents)
            .TakeWhile(instalment => end is not { } gone || gone > instalment.Day);
    }

    /// <summary>When whoever began with this membership left for good, renewals included.</summary>
    private DateOnly? EndOf(Membership one)
    {
        var last = one;
        while (memberships.FirstOrDefault(next => next.Renews == last.Key) is { } next)
        {
            last = next;
        }

        return last.Until;
    }
}
