using Territoires.Domain.Calls;
using Territoires.Domain.Programmes;
using static Territoires.Domain.Programmes.ProgrammeCommand;
using static Territoires.Domain.Tests.Programmes.Register;

namespace Territoires.Domain.Tests.Programmes;

public sealed class ProgrammeDecisionTests
{
    private static readonly Admit OneMore = new([new("b", Day(20))]);

    private static readonly BegunWave Next = new("vague-2", Call.CallId, new DateOnly(2022, 3, 1), 2);

    private static readonly Dictionary<string, ProgrammeState?> States = new()
    {
        ["none"] = null,
        ["defined"] = Defined,
        ["linked"] = After(Defined, new LinkCall(Call, [])),
        ["followed"] = After(Defined, new LinkCall(Call, []), Follow()),
        ["populated"] = After(Defined, new Admit([new("a", Day(10))])),
        ["renewed"] = After(Defined, new Admit([new("a", Day(10))]), new Renew([new("a", "a2", Opening.AddDays(30), "deux")])),
        ["ended"] = After(Defined, new Admit([new("a", Day(10))]), new End("a", Opening.AddDays(40), "Projet abandonné.")),
        ["waving"] = Waving,
        ["stopped"] = After(Waving, new EndWaves(WavesEnd.Stopped)),
    };

    private static readonly Dictionary<string, ProgrammeCommand> Commands = new()
    {
        ["Define"] = new Define("essai", Definition),
        ["Admit"] = OneMore,
        ["Renew"] = new Renew([new("a", "a2", Opening.AddDays(30), "deux")]),
        ["End"] = new End("a", Opening.AddDays(40), "Projet abandonné."),
        ["Correct"] = new Correct("a", Day(10) with { Name = "Membre bien nommé" }, "Nom mal écrit."),
        ["LinkCall"] = new LinkCall(Call, []),
        ["UnlinkCall"] = new UnlinkCall(Call.CallId),
        ["FollowList"] = Follow(),
        ["PlanWaves"] = new PlanWaves(new WaveRule(30), HasWave: true),
        ["EndWaves"] = new EndWaves(WavesEnd.Stopped),
        ["BeginWave"] = new BeginWave(Next, Plan: 1),
    };

    private static ProgrammeState Waving => After(Defined, new LinkCall(Call, []), new PlanWaves(new WaveRule(30), HasWave: true));

