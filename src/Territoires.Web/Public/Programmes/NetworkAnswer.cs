using Territoires.Core.Territories;
using Territoires.Domain.Programmes;
using Territoires.Domain.Territories;
using Territoires.Web.Answers;

namespace Territoires.Web.Public.Programmes;

/// <summary>The network of a programme on a day: who is in it by name, and how many with those of the opening balance.</summary>
/// <param name="Count">Null when it is not known.</param>
/// <param name="Members">Those known by name, in the order in which they came.</param>
/// <param name="Waves">All that came until that day.</param>
/// <param name="Amounts">What the support of those known by name comes to, year by year.</param>
public sealed record NetworkAnswer(
    string Programme, string Name, DateOnly AsOf, int? Count, OpeningAnswer? Opening, IReadOnlyList<MemberAnswer> Members,
    IReadOnlyList<WaveAnswer> Waves, IReadOnlyList<TargetAnswer> Targets, IReadOnlyList<YearAmountAnswer> Amounts, bool Fictitious,
    string? Notice)
{
    public static NetworkAnswer Of(ProgrammeState state, DateOnly day, Places places)
    {
        var (definition, network) = (state.Definition, state.Network);
        return new NetworkAnswer(
            state.Id, definition.Name, day, network.CountAsOf(day), OpeningAnswer.Of(definition.Opening),
            [.. network.AsOf(day).Select(one => MemberAnswer.Of(one, places))],
            [.. network.Waves().Where(wave => wave.On <= day).Select(WaveAnswer.Of)],
            [.. network.ProgressAsOf(day).Select(TargetAnswer.Of)],
            [.. network.AmountsByYear().Select(amount => new YearAmountAnswer(amount.Year, amount.Cents))],
            definition.Fictitious, definition.Notice);
    }
}

/// <param name="Regions">Names of those that its départements lie in.</param>
/// <param name="Call">The call whose list brought it.</param>
/// <param name="Renews">The membership that it goes on from.</param>
/// <param name="Until">The first day on which it is no longer a member.</param>
public sealed record MemberAnswer(
    string Key, string Name, IReadOnlyList<LeadBodyAnswer> Bodies, IReadOnlyList<string> Departements, IReadOnlyList<string> Regions,
    IReadOnlyList<string> Categories, DateOnly Since, string? Phase, string? Call, string? Renews, DateOnly? Until, string? EndReason,
    IReadOnlyList<MemberCorrectionAnswer> Corrections, bool Fictitious)
{
    public static MemberAnswer Of(Membership one, Places places) => new(
        one.Key, one.Member.Name,
        [
            .. one.Member.Bodies.Select(body => new LeadBodyAnswer(
                body.Name, TerritoryKindCode.Of(body.Kind),
                [.. body.Codes.Select(code => new CodeAnswer(code.Scheme == CodeScheme.Insee ? "insee" : "siren", code.Value))],
                body.Resolution.ToString().ToLowerInvariant(), body.Fictitious)),
        ],
        Codes(one.Member.Departements), places.RegionsOf(one.Member.Departements), one.Member.Categories, one.Member.Since, one.Phase,
        one.CallId, one.Renews, one.Until, one.EndReason,
        [
            .. one.Corrections.Select(correction => new MemberCorrectionAnswer(
                correction.At, correction.Reason, correction.Before.Name, correction.Before.Since, Codes(correction.Before.Departements),
                correction.Before.Categories)),
        ],
        one.Member.Fictitious);

    private static string[] Codes(IEnumerable<DepartementCode> codes) => [.. codes.Select(code => code.Value)];
}

/// <summary>An erratum, and how the member was written until then.</summary>
public sealed record MemberCorrectionAnswer(
    DateTimeOffset At, string Reason, string NameBefore, DateOnly SinceBefore, IReadOnlyList<string> DepartementsBefore,
    IReadOnlyList<string> CategoriesBefore);

/// <param name="Call">Null when no call brought them.</param>
/// <param name="NewlyServed">
/// Codes of départements that nobody served before; null when it is not known where the first members were.
/// </param>
public sealed record WaveAnswer(DateOnly On, string? Call, int Members, IReadOnlyList<string>? NewlyServed)
{
    public static WaveAnswer Of(Wave wave) =>
        new(wave.On, wave.CallId, wave.Members.Count, wave.NewlyServed?.Select(code => code.Value).ToArray());
}

public sealed record YearAmountAnswer(int Year, long Cents);
