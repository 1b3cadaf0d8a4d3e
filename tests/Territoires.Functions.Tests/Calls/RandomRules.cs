using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Tests.TestSupport;
using Territoires.Web.Received;

namespace Territoires.Functions.Tests.Calls;

/// <summary>What the people of a call do not do.</summary>
internal enum Undone
{
    Nothing,
    NoFile,
    Undecided,
    AllRefused,
    NoPanel,
    Unreviewed,
    NotConvened,

    /// <summary>Seated, and without a vote.</summary>
    SilentJuror,
    NobodyVotes,
    NothingAdopted,
    Unsigned,
    NotProposed,
    NotDesignated,
    NotScheduled,
}

/// <summary>Rules drawn from a seed: any chapters, each with values that may hold or not.</summary>
internal static class RandomRules
{
    /// <param name="seed">The same seed gives the same rules.</param>
    /// <param name="now">While the call is open.</param>
    public static (CallRulesRequest Rules, Undone Undone) Drawn(int seed, DateTimeOffset now)
    {
        var random = new Random(seed);
        bool Chance(int percent) => random.Next(100) < percent;
        var (deposit, reading) = (Chance(50), Chance(50));
        var all = CommissionPlan.RulesAt(now);
        var rules = all with
        {
            Title = $"Appel tiré au sort n° {seed}",
            Places = random.Next(0, 4),
            Calendar = all.Calendar with
            {
                Closes = deposit ? all.Calendar.Closes : null,
                ReviewsBy = reading ? all.Calendar.ReviewsBy : null,
            },
            Grid = reading != Chance(5) ? all.Grid : [],
            RequiredDocuments = deposit != Chance(5) && Chance(70) ? [DocumentKind.NoteOpportunite] : [],
            SignatureRequired = deposit && Chance(30),
            ReasonsShown = Chance(30),
            Jury = Chance(60),
            Spotting = Chance(deposit ? 5 : 40) ? new Spotting("Les organisateurs", random.Next(0, 4)) : null,
            Screening = Chance(40) ? new Screening(Chance(90) ? ["Un service rendu"] : [], Chance(50) ? random.Next(0, 5) : null) : null,
            Decision = Chance(50) ? new Decision(Chance(90) ? "La ministre" : "") : null,
            Support = Chance(50) ? new Support(Chance(90) ? "Une équipe" : "", random.Next(0, 60)) : null,
        };
        Undone[] possible = [.. Enum.GetValues<Undone>().Where(undone => IsPossible(undone, rules))];
        return (rules, Chance(40) ? Undone.Nothing : possible[random.Next(possible.Length)]);
    }

    private static bool IsPossible(Undone undone, CallRulesRequest rules) => undone switch
    {
        Undone.Nothing or Undone.NoFile or Undone.NotDesignated or Undone.NotScheduled => true,
        Undone.Undecided or Undone.AllRefused => rules.Calendar.Closes is not null || rules.Screening is not null,
        Undone.NoPanel => rules.Jury || rules.Grid.Count > 0,
        Undone.Unreviewed => rules.Grid.Count > 0,
        _ => rules.Jury,
    };
}
