namespace Territoires.Domain.Programmes;

/// <summary>A programme as its facts left it: what outlives its calls.</summary>
public sealed record ProgrammeState
{
    public required string Id { get; init; }

    public required ProgrammeDefinition Definition { get; init; }

    /// <summary>Every stay that ever was, in the order in which they were written down.</summary>
    public IReadOnlyList<Membership> Memberships { get; init; } = [];

    /// <summary>In the order in which they were linked.</summary>
    public IReadOnlyList<LinkedCall> Calls { get; init; } = [];

    /// <summary>Null while people open every call.</summary>
    public PermanentCall? Waves { get; init; }

    public Network Network => new(Definition, Memberships);

    public Membership? Find(string key) => Memberships.FirstOrDefault(one => one.Key == key);

    public LinkedCall? CallOf(string call) => Calls.FirstOrDefault(one => one.CallId == call);

    /// <summary>True when every target is met on a day; a programme without any never has.</summary>
    public bool HasMetItsTargets(DateOnly day) =>
        Definition.Targets.Count > 0 && Network.ProgressAsOf(day).All(progress => progress.Left == 0);

    /// <summary>
    /// A membership with those that it goes on from and those that go on from it, in order; empty when there is none of that name.
    /// </summary>
    public IReadOnlyList<Membership> HistoryOf(string key)
    {
        var first = Find(key);
        while (first?.Renews is { } before)
        {
            first = Find(before);
        }

        var history = new List<Membership>();
        for (var one = first; one is not null; one = Memberships.FirstOrDefault(next => next.Renews == one.Key))
        {
            history.Add(one);
        }

        return history;
    }
}