    /// <summary>Every state with every command: what it answers. A pair that is missing here fails the next test.</summary>
    public static TheoryData<string, string, string> Answers => new()
    {
        { "none", "Define", "ProgrammeDefined" },
        { "none", "Admit", "NotDefined" },
        { "none", "Renew", "NotDefined" },
        { "none", "End", "NotDefined" },
        { "none", "Correct", "NotDefined" },
        { "none", "LinkCall", "NotDefined" },
        { "none", "UnlinkCall", "NotDefined" },
        { "none", "FollowList", "NotDefined" },
        { "defined", "Define", "ProgrammeRevised" },
        { "defined", "Admit", "MembersAdmitted" },
        { "defined", "Renew", "MembersUnacceptable" },
        { "defined", "End", "NoSuchMember" },
        { "defined", "Correct", "NoSuchMember" },
        { "defined", "LinkCall", "CallLinked" },
        { "defined", "UnlinkCall", "nothing" },
        { "defined", "FollowList", "NotItsCall" },
        { "linked", "Define", "ProgrammeRevised" },
        { "linked", "Admit", "MembersAdmitted" },
        { "linked", "Renew", "MembersUnacceptable" },
        { "linked", "End", "NoSuchMember" },
        { "linked", "Correct", "NoSuchMember" },
        { "linked", "LinkCall", "nothing" },
        { "linked", "UnlinkCall", "CallUnlinked" },
        { "linked", "FollowList", "MembersAdmitted MembershipEnded" },
        { "followed", "Define", "ProgrammeRevised" },
        { "followed", "Admit", "MembersAdmitted" },
        { "followed", "Renew", "MembersUnacceptable" },
        { "followed", "End", "NoSuchMember" },
        { "followed", "Correct", "NoSuchMember" },
        { "followed", "LinkCall", "nothing" },
        { "followed", "UnlinkCall", "CallUnlinked" },
        { "followed", "FollowList", "nothing" },
        { "populated", "Define", "ProgrammeRevised" },
        { "populated", "Admit", "MembersAdmitted" },
        { "populated", "Renew", "MembersRenewed" },
        { "populated", "End", "MembershipEnded" },
        { "populated", "Correct", "MemberCorrected" },
        { "populated", "LinkCall", "CallLinked" },
        { "populated", "UnlinkCall", "nothing" },
        { "populated", "FollowList", "NotItsCall" },
        { "renewed", "Define", "ProgrammeRevised" },
        { "renewed", "Admit", "MembersAdmitted" },
        { "renewed", "Renew", "nothing" },
        { "renewed", "End", "AlreadyEnded" },
        { "renewed", "Correct", "MemberCorrected" },
        { "renewed", "LinkCall", "CallLinked" },
        { "renewed", "UnlinkCall", "nothing" },
        { "renewed", "FollowList", "NotItsCall" },
        { "ended", "Define", "ProgrammeRevised" },
        { "ended", "Admit", "MembersAdmitted" },
        { "ended", "Renew", "MembersUnacceptable" },
        { "ended", "End", "nothing" },
        { "ended", "Correct", "MemberCorrected" },
        { "ended", "LinkCall", "CallLinked" },
        { "ended", "UnlinkCall", "nothing" },
        { "ended", "FollowList", "NotItsCall" },
        { "none", "PlanWaves", "NotDefined" },
        { "none", "EndWaves", "NotDefined" },
        { "none", "BeginWave", "NotDefined" },
        { "defined", "PlanWaves", "WavesPlanned" },
        { "defined", "EndWaves", "nothing" },
        { "defined", "BeginWave", "nothing" },
        { "linked", "PlanWaves", "WavesPlanned" },
        { "linked", "EndWaves", "nothing" },
        { "linked", "BeginWave", "nothing" },
        { "followed", "PlanWaves", "WavesPlanned" },
        { "followed", "EndWaves", "nothing" },
        { "followed", "BeginWave", "nothing" },
        { "populated", "PlanWaves", "WavesPlanned" },
        { "populated", "EndWaves", "nothing" },
        { "populated", "BeginWave", "nothing" },
        { "renewed", "PlanWaves", "WavesPlanned" },
        { "renewed", "EndWaves", "nothing" },
        { "renewed", "BeginWave", "nothing" },
        { "ended", "PlanWaves", "WavesPlanned" },
        { "ended", "EndWaves", "nothing" },
        { "ended", "BeginWave", "nothing" },
        { "waving", "Define", "ProgrammeRevised" },
        { "waving", "Admit", "MembersAdmitted" },
        { "waving", "Renew", "MembersUnacceptable" },
        { "waving", "End", "NoSuchMember" },
        { "waving", "Correct", "NoSuchMember" },
        { "waving", "LinkCall", "nothing" },
        { "waving", "UnlinkCall", "CallUnlinked" },
        { "waving", "FollowList", "MembersAdmitted MembershipEnded" },
        { "waving", "PlanWaves", "nothing" },
        { "waving", "EndWaves", "WavesEnded" },
        { "waving", "BeginWave", "WaveBegun" },
        { "stopped", "Define", "ProgrammeRevised" },
        { "stopped", "Admit", "MembersAdmitted" },
        { "stopped", "Renew", "MembersUnacceptable" },
        { "stopped", "End", "NoSuchMember" },
        { "stopped", "Correct", "NoSuchMember" },
        { "stopped", "LinkCall", "nothing" },
        { "stopped", "UnlinkCall", "CallUnlinked" },
        { "stopped", "FollowList", "MembersAdmitted MembershipEnded" },
        { "stopped", "PlanWaves", "WavesPlanned" },
        { "stopped", "EndWaves", "nothing" },
        { "stopped", "BeginWave", "nothing" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Each_state_answers_each_command(string state, string command, string answer) =>
        Answer(States[state], Commands[command]).ShouldBe(answer);

    [Fact]
    public void Every_pair_is_enumerated()
    {
        Answers.Select(row => (row.Data.Item1, row.Data.Item2)).ToHashSet().Count.ShouldBe(States.Count * Commands.Count);
        typeof(ProgrammeCommand).GetNestedTypes().Select(type => type.Name).ShouldBe(Commands.Keys, ignoreOrder: true);
    }

    [Fact]
    public void All_faults_of_a_definition_are_said_at_once()
    {
        var definition = Definition with
        {
            Name = "",
            Fictitious = true,
            Phases = [new("un", "Phase 1", new(2018, 1, 1), new(2017, 1, 1)), new("un", "", new(2016, 1, 1))],
            Targets = [new(0, new(2022, 1, 1), "absente")],
            Envelopes = [new(0, "")],
            Opening = Definition.Opening! with { ByCategory = new Dictionary<string, int> { ["qpv"] = 9 } },
        };

        Faults(ProgrammeDecision.Decide(null, new Define("Mal Écrit", definition), Now)).ShouldBe(
            [
                "id", "name", "notice", "phases[0].to", "phases[1].key", "phases[1].label", "phases[1].from", "targets[0].count",
                "targets[0].category", "envelopes[0].cents", "envelopes[0].label", "opening.byCategory",
            ], ignoreOrder: true);
    }

    [Fact]
    public void All_faults_of_a_batch_are_said_at_once_and_nobody_comes_in()
    {
        var state = After(Defined, new Admit([new("a", Day(10))]));

        var refused = ProgrammeDecision.Decide(
            state, new Admit([
                new("a", Day(11)), new("b", Day(-1)), new("b", Day(3, "03", "absente"), "trois"),
                new("Ç", Day(3) with { Name = " ", Bodies = [], Departements = [] }),
            ]), Now);

        Faults(refused).ShouldBe(
            [
                "members[0].key", "members[1].member.since", "members[2].key", "members[2].member.categories", "members[2].phase",
                "members[3].key", "members[3].member.name", "members[3].member.bodies", "members[3].member.departements",
            ], ignoreOrder: true);
    }

    [Fact]
    public void A_batch_sent_again_after_an_erratum_admits_only_who_is_not_in()
    {
        var state = After(
            Defined, new Admit([new("a", Day(10))]), new Correct("a", Day(10) with { Name = "Bien nommé" }, "Nom mal écrit."));

        var again = After(state, new Admit([new("a", Day(10)), new("b", Day(20))]));

        again.Memberships.Select(one => one.Key).ShouldBe(["a", "b"]);
        again.Find("a")!.Member.Name.ShouldBe("Bien nommé");
        again.Find("a")!.AsAdmitted.Name.ShouldBe("Membre 10");
    }

    [Fact]
    public void What_members_and_calls_use_is_not_taken_away_by_a_revision()
    {
        var state = After(Defined, new Admit([new("a", Day(10, "03", "hors"), "un")]), new LinkCall(Call, []));

        var revised = Definition with
        {
            Categories = [],
            Phases = [],
            Targets = [],
            Opening = Definition.Opening! with { At = new(2022, 1, 1) },
        };

        Faults(ProgrammeDecision.Decide(state, new Define("essai", revised), Now)).ShouldBe(
            ["categories", "categories", "phases", "phases", "opening.byCategory", "opening.at"], ignoreOrder: true);
    }

    [Fact]
    public void A_renewal_keeps_its_history()
    {
        var state = After(
            Defined, new Admit([new("a", Day(10), "un")]), new Renew([new("a", "a2", new(2022, 2, 1), "deux")]),
            new End("a2", new(2022, 6, 1), "A quitté le programme."));

        state.HistoryOf("a2").ShouldBe(state.HistoryOf("a"));
        state.HistoryOf("a").Select(one => (one.Key, one.Phase, one.Until, one.EndReason)).ShouldBe(
            [("a", "un", new DateOnly(2022, 2, 1), null), ("a2", "deux", new DateOnly(2022, 6, 1), "A quitté le programme.")]);
        state.HistoryOf("absent").ShouldBeEmpty();
    }

    [Fact]
    public void A_list_that_changed_is_followed_and_what_was_put_right_by_hand_stays()
    {
        var followed = After(Defined, new LinkCall(Call, []), new FollowList("vague", [Listed("1"), Listed("2")]));
        var moved = followed.Find("vague-1")!.Member with { Departements = [new("2A")] };
        var byHand = After(followed, new Correct("vague-1", moved, "Erreur."));

        var after = After(
            byHand, new FollowList(
                "vague",
                [
                    Listed("1", "Lauréat renommé") with { Erratum = "Nom mal écrit." },
                    Listed("2") with { GaveUpOn = new(2022, 3, 1), Reason = "Renonce." }, Listed("3"),
                ]));

        after.Memberships.Select(one => (one.Key, one.Member.Name, one.Until)).ShouldBe(
            [("vague-1", "Lauréat renommé", null), ("vague-2", "Lauréat 2", new DateOnly(2022, 3, 1)), ("vague-3", "Lauréat 3", null)]);
        after.Find("vague-1")!.Member.Departements.ShouldBe([new("2A")]);
        after.Find("vague-1")!.Corrections.Select(one => one.Reason).ShouldBe(["Erreur.", "Nom mal écrit."]);
        after.Memberships.ShouldAllBe(one => one.Phase == "deux" && one.Member.Categories.Contains("qpv"));
    }

    [Fact]
    public void A_call_is_linked_when_it_exists_is_of_no_other_programme_and_asks_for_categories_that_there_are()
    {
        var call = new LinkedCall("vague", "trois", ["absente"], "lieu");
        FormSection[] form = [new("s", "S", [new("lieu", "Où", QuestionKind.Choice, Choices: [new("qpv", "QPV"), new("mer", "En mer")])])];

        Faults(ProgrammeDecision.Decide(Defined, new LinkCall(call, null), Now)).ShouldBe(
            ["call", "phase", "categories", "categoryQuestion"]);
        Faults(ProgrammeDecision.Decide(Defined, new LinkCall(call, form), Now)).ShouldBe(["phase", "categories", "categoryQuestion"]);
        Answer(Defined, new LinkCall(Call, form, "autre")).ShouldBe("CallElsewhere");
        Answer(States["followed"], new LinkCall(Call with { Phase = null }, form)).ShouldBe("LinkFrozen");
    }

    private static FollowList Follow() =>
        new("vague", [Listed("1"), Listed("2") with { GaveUpOn = Opening.AddDays(60), Reason = "Renonce." }]);

    private static ListedMember Listed(string id, string? name = null) =>
        new(id, Day(50) with { Name = name ?? $"Lauréat {id}" });

    private static string Answer(ProgrammeState? state, ProgrammeCommand command)
    {
        var decided = ProgrammeDecision.Decide(state, command, Now);
        return decided.IsRefused
            ? decided.Refusal.GetType().Name
            : decided.Value.Length == 0 ? "nothing" : string.Join(' ', decided.Value.Select(fact => fact.GetType().Name));
    }

    private static IEnumerable<string> Faults(Result<ProgrammeFact[], ProgrammeRefusal> decided) => (decided.Refusal switch
    {
        ProgrammeRefusal.DefinitionUnacceptable refusal => refusal.Faults,
        ProgrammeRefusal.MembersUnacceptable refusal => refusal.Faults,
        ProgrammeRefusal.LinkUnacceptable refusal => refusal.Faults,
        _ => throw new InvalidOperationException($"{decided.Refusal} has no faults."),
    }).Select(fault => fault.Field);
}
