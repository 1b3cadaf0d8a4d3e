using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using static Territoires.Domain.Instruction.ReviewCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Instruction;

public sealed class ReviewDecisionTests
{
    private static readonly DateTimeOffset Due = TestData.Calendar.ReviewsDue.Instant;
    private static readonly ReviewContext Context = new(
        Rules.Grid, IsAssigned: true, IsRecused: false, TestData.Calendar.ReviewsDue, ProcedureStage.Closed);
    private static readonly Dictionary<string, int> Scores = new() { ["projet"] = 5, ["portage"] = 0 };
    private static readonly Write Complete = new("review-1", "essai", "a", "j1", Scores, "Clair.", Context);
    private static readonly ReviewState Written = After(null, Complete);
    private static readonly ReviewState Final = After(Written, new Finalise(Context));

    public static TheoryData<string, string, string> Answers => new()
    {
        { "none", "Write", "ReviewStarted+ReviewWritten" },
        { "none", "Finalise", "NotWritten" },
        { "none", "Reopen", "NotWritten" },
        { "Written", "Write", "ReviewWritten" },
        { "Written", "Finalise", "ReviewFinalised" },
        { "Written", "Reopen", "nothing" },
        { "Final", "Write", "AlreadyFinal" },
        { "Final", "Finalise", "nothing" },
        { "Final", "Reopen", "ReviewReopened" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Every_state_answers_every_command(string state, string command, string answer) =>
        Answer(State(state),
            command switch { "Write" => Complete with { Comment = "Autre." }, "Reopen" => new Reopen(Context), _ => new Finalise(Context) })
                .ShouldBe(answer);

    [Fact]
    public void The_table_names_every_state_and_every_command()
    {
        var commands = typeof(ReviewCommand).GetNestedTypes().Select(type => type.Name);

        Answers.Select(row => $"{row.Data.Item1}/{row.Data.Item2}").Order(StringComparer.Ordinal).ShouldBe(
            Enum.GetNames<ReviewStage>().Append("none").SelectMany(state => commands.Select(command => $"{state}/{command}"))
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("Written")]
    [InlineData("Final")]
    public void A_juror_who_is_not_assigned_or_is_recused_learns_nothing(string state)
    {
        foreach (var context in new[] { Context with { IsAssigned = false }, Context with { IsRecused = true } })
        {
            Answer(State(state), Complete with { Context = context }).ShouldBe("NotYours");
            Answer(State(state), new Finalise(context)).ShouldBe("NotYours");
            Answer(State(state), new Reopen(context)).ShouldBe("NotYours");
        }

        Answer(State(state), Complete).ShouldBe(state == "none" ? "ReviewStarted+ReviewWritten" : "nothing");
    }

    [Fact]
    public void Nothing_is_written_after_the_deadline_and_all_is_until_it()
    {
        var late = Due.AddMilliseconds(1);
        Name(ReviewDecision.Decide(null, Complete, Due)).ShouldBe("ReviewStarted+ReviewWritten");
        Name(ReviewDecision.Decide(null, Complete, late)).ShouldBe("ReviewsClosed");
        Name(ReviewDecision.Decide(Written, Complete with { Comment = null }, late)).ShouldBe("ReviewsClosed");
        Name(ReviewDecision.Decide(Written, new Finalise(Context), late)).ShouldBe("ReviewsClosed");
        Name(ReviewDecision.Decide(Final, new Finalise(Context), late)).ShouldBe("nothing");
        Name(ReviewDecision.Decide(Final, new Reopen(Context), late)).ShouldBe("ReviewsClosed");
    }

    [Fact]
    public void A_final_review_is_taken_up_again_changed_and_made_final_anew()
    {
        var reopened = After(Final, new Reopen(Context));

        reopened.IsFinal.ShouldBeFalse();
        After(After(reopened, Complete with { Comment = "Mieux lu." }), new Finalise(Context)).ShouldSatisfyAllConditions(
            review => review.IsFinal.ShouldBeTrue(), review => review.Comment.ShouldBe("Mieux lu."), review =>
                review.Scores.ShouldBe(Scores));
    }

    [Fact]
    public void Once_the_jury_is_convened_no_review_changes_however_far_its_deadline()
    {
        var convened = Context with { Stage = ProcedureStage.Convened };

        Answer(null, Complete with { Context = convened }).ShouldBe("ReviewsFrozen");
        Answer(Written, Complete with { Comment = "Autre.", Context = convened }).ShouldBe("ReviewsFrozen");
        Answer(Written, new Finalise(convened)).ShouldBe("ReviewsFrozen");
        Answer(Final, new Finalise(convened)).ShouldBe("nothing");
        ReviewContext.Of(ConvenedCall, Admissible, "j1").Stage.ShouldBe(ProcedureStage.Convened);
    }

    [Fact]
    public void Another_juror_s_review_is_not_yours() => Answer(Written, Complete with { JurorId = "j2" }).ShouldBe("NotYours");

    [Fact]
    public void A_review_is_written_in_several_sittings_and_ends_with_every_score()
    {
        var partial = After(null, Complete with { Scores = new Dictionary<string, int> { ["projet"] = 3 } });

        ReviewDecision.Decide(partial, new Finalise(Context), Due).Refusal.ShouldBeOfType<ReviewRefusal.ScoresMissing>().Criteria.Select(
            criterion => criterion.Key).ShouldBe(["portage"]);
        After(partial, Complete).Scores.ShouldBe(Scores);
    }

    [Fact]
    public void All_faults_of_a_review_are_said_at_once()
    {
        var wrong = Complete with
        {
            Scores = new Dictionary<string, int> { ["projet"] = 6, ["portage"] = -1, ["charme"] = 3 },
            Comment = new string('x', ReviewCheck.MaxComment + 1),
        };

        ReviewDecision.Decide(null, wrong, Due).Refusal.ShouldBeOfType<ReviewRefusal.ReviewUnacceptable>()
            .Faults.Select(fault => fault.Field).ShouldBe(["scores.projet", "scores.portage", "scores.charme", "comment"]);
    }

    [Fact]
    public void The_context_tells_assignment_recusal_and_place_on_the_panel()
    {
        var application = Admissible with { Assigned = ["j1", "j9"], Recusals = [new Recusal("j3", RecusalGround.Elected)] };

        ReviewContext.Of(PanelCall, application, "j1").ShouldBe(Context);
        ReviewContext.Of(PanelCall, application, "j2").IsAssigned.ShouldBeFalse();
        ReviewContext.Of(PanelCall, application, "j9").IsAssigned.ShouldBeFalse();
        ReviewContext.Of(PanelCall, application, "j3").IsRecused.ShouldBeTrue();
    }

    private static ReviewState? State(string name) => name switch
    {
        "none" => null,
        "Written" => Written,
        _ => Final,
    };

    private static string Answer(ReviewState? state, ReviewCommand command) => Name(ReviewDecision.Decide(state, command, Due));

    private static ReviewState After(ReviewState? state, ReviewCommand command) =>
        ReviewDecision.Decide(state, command, Due).Value.Aggregate(state, ReviewEvolution.Evolve)!;
}
