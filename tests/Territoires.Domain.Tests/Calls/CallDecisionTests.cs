using Territoires.Domain.Calls;
using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Calls;

public sealed class CallDecisionTests
{
    private static readonly DateTimeOffset Before = Opens.AddDays(-1);
    private static readonly DateTimeOffset After = Closes.AddMinutes(5);

    /// <summary>Every state with every command: what it answers. A pair that is missing here fails the next test.</summary>
    public static TheoryData<string, string, string> Answers => new()
    {
        { "none", "Define", "CallDefined" },
        { "none", "Open", "NotDefined" },
        { "none", "NoteOrchestration", "NotDefined" },
        { "none", "Close", "NotDefined" },
        { "Defined", "Define", "CallDefined" },
        { "Defined", "Open", "CallOpened" },
        { "Defined", "NoteOrchestration", "NotOpened" },
        { "Defined", "Close", "NotOpened" },
        { "Opened", "Define", "RulesFrozen" },
        { "Opened", "Open", "nothing" },
        { "Opened", "NoteOrchestration", "OrchestrationStarted" },
        { "Opened", "Close", "CallClosed" },
        { "Closed", "Define", "RulesFrozen" },
        { "Closed", "Open", "nothing" },
        { "Closed", "NoteOrchestration", "OrchestrationStarted" },
        { "Closed", "Close", "nothing" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Every_state_answers_every_command(string state, string command, string answer)
    {
        var now = command == "Close" ? After : Before;

        var decided = CallDecision.Decide(State(state), Command(command), now);

        Name(decided).ShouldBe(answer);
    }

    [Fact]
    public void The_table_names_every_state_and_every_command()
    {
        var states = Enum.GetNames<CallStage>().Append("none");
        var commands = typeof(CallCommand).GetNestedTypes().Select(type => type.Name);
        var pairs = Answers.Select(row => row.Data).Select(row => $"{row.Item1}/{row.Item2}");

        pairs.Order(StringComparer.Ordinal).ShouldBe(
            states.SelectMany(state => commands.Select(command => $"{state}/{command}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_call_does_not_close_at_its_closing_instant_but_just_after()
    {
        CallDecision.Decide(OpenCall, new Close(3), Closes).Refusal.ShouldBeOfType<CallRefusal.StillOpen>();
        CallDecision.Decide(OpenCall, new Close(3), Closes.AddMilliseconds(1)).Value.ShouldBe([new CallFact.CallClosed(3)]);
    }

    [Fact]
    public void A_call_whose_closing_has_passed_does_not_open() =>
        CallDecision.Decide(DefinedCall, new Open(), Closes).Refusal.ShouldBeOfType<CallRefusal.ClosingInThePast>();

    [Fact]
    public void All_faults_of_the_rules_are_said_at_once()
    {
        var rules = Rules with { Title = " ", Places = 0, Grid = [new Criterion("projet", "Projet", 90)], RequiredDocuments = ["plan"] };

        var refusal = CallDecision.Decide(null, new Define("Essai !", rules), Before).Refusal.ShouldBeOfType<CallRefusal.RulesUnacceptable>();

        refusal.Faults.Select(fault => fault.Field).ShouldBe(["id", "title", "places", "grid", "requiredDocuments"]);
    }

    [Theory]
    [InlineData("atelier-2026", true)]
    [InlineData("a", true)]
    [InlineData("a--b", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("A", false)]
    [InlineData("a b", false)]
    [InlineData("a\n", false)]
    [InlineData("", false)]
    public void A_call_is_named_in_small_letters_digits_and_single_hyphens(string id, bool valid) => CallId.IsValid(id).ShouldBe(valid);

    [Fact]
    public void A_call_name_has_sixty_characters_at_the_most()
    {
        CallId.IsValid(new string('a', CallId.MaxLength)).ShouldBeTrue();
        CallId.IsValid(new string('a', CallId.MaxLength + 1)).ShouldBeFalse();
    }

    private static CallState? State(string name) => name switch
    {
        "none" => null,
        "Defined" => DefinedCall,
        "Opened" => OpenCall,
        _ => ClosedCall,
    };

    private static CallCommand Command(string name) => name switch
    {
        "Define" => new Define("essai", Rules),
        "Open" => new Open(),
        "NoteOrchestration" => new NoteOrchestration(),
        _ => new Close(3),
    };

    private static string Name(Result<CallFact[], CallRefusal> decided) => decided switch
    {
        { IsRefused: true, Refusal: { } refusal } => refusal.GetType().Name,
        { Value: [] } => "nothing",
        { Value: [var fact] } => fact.GetType().Name,
        _ => "several",
    };
}
