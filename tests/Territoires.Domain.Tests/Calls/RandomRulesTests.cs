using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Calls;

/// <summary>
/// Rules drawn at random from a seed that is printed: those that hold run to their list, those that do not are refused with where,
/// and none stands still: at each stage somebody can end the call.
/// </summary>
public sealed class RandomRulesTests
{
    private const int Draws = 2000;

    [Fact]
    public void Whatever_chapters_it_has_a_call_runs_to_its_list_and_can_be_ended_at_every_stage()
    {
        var (valid, refused) = (0, 0);
        for (var seed = 0; seed < Draws; seed++)
        {
            var rules = Drawn(new Random(seed));
            var faults = RulesCheck.Faults("essai", rules);
            var defined = CallDecision.Decide(null, new Define("essai", rules), Opens);
            defined.IsRefused.ShouldBe(faults.Count > 0, $"seed {seed}");
            if (defined.IsRefused)
            {
                faults.ShouldAllBe(fault => fault.Field.Length > 0 && fault.Message.EndsWith('.'), $"seed {seed}");
                refused++;
            }
            else
            {
                ToItsList(rules, seed).IsPublishedAt(PublishAt).ShouldBeTrue($"seed {seed}");
                valid++;
            }
        }

        valid.ShouldBeGreaterThan(Draws / 10);
        refused.ShouldBeGreaterThan(Draws / 10);
    }

    private static CallState ToItsList(CallRules rules, int seed)
    {
        var files = (rules.Spotting?.AtLeast ?? 0) + rules.Places;
        ApplicationRef[] candidates = [.. Enumerable.Range(0, files).Select(i => new ApplicationRef($"id{i:D6}", $"essai-{i:D6}"))];
        var kept = candidates[..Math.Min(candidates.Length, rules.Screening?.Keeps ?? int.MaxValue)];
        var laureates = kept[..Math.Min(rules.Places, kept.Length)];
        var call = Folded(null, new Define("essai", rules), Opens, seed);
        call = Ended(Folded(call, new Open("graine"), Opens, seed), Opens, seed);
        if (rules.TakesApplications)
        {
            call = Ended(Folded(call, new Close(files), Closes.AddSeconds(1), seed), Closes.AddDays(1), seed);
        }

        var at = Closes.AddDays(2);
        if (rules.Jury)
        {
            call = Ended(Folded(call, new SetPanel(Seats), at, seed), at, seed);
            call = Ended(Folded(call, new NoteSession("session-1", []), at, seed), at, seed);
            var outcome = new SessionOutcome("session-1", "essai", IsSigned: true,
                [.. kept.Select(file => new ItemOutcome(file.Id, file.Number, 3, 3, Adopted: true))]);
            var proposal = Domain.Selection.Proposal.Of(outcome, rules.Places);
            laureates = [.. proposal.Lines.Select(line => new ApplicationRef(line.ApplicationId, line.Number))];
            call = Ended(Folded(call, new SendProposal(proposal, outcome), at, seed), at, seed);
        }

        call = Ended(Folded(call, new Designate(laureates, [], kept, null, [], files), at, seed), at, seed);
        call = Ended(Folded(call, new SchedulePublication(PublishAt), at, seed), at, seed);
        return Folded(call, new NotePublished(), PublishAt, seed);
    }

    /// <summary>The call as it is, once it was seen that an administrator could end it.</summary>
    private static CallState Ended(CallState call, DateTimeOffset at, int seed)
    {
        CallDecision.Decide(call, new End(CallEndKind.Cancelled, "Abandonné.", AnyCandidate: true), at).IsRefused
            .ShouldBeFalse($"seed {seed}, {call.Stage}");
        return call;
    }

    private static CallState Folded(CallState? call, CallCommand command, DateTimeOffset at, int seed)
    {
        var decided = CallDecision.Decide(call, command, at);
        decided.IsRefused.ShouldBeFalse($"seed {seed}: {command.GetType().Name} {decided.Refusal}");
        return decided.Value.Aggregate(call, CallEvolution.Evolve)!;
    }

    /// <summary>
    /// Questions of any kind that are shown as anything, which may suit and may be shown so already, and documents that are asked of all,
    /// of some or of each of several.
    /// </summary>
    private static FormSection Asked(Random random) => new("site", "Le site",
        [
            new Question("pollue", "Pollué", QuestionKind.Choice, Choices: [new("oui", "Oui"), new("non", "Non")]),
            .. Enumerable.Range(0, random.Next(0, 3)).Select(i => new Question(
                $"piece-{i}", "Pièce", QuestionKind.Document, Required: random.Next(2) == 0,
                OnlyIf: random.Next(2) == 0 ? new Condition("pollue", [random.Next(8) == 0 ? "peut-etre" : "oui"]) : null)),
            .. Enumerable.Range(0, random.Next(1, 3)).Select(i => new Question(
                $"question-{i}", "Question", random.Next(2) == 0 ? QuestionKind.Text : (QuestionKind)random.Next(0, 5),
                ShownAs: random.Next(3) == 0 ? null : (ShownAs)random.Next(0, 3))),
        ],
        Repeat: random.Next(4) == 0 ? new Repeat("site", 3) : null);

    private static CallRules Drawn(Random random)
    {
        bool Chance(int percent) => random.Next(100) < percent;
        var (deposit, reading) = (Chance(50), Chance(50));
        return Rules with
        {
            Places = random.Next(0, 12),
            Calendar = Rules.Calendar with
            {
                Closes = deposit ? Rules.Calendar.Closes : null,
                ReviewsBy = reading ? Rules.Calendar.ReviewsBy : null,
            },
            Grid = reading != Chance(5) ? Rules.Grid : [],
            RequiredDocuments = deposit != Chance(5) ? Rules.RequiredDocuments : [],
            ShowsAnswers = Chance(60),
            Form = deposit && Chance(50) ? [Asked(random)] : [],
            SignatureRequired = deposit && Chance(30),
            Jury = Chance(50),
            Spotting = Chance(deposit ? 5 : 40) ? new Spotting("Les organisateurs", random.Next(-1, 400)) : null,
            Screening = Chance(40) ? new Screening(Chance(90) ? ["Un service rendu"] : [], Chance(50) ? random.Next(0, 40) : null) : null,
            Decision = Chance(50) ? new Decision(Chance(90) ? "La ministre" : "") : null,
            Support = Chance(50) ? new Support(Chance(90) ? "Une équipe" : "", random.Next(0, 60)) : null,
        };
    }
}
