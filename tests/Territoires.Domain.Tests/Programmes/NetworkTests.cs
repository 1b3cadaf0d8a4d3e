using Territoires.Domain.Programmes;
using static Territoires.Domain.Programmes.ProgrammeCommand;
using static Territoires.Domain.Tests.Programmes.Register;

namespace Territoires.Domain.Tests.Programmes;

public sealed class NetworkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Counts_as_of_any_day_are_those_of_a_plain_recount_of_the_facts(int seed)
    {
        var random = new Random(seed);
        var facts = RandomFacts(random);
        var network = facts.Aggregate((ProgrammeState?)null, ProgrammeEvolution.Evolve)!.Network;

        for (var i = 0; i < 1000; i++)
        {
            var day = Opening.AddDays(random.Next(-20, 2000));
            foreach (var category in (string?[])[null, "qpv", "hors"])
            {
                network.CountAsOf(day, category).ShouldBe(Recount(facts, day, category), $"on {day:O} of {category}");
            }
        }
    }

    [Fact]
    public void What_the_opening_balance_does_not_say_is_unknown_and_not_none()
    {
        var network = After(Defined, new Admit([new("a", Day(10, "03", "hors"))])).Network;

        network.CountAsOf(Opening.AddDays(-1)).ShouldBeNull("nobody says how many there were before");
        network.CountAsOf(Opening).ShouldBe(4);
        network.CountAsOf(Opening.AddDays(10)).ShouldBe(5);
        network.CountAsOf(Opening.AddDays(10), "qpv").ShouldBe(2);
        network.CountAsOf(Opening.AddDays(10), "hors").ShouldBeNull("the balance does not say how many were of it");
    }

    [Fact]
    public void Départements_newly_served_are_those_that_nobody_served_before_the_call()
    {
        var state = After(
            Defined, new LinkCall(Call, []), new Admit([new("a", Day(10)), new("b", Day(10, "04")), new("c", Day(90, "06"))]),
            new End("b", Opening.AddDays(11), "Parti."),
            new FollowList("vague", [Listed("1", "01"), Listed("2", "04"), Listed("3", "05"), Listed("4", "06"), Listed("5", "05")]));

        state.Network.NewlyServed("vague").ShouldBe([new("05"), new("06")], "04 was served once, 06 is served later");
        state.Network.NewlyServed("autre").ShouldBeEmpty();
        state.Network.Waves().Select(wave => (wave.CallId, wave.Members.Count)).ShouldBe([(null, 2), ("vague", 5), (null, 1)]);
        var opening = Definition.Opening! with { Departements = null };
        (state with { Definition = Definition with { Opening = opening } }).Network.NewlyServed("vague").ShouldBeNull();
    }

    [Fact]
    public void A_target_says_what_is_left_and_when_it_will_be_met_at_the_rate_of_the_last_year()
    {
        var four = Enumerable.Range(0, 4).Select(i => new Admission($"m{i}", Day(10 + (i * 10), "03", "qpv")));
        var network = After(Defined, new Admit([.. four])).Network;

        var all = network.ProgressAsOf(Opening.AddDays(100))[0];
        (all.Reached, all.Left).ShouldBe((8, 2));
        all.Forecast.ShouldBe(Opening.AddDays(150), "four in a hundred days, so two in fifty");
        network.ProgressAsOf(Opening.AddDays(100))[1].ShouldBe(new TargetProgress(Definition.Targets[1], 6, 0, null), "it is met");
        network.ProgressAsOf(Opening)[0].Forecast.ShouldBeNull("there is no rate on the first day");
        network.ProgressAsOf(Opening.AddDays(600))[0].Forecast.ShouldBeNull("nobody came for a year");
        network.ProgressAsOf(Opening.AddDays(-1))[0].ShouldBe(new TargetProgress(Definition.Targets[0], null, null, null));
    }

    [Fact]
    public void Support_is_paid_by_the_year_from_each_admission_while_the_member_stays()
    {
        var state = After(
            Defined, new Admit([new("a", Day(0)), new("b", Day(0) with { Name = "B" }), new("c", Day(400))]),
            new End("b", Opening.AddYears(1), "Parti."), new Renew([new("a", "a2", new(2022, 6, 1), "deux")]));

        state.Network.AmountsByYear().ShouldBe([(2021, 100_000_00), (2022, 100_000_00), (2023, 100_000_00), (2024, 50_000_00)]);
        Definition.Support!.TotalCents.ShouldBe(150_000_00);
        (state with { Definition = Definition with { Support = new("Conseil", 12) } }).Network.AmountsByYear().ShouldBeEmpty();
        (state with { Definition = Definition with { Support = new("Appui", 18, 100) } }).Network.AmountsByYear()
            .ShouldBe([(2021, 200), (2022, 150), (2023, 50)], "half a year is half a year's sum");
    }

    private static ListedMember Listed(string id, string departement) => new(id, Member($"Lauréat {id}", Opening.AddDays(60), departement));

    /// <summary>Admissions, departures, renewals and corrections as a life may bring them.</summary>
    private static List<ProgrammeFact> RandomFacts(Random random)
    {
        var definition = Definition with { Opening = random.Next(2) == 0 ? null : Definition.Opening };
        var facts = new List<ProgrammeFact> { new ProgrammeFact.ProgrammeDefined("essai", definition) };
        var state = ProgrammeEvolution.Evolve(null, facts[0]);
        for (var i = 0; i < 300; i++)
        {
            var decided = ProgrammeDecision.Decide(state, RandomCommand(random, state, i), Now);
            foreach (var fact in decided.IsRefused ? [] : decided.Value)
            {
                facts.Add(fact);
                state = ProgrammeEvolution.Evolve(state, fact);
            }
        }

        return facts;
    }

    private static ProgrammeCommand RandomCommand(Random random, ProgrammeState state, int number)
    {
        var day = Opening.AddDays(random.Next(1500));
        var key = state.Memberships.Count == 0 ? "absent" : state.Memberships[random.Next(state.Memberships.Count)].Key;
        return random.Next(6) switch
        {
            0 => new End(key, day, "Parti."),
            1 => new Renew([new(key, $"r{number}", day, null)]),
            2 when state.Find(key) is { } one =>
                new Correct(key, one.Member with { Since = day, Categories = Categories(random) }, "Erreur."),
            _ => new Admit([new($"m{number}", Member($"Membre {number}", day, "03", Categories(random)))]),
        };
    }

    private static string[] Categories(Random random) => random.Next(3) switch { 0 => [], 1 => ["qpv"], _ => ["hors"] };

    /// <summary>Counted from the facts alone, by another hand.</summary>
    private static int? Recount(IEnumerable<ProgrammeFact> facts, DateOnly day, string? category)
    {
        OpeningBalance? opening = null;
        var stays = new Dictionary<string, (DateOnly From, DateOnly To, IReadOnlyList<string> Categories)>();
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case ProgrammeFact.ProgrammeDefined defined:
                    opening = defined.Definition.Opening;
                    break;
                case ProgrammeFact.MembersAdmitted admitted:
                    admitted.Members.ToList().ForEach(
                        one => stays[one.Key] = (one.Member.Since, DateOnly.MaxValue, one.Member.Categories));
                    break;
                case ProgrammeFact.MembersRenewed renewed:
                    var renewal = renewed.Renewals.Single();
                    stays[renewal.Key] = (renewal.Since, DateOnly.MaxValue, stays[renewal.Renews].Categories);
                    stays[renewal.Renews] = stays[renewal.Renews] with { To = renewal.Since };
                    break;
                case ProgrammeFact.MembershipEnded ended:
                    stays[ended.Key] = stays[ended.Key] with { To = ended.On };
                    break;
                case ProgrammeFact.MemberCorrected corrected:
                    stays[corrected.Key] = stays[corrected.Key] with
                    {
                        From = corrected.Member.Since,
                        Categories = corrected.Member.Categories,
                    };
                    break;
            }
        }

        var there = stays.Values.Where(stay => stay.From <= day && day < stay.To)
            .Count(stay => category is null || stay.Categories.Contains(category));
        if (opening is null)
        {
            return there;
        }

        return day < opening.At || category == "hors" ? null : there + (category is null ? 4 : 2);
    }
}
